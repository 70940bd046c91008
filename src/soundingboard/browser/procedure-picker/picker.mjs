/**
 * `<sb-procedure-picker>`: which procedure the reader works under, kept on the device and shown
 * first.
 */

import { make, wordsOf } from '../page/dom.mjs';
import { Announcer } from '../page/announce.mjs';
import { remember, remembered } from './memory.mjs';

/** The order that each list had when the page came. @type {WeakMap<Element, Element[]>} */
const asMade = new WeakMap();

const YOURS = 'sb-procedure-picker__yours';

/**
 * Wraps a `select` whose values are the procedures' ids. It is hidden until a script can do what it
 * offers; without it, the page's lists keep their own order.
 */
export class SbPicker extends HTMLElement {
  #announcer = new Announcer();

  connectedCallback() {
    const select = /** @type {HTMLSelectElement} */ (this.querySelector('select'));
    select.value = remembered();
    select.selectedIndex = Math.max(select.selectedIndex, 0); // One that isn't there any more.
    showFirst(document, select.value, this.dataset.yours ?? '');
    select.onchange = () => this.#choose(select);
    this.append(this.#announcer.element);
    this.hidden = false;
  }

  /** @param {HTMLSelectElement} select */
  #choose(select) {
    const kept = remember(select.value);
    showFirst(document, select.value, this.dataset.yours ?? '');
    const [option] = select.selectedOptions;
    const { none = '', device = '', page = '' } = this.dataset;
    const said = !select.value || !option ? none : kept ? device : page;
    this.#announcer.say(said.replace('{procedure}', option ? wordsOf(option) : ''));
  }
}

/**
 * Puts one procedure before the others, wherever a list of the page has an entry for each. An entry
 * is an `li` that holds a link with `data-procedure`, the procedure's id.
 *
 * @param {ParentNode} page
 * @param {string} procedure empty where none is chosen
 * @param {string} yours what is said of its entry
 */
function showFirst(page, procedure, yours) {
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
