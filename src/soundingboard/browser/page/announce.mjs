/** The one polite live region of an element. */

import { make } from './dom.mjs';

/** Long enough that a screen reader has begun on the heading that focus moved to. */
const AFTER_FOCUS = 200;

/**
 * Says things to screen readers without moving focus. Put `element` on the page before speaking.
 */
export class Announcer {
  element = make('p', { role: 'status', class: 'sb-js-hidden' });

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @type {string[]} */
  #waiting = [];

  /**
   * Several things said at nearly the same time are spoken together.
   *
   * @param {string} words
   */
  say(words) {
    this.#waiting.push(words);
    clearTimeout(this.#timer);
    this.element.textContent = '';
    this.#timer = setTimeout(() => {
      this.element.textContent = this.#waiting.join(' ');
      this.#waiting = [];
    }, AFTER_FOCUS);
  }

  /** Removes what was said about an earlier step. What waits to be said will still be said. */
  clear() {
    this.element.textContent = '';
  }

  /** Says nothing more. */
  end() {
    clearTimeout(this.#timer);
    this.element.remove();
  }
}
