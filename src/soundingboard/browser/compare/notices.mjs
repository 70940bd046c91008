/** Sentences above the question. */

import { make } from '../page/dom.mjs';

/** @typedef {'edition' | 'left out' | 'changed'} Subject */

export class Notices {
  element = make('div', { class: 'sb-js-notices' });

  /** @type {Map<Subject, HTMLElement>} */
  #shown = new Map();

  /**
   * Says something about a subject in place of what was said before.
   *
   * @param {Subject} subject
   * @param {(string | Node)[]} sentence empty takes the notice away
   */
  put(subject, sentence) {
    this.#shown.get(subject)?.remove();
    this.#shown.delete(subject);
    if (sentence.length > 0) {
      const notice = make('p', { class: 'sb-js-notice', 'data-subject': subject }, ...sentence);
      this.#shown.set(subject, notice);
      this.element.append(notice);
    }
  }

  clear() {
    this.#shown.clear();
    this.element.replaceChildren();
  }

  get empty() {
    return this.#shown.size === 0;
  }

  /** Everything said, for the live region. */
  get text() {
    return [...this.#shown.values()].map((notice) => notice.textContent).join(' ');
  }
}
