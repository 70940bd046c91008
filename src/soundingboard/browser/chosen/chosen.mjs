/** `<sb-chosen>`: which procedure the reader works under, kept on the device and shown first. */

import { wordsOf } from '../page/dom.mjs';
import { _, filled } from '../wording.mjs';
import { Announcer } from '../page/announce.mjs';
import { remember, remembered } from './memory.mjs';
import { showFirst } from './show-first.mjs';

/**
 * Wraps a `select` whose values are the procedures' ids. It is hidden until a script can do what it
 * offers; the page's lists stand in their own order without it.
 */
export class SbChosen extends HTMLElement {
  #announcer = new Announcer();

  connectedCallback() {
    const select = this.querySelector('select');
    if (!select) {
      return;
    }
    const known = [...select.options].map(({ value }) => value);
    const kept = remembered();
    select.value = known.includes(kept) ? kept : '';
    showFirst(document, select.value);
    select.onchange = () => this.#choose(select);
    this.append(this.#announcer.element);
    this.hidden = false;
  }

  disconnectedCallback() {
    this.#announcer.end();
  }

  /** @param {HTMLSelectElement} select */
  #choose(select) {
    const kept = remember(select.value);
    showFirst(document, select.value);
    const [option] = select.selectedOptions;
    if (!select.value || !option) {
      this.#announcer.say(_('No procedure is shown first.'));
      return;
    }
    const said = kept
      ? _('From now on, {procedure} is shown first on this device.')
      : _('{procedure} is shown first until you leave this page.');
    this.#announcer.say(filled(said, { procedure: wordsOf(option) }));
  }
}
