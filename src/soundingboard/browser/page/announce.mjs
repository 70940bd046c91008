/** The one polite live region of an element. */

import { make } from './dom.mjs';

/** Long enough that a screen reader has begun on the heading that focus moved to. */
const AFTER_FOCUS = 200;

/**
 * Says things to screen readers without moving focus. Put `element` on the page before speaking.
 */
export class Announcer {
  element = make('p', { role: 'status', class: 'sb-js-hidden' });

  /** @param {string} words in place of those before */
  say(words) {
    this.element.textContent = '';
    setTimeout(() => (this.element.textContent = words), AFTER_FOCUS);
  }
}
