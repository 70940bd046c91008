/** Puts one procedure before the others, wherever a list of the page has an entry for each. */

import { make } from '../page/dom.mjs';

/** The order that each list had when the page came. @type {WeakMap<Element, Element[]>} */
const asMade = new WeakMap();

const YOURS = 'sb-procedure-picker__yours';

/**
 * An entry is an `li` that holds a link with `data-procedure`, the procedure's id.
 *
 * @param {ParentNode} page
 * @param {string} procedure empty where none is chosen
 * @param {string} yours what is said of its entry
 */
export function showFirst(page, procedure, yours) {
  const links = [...page.querySelectorAll(':is(ul, ol) > li a[data-procedure]')];
  const lists = new Set(links.map((link) => link.closest('ul, ol')));
  lists.forEach((list) => order(/** @type {Element} */ (list), procedure, yours));
}

/**
 * @param {Element} list
 * @param {string} procedure
 * @param {string} yours
 */
function order(list, procedure, yours) {
  const made = asMade.get(list) ?? [...list.children];
  asMade.set(list, made);
  const linkOf = (/** @type {Element} */ item) => item.querySelector('a[data-procedure]');
  const isChosen = (/** @type {Element} */ item) =>
    procedure !== '' && linkOf(item)?.getAttribute('data-procedure') === procedure;
  list.replaceChildren(...[...made].sort((a, b) => Number(isChosen(b)) - Number(isChosen(a))));
  for (const item of made) {
    item.toggleAttribute('data-chosen', isChosen(item));
    item.querySelector(`.${YOURS}`)?.remove();
    if (isChosen(item)) {
      linkOf(item)?.append(make('span', { class: YOURS }, ` ${yours}`));
    }
  }
}
