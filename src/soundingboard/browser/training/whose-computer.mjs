/** The question that comes before anything is kept, and what is said of the answer ever after. */

import { make } from '../tree/dom.mjs';
import { button, choice, Problems, submit } from './forms.mjs';
import * as words from './words.mjs';

/**
 * @import { Store } from '../store/store.mjs'
 */

/**
 * @param {Store} store
 * @param {URL | null} about the page on what is stored
 * @returns {{ element: HTMLElement, heading: HTMLElement }}
 */
export function whoseComputer(store, about) {
  const heading = make('h2', { class: 'sb-js-stage__heading' }, words.WHOSE_TITLE);
  const own = choice({
    type: 'radio',
    name: 'computer',
    value: 'own',
    label: [words.OWN],
    hint: words.OWN_HINT,
  });
  const shared = choice({
    type: 'radio',
    name: 'computer',
    value: 'shared',
    label: [words.SHARED_CHOICE],
    hint: words.SHARED_HINT,
  });
  const fieldset = make(
    'fieldset',
    { class: 'sb-js-fieldset' },
    make('legend', { class: 'sb-js-legend' }, heading),
    make('p', {}, words.WHOSE_HINT, ' ', aboutLink(about)),
    make('div', { class: 'sb-js-choices' }, own.row, shared.row),
  );
  const form = make('form', { class: 'sb-js-form', novalidate: true }, fieldset, submit(words.CONTINUE));
  const problems = new Problems(form);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (own.input.checked) {
      void store.useDevice();
    } else if (shared.input.checked) {
      void store.useVisit();
    } else {
      problems.show([{ message: words.CHOOSE_COMPUTER, control: own.input, row: fieldset }]);
    }
  });
  const ended = store.ended
    ? [make('p', { class: 'sb-js-notice', role: 'status' }, words.VISIT_ENDED)]
    : [];
  return { element: make('div', { class: 'sb-js-whose' }, ...ended, form), heading };
}

/**
 * What the person must know about where their things are.
 *
 * @param {Store} store
 * @param {() => Promise<boolean>} mayEnd whether the visit may be ended now
 * @returns {HTMLElement | null}
 */
export function keepingNotice(store, mayEnd) {
  if (store.kind === 'undecided') {
    return null;
  }
  if (store.kind === 'visit') {
    const end = button(words.END_VISIT, () => {
      void mayEnd().then((may) => (may ? store.endVisit() : undefined));
    });
    return make('div', { class: 'sb-js-notice sb-js-keeping' }, make('p', {}, words.SHARED), end);
  }
  if (store.trouble) {
    const told = store.trouble === 'full' ? words.FULL : words.UNAVAILABLE;
    return make('div', { class: 'sb-js-notice sb-js-keeping' }, make('p', {}, told));
  }
  return null;
}

/** @param {URL | null} about */
function aboutLink(about) {
  return about ? make('a', { href: about.href }, words.STORED_LINK) : '';
}
