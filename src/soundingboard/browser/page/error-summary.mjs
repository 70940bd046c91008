/** What went wrong, said at the top of the question and linked to the control that mends it. */

import { make } from './dom.mjs';
import * as words from './problem-words.mjs';

/**
 * @param {{ message: string, control: HTMLElement }[]} problems in the order of the page
 * @returns {HTMLElement} to be put on the page and then given focus
 */
export function errorSummaryOf(problems) {
  const heading = make('h2', { id: 'sb-problem', class: 'sb-js-problem__heading' }, words.PROBLEM);
  const items = problems.map((problem) => make('li', {}, linkTo(problem)));
  return make(
    'div',
    { class: 'sb-js-problem', tabindex: '-1', role: 'group', 'aria-labelledby': heading.id },
    make('div', { role: 'alert' }, heading, make('ul', {}, ...items)),
  );
}

/** @param {{ message: string, control: HTMLElement }} problem */
function linkTo({ message, control }) {
  const link = make('a', { href: `#${control.id}` }, message);
  link.addEventListener('click', (event) => {
    // Followed as a link it would take the walk out of the address.
    event.preventDefault();
    event.stopPropagation();
    control.focus();
  });
  return link;
}
