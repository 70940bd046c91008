/** The button that sends a form off to the page's own script. */

import { make } from './dom.mjs';

/**
 * A frame may forbid forms, as those of learning platforms do: then a browser drops a submission
 * before anybody hears of it. So the button calls the form's listeners itself. Pressing Enter in a
 * field clicks it, too.
 *
 * @param {string} words
 */
export function submitButton(words) {
  const button = make(
    'button',
    { type: 'submit', class: 'sb-js-button sb-js-button--main' },
    words,
  );
  button.addEventListener('click', (event) => {
    event.preventDefault();
    button.form?.dispatchEvent(
      new SubmitEvent('submit', { bubbles: true, cancelable: true, submitter: button }),
    );
  });
  return button;
}
