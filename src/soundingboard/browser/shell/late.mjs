/**
 * The shell's own line on the page: that Python is late, or can't be had. It is a live region, so
 * that a screen reader says it, too.
 */

import { make } from '../page/dom.mjs';

/**
 * @import { Blame } from '../engine/errors.mjs'
 */

const SOON = 2_000; // How long to wait, in milliseconds, before showing that Python is working.
const LONG = 5; // After so many times that, there is a reason to explain.

export class Late {
  #line;
  #due;
  #program;
  #progress = make('progress', { max: '1' });
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #timer;
  #told = '';

  /**
   * @param {HTMLElement} line where it is said, which has the words as data
   * @param {() => boolean} due whether to show that Python is still working
   * @param {{ started: boolean, loaded: number }} program
   */
  constructor(line, due, program) {
    this.#line = line;
    this.#due = due;
    this.#program = program;
  }

  /** A reply is waited for from now on. */
  wait() {
    let turns = 0;
    this.#timer ??= setInterval(() => {
      turns += 1;
      if (this.#due()) {
        const { working = '', slow, progress = '' } = this.#line.dataset;
        const { started, loaded } = this.#program;
        this.#progress.value = loaded;
        this.#progress.ariaLabel = progress;
        const words = turns >= LONG && !started ? `${working} ${slow}` : working;
        this.#tell(words, ...(loaded > 0 && !started ? [this.#progress] : []));
      }
    }, SOON);
  }

  /** A reply has come, or isn't wanted any more. */
  clear() {
    this.#stop();
    this.#tell();
  }

  /**
   * There will be no reply.
   *
   * @param {Blame} blame
   * @param {(() => void) | null} again what a button does by which the reader asks for another try
   */
  fail(blame, again) {
    this.#stop();
    const { cannot, [blame]: why, instead, again: label } = this.#line.dataset;
    this.#tell(`${cannot} ${why} ${instead}`, ...(again ? [button(label, again)] : []));
  }

  /** There will be no reply until the page has been loaded again. */
  outdated() {
    this.#stop();
    const { outdated = '', reload } = this.#line.dataset;
    this.#tell(outdated, button(reload, () => location.reload()));
  }

  #stop() {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /**
   * Nothing is said again while it is on the page, with as much after it.
   *
   * @param {...(Node | string)} parts
   */
  #tell(...parts) {
    const told = `${parts[0]} ${parts.length}`;
    if (told !== this.#told) {
      this.#told = told;
      this.#line.replaceChildren(...parts.flatMap((part, at) => (at > 0 ? [' ', part] : [part])));
    }
  }
}

/**
 * @param {string | undefined} label
 * @param {() => void} onclick
 */
function button(label = '', onclick) {
  const made = make('button', { type: 'button', class: 'sb-js-button' }, label);
  return Object.assign(made, { onclick });
}
