/**
 * `<sb-procedure-picker>`: which procedure the reader works under, kept on the device and shown
 * first.
 */

import { wordsOf } from '../page/dom.mjs';
import { Announcer } from '../page/announce.mjs';
import { remember, remembered } from './memory.mjs';
import { showFirst } from './show-first.mjs';

/**
 * Wraps a `select` whose values are the procedures' ids. It is hidden until a script can do what it
 * offers; the page's lists stand in their own order without it.
 */
export class SbProcedurePicker extends HTMLElement {
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
