/**
 * The shell's own line on the page: that Python is late, or can't be had. It is a live region, so that a
 * screen reader says it, too.
 */

import { make } from '../page/dom.mjs';
import * as words from './words.mjs';

/**
 * @import { Blame } from '../engine/blame.mjs'
 */

const SOON = 2_000; // How long to wait, in milliseconds, before showing that Python is working.

export class Late {
  /** @type {HTMLElement | null} */
  #line;
  #due;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #timer;
  #told = '';

  /**
   * @param {HTMLElement | null} line where it is said, which has the page's own words as data
   * @param {() => boolean} due whether to show that Python is still working
   */
  constructor(line, due) {
    this.#line = line;
    this.#due = due;
  }

  /** A reply is waited for from now on. */
  wait() {
    this.#timer ??= setInterval(() => {
      if (this.#due()) {
        this.#stop();
        this.#tell(this.#line?.dataset.working ?? words.WORKING);
      }
    }, SOON);
  }

  /** A reply has come, or isn't wanted any more. */
  clear() {
    this.#stop();
    this.#told = '';
    this.#line?.replaceChildren();
  }

  /**
   * There will be no reply.
   *
   * @param {Blame} blame
   */
  fail(blame) {
    this.#stop();
    this.#tell(words.unavailable(blame, this.#line?.dataset ?? {}));
  }

  /** There will be no reply until the page has been loaded again. */
  outdated() {
    this.#stop();
    const button = make('button', { type: 'button', class: 'sb-js-button' }, words.RELOAD);
    button.addEventListener('click', () => location.reload());
    this.#tell(words.OUTDATED, ' ', button);
  }

  #stop() {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /**
   * Nothing is said again while it is on the page.
   *
   * @param {string} sentence
   * @param {...(Node | string)} more
   */
  #tell(sentence, ...more) {
    if (sentence !== this.#told) {
      this.#told = sentence;
      this.#line?.replaceChildren(sentence, ...more);
    }
  }
}
