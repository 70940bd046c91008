/** The question that comes before anything is kept, and what is said of the answer ever after. */

import { canSign } from '../shell/signatures.mjs';
import { make } from '../page/dom.mjs';
import { submitButton } from '../page/submit-button.mjs';
import { button, choice, Problems } from './forms.mjs';
import * as words from './words.mjs';

/**
 * @import { Store } from './store.mjs'
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
  const form = make('form', { class: 'sb-js-form', novalidate: true }, fieldset, submitButton(words.CONTINUE));
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
  const told = [store.ended ? words.VISIT_ENDED : '', canSign() ? '' : words.WITHOUT_RECEIPT]
    .filter(Boolean)
    .map((sentence) => make('p', { class: 'sb-js-notice', role: 'status' }, sentence));
  return { element: make('div', { class: 'sb-js-whose' }, ...told, form), heading };
}

/**
 * What the person must know about where their things are.
 *
 * @param {Store} store
 * @returns {HTMLElement | null}
 */
export function keepingNotice(store) {
  if (store.kind === 'visit') {
    const place = make('div', { class: 'sb-js-notice sb-js-keeping' });
    const told = make('p', {}, words.SHARED);
    const end = button(words.END_VISIT, () => void endVisit(store, place, [told, end]));
    place.append(told, end);
    return place;
  }
  if (store.kind === 'device' && store.trouble) {
    const told = make('p', {}, words.TROUBLE[store.trouble]);
    return make('div', { class: 'sb-js-notice sb-js-keeping', role: 'status' }, told);
  }
  return null;
}

/**
 * Ends the visit; where that would lose a receipt, asks first, and in the page: a frame may swallow a
 * dialog, and the answer with it.
 *
 * @param {Store} store
 * @param {HTMLElement} place
 * @param {HTMLElement[]} before what stands there
 */
async function endVisit(store, place, before) {
  const unsaved = (await store.receipts()).some(({ handed }) => !handed);
  if (!unsaved) {
    await store.endVisit();
    return;
  }
  const question = make('p', { tabindex: '-1' }, words.VISIT_LOSES);
  const yes = button(words.VISIT_END_YES, () => void store.endVisit());
  const no = button(words.VISIT_END_NO, () => {
    place.replaceChildren(...before);
    before.at(-1)?.focus();
  });
  place.replaceChildren(question, make('div', { class: 'sb-js-actions__buttons' }, no, yes));
  question.focus();
}

/** @param {URL | null} about */
function aboutLink(about) {
  return about ? make('a', { href: about.href }, words.STORED_LINK) : '';
}
