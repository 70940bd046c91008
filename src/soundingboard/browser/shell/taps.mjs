/**
 * The answers that were tapped on the static page, in the order of the taps. They stay in the tab's
 * memory until a reply to them has come, so that none is lost when the page is loaded again.
 */

export class Taps {
  /** What early-taps.js has noted; nothing if it couldn't be loaded. @type {{ taps: string[] }} */
  #noted = /** @type {any} */ (globalThis).soundingBoardNoted ?? { taps: [] };
  #claimed = 0;

  /** Whether there are any that no event has taken. */
  get fresh() {
    return this.#noted.taps.length > this.#claimed;
  }

  /**
   * Takes those that no event has taken.
   *
   * @returns {string[]}
   */
  claim() {
    const taps = this.#noted.taps.slice(this.#claimed);
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
      this.#noted.taps = this.#noted.taps.slice(count);
      this.#claimed -= count;
    }
  }

  /** Those taken had no reply, and the next event takes them again. */
  release() {
    this.#claimed = 0;
  }
}
