/** Puts one procedure before the others, wherever a list of the page has an entry for each. */

import { make } from '../page/dom.mjs';
import { _ } from '../wording.mjs';

/** The order that each list had when the page came. @type {WeakMap<Element, Element[]>} */
const asMade = new WeakMap();

const YOURS = 'sb-chosen__yours';

/**
 * An entry is an `li` that holds a link with `data-procedure`, the procedure's id.
 *
 * @param {ParentNode} page
 * @param {string} procedure empty where none is chosen
 */
export function showFirst(page, procedure) {
  /** @type {Set<Element>} */
  const lists = new Set();
  for (const link of page.querySelectorAll('li a[data-procedure]')) {
    const list = link.closest('li')?.parentElement;
    if (list) {
      lists.add(list);
    }
  }
  for (const list of lists) {
    order(list, procedure);
  }
}

/**
 * @param {Element} list
 * @param {string} procedure
 */
function order(list, procedure) {
  const made = asMade.get(list) ?? [...list.children];
  asMade.set(list, made);
  const isChosen = (/** @type {Element} */ item) =>
    procedure !== '' &&
    item.querySelector('a[data-procedure]')?.getAttribute('data-procedure') === procedure;
  list.replaceChildren(
    ...made.filter(isChosen),
    ...made.filter((item) => !isChosen(item)),
  );
  for (const item of made) {
    item.toggleAttribute('data-chosen', isChosen(item));
    item.querySelector(`.${YOURS}`)?.remove();
    if (isChosen(item)) {
      item.querySelector('a[data-procedure]')?.append(make('span', { class: YOURS }, ` ${_('(yours)')}`));
    }
  }
}
