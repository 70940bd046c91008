/** `<sb-ready>`: a text that a step has ready, and a button that copies it. Nothing is sent. */

import { Announcer } from '../page/announce.mjs';
import { copy } from '../page/copy.mjs';
import { make } from '../page/dom.mjs';
import * as words from './words.mjs';

/**
 * Wraps a `pre` with the text. What is copied is followed by the answers that the reader gave, if
 * an element around it has them as its `data-answers`.
 */
export class SbReady extends HTMLElement {
  #announcer = new Announcer();
  #told = make('div', { class: 'sb-ready__told' });
  #bar = make('div', { class: 'sb-ready__bar' });

  connectedCallback() {
    const button = make('button', { type: 'button', class: 'sb-js-button' }, words.COPY);
    button.addEventListener('click', () => void this.#copy());
    this.#bar.replaceChildren(button, this.#told);
    this.append(this.#bar, this.#announcer.element);
  }

  disconnectedCallback() {
    this.#announcer.end();
    this.#bar.remove();
    this.#told.replaceChildren();
  }

  #copy() {
    const text = this.querySelector('pre')?.textContent?.trim() ?? '';
    const around = /** @type {HTMLElement | null} */ (this.closest('[data-answers]'));
    const answers = around?.dataset.answers?.trim() ?? '';
    return copy([text, answers].filter(Boolean).join('\n\n'), {
      place: this.#told,
      copied: answers ? words.COPIED_WITH_ANSWERS : words.COPIED,
      byHand: answers ? words.COPY_BY_HAND_WITH_ANSWERS : words.COPY_BY_HAND,
      say: (sentence) => this.#announcer.say(sentence),
    });
  }
}
