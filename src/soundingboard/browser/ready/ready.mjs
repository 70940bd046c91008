/** `<sb-ready>`: a text that a step has ready, and a button that copies it. Nothing is sent. */

import { within } from '../patience.mjs';
import { Announcer } from '../tree/announce.mjs';
import { make } from '../tree/dom.mjs';
import { answersAsList } from './answers-as-list.mjs';
import * as words from './words.mjs';

const PATIENCE = 2_000; // Milliseconds: some browsers ask for leave, and get no answer.

let made = 0;

/**
 * Wraps a `pre` with the text. Inside `<sb-tree>`, what is copied is followed by the answers that
 * the reader gave.
 */
export class SbReady extends HTMLElement {
  #announcer = new Announcer();
  #told = make('div', { class: 'sb-ready__told' });

  /** @type {HTMLElement | null} */
  #bar = null;

  connectedCallback() {
    if (this.#bar || !this.querySelector('pre')) {
      return;
    }
    const button = make('button', { type: 'button', class: 'sb-js-button' }, words.COPY);
    button.addEventListener('click', () => void this.#copy());
    this.#bar = make('div', { class: 'sb-ready__bar' }, button, this.#told);
    this.append(this.#bar, this.#announcer.element);
  }

  disconnectedCallback() {
    this.#announcer.end();
    this.#bar?.remove();
    this.#bar = null;
    this.#told.replaceChildren();
  }

  async #copy() {
    const text = this.querySelector('pre')?.textContent?.trim() ?? '';
    const answers = answersAsList(this.closest('sb-tree'));
    const whole = [text, answers].filter(Boolean).join('\n\n');
    try {
      await within(PATIENCE, () => navigator.clipboard.writeText(whole));
      const said = answers ? words.COPIED_WITH_ANSWERS : words.COPIED;
      this.#told.replaceChildren(make('p', {}, said));
      this.#announcer.say(said);
    } catch {
      this.#showToCopy(whole);
    }
  }

  /**
   * The whole text in a box, selected, for a browser that does not let the page copy.
   *
   * @param {string} whole
   */
  #showToCopy(whole) {
    made += 1;
    const rows = String(Math.min(whole.split('\n').length + 1, 16));
    const box = make('textarea', { id: `sb-ready-${made}`, readonly: true, rows });
    box.value = whole;
    this.#told.replaceChildren(make('label', { for: box.id }, words.COPY_BY_HAND), box);
    box.focus();
    box.select();
  }
}
