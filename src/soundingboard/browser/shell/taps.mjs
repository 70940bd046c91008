/**
 * The answers that were tapped on the static page (see early-taps.js), in the order of the
 * taps. They stay in the tab's memory until a reply to them has come, so that none is lost when the
 * page is loaded again.
 */

const KEY = 'soundingboard-taps';

/** @typedef {Record<string, string[]>} Recorded taps by the path of their page */

export class Taps {
  #path;
  #claimed = 0;

  /** @param {string} path of the page */
  constructor(path) {
    this.#path = path;
  }

  /** Whether there are any that no event has taken. */
  get fresh() {
    return this.#all().length > this.#claimed;
  }

  /**
   * Takes those that no event has taken.
   *
   * @returns {string[]}
   */
  claim() {
    const taps = this.#all().slice(this.#claimed);
    this.#claimed += taps.length;
    return taps;
  }

  /**
   * The oldest of those taken were replied to, and are forgotten.
   *
   * @param {number} count
   */
  settle(count) {
    if (count > 0) {
      const recorded = read();
      recorded[this.#path] = (recorded[this.#path] ?? []).slice(count);
      if (recorded[this.#path]?.length === 0) {
        delete recorded[this.#path];
      }
      write(recorded);
      this.#claimed -= count;
    }
  }

  /** Those taken had no reply, and the next event takes them again. */
  release() {
    this.#claimed = 0;
  }

  #all() {
    return read()[this.#path] ?? [];
  }
}

/** Where they are if the browser lets the page store nothing. */
const page = /** @type {{ soundingBoardTaps?: Recorded }} */ (globalThis);

/** @returns {Recorded} */
function read() {
  try {
    return page.soundingBoardTaps ?? JSON.parse(sessionStorage.getItem(KEY) ?? 'null') ?? {};
  } catch {
    return {};
  }
}

/** @param {Recorded} recorded */
function write(recorded) {
  if (page.soundingBoardTaps) {
    page.soundingBoardTaps = recorded;
  } else {
    sessionStorage.setItem(KEY, JSON.stringify(recorded));
  }
}
