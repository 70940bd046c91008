/**
 * The page's fragment, which says where the reader is. Python reads and writes those that are no
 * anchors.
 */

/** Reports each change of the fragment once, however the browser made it. */
export class Address {
  #seen = location.hash;
  #changed;
  #more;

  /**
   * @param {() => void} changed
   * @param {AbortSignal} signal ends the watch
   * @param {() => boolean} more another reason to report, looked at when the fragment is
   */
  constructor(changed, signal, more) {
    this.#changed = changed;
    this.#more = more;
    window.addEventListener('hashchange', () => this.look(), { signal });
    // A link to where the reader is already fires no other event.
    const soon = () => setTimeout(() => signal.aborted || this.look());
    document.addEventListener('click', soon, { signal });
  }

  /**
   * Goes to a fragment as a new step in the browser's history, or reports it again when the reader
   * is already there.
   *
   * @param {string} hash
   */
  go(hash) {
    location.hash = hash;
    this.#seen = location.hash;
    this.#changed();
  }

  /**
   * Puts a fragment in the place of the one that is there, which isn't reported.
   *
   * @param {string} hash
   */
  replace(hash) {
    if (hash !== location.hash) {
      location.replace(hash);
      this.#seen = location.hash;
    }
  }

  /** Reports now what the browser's events would report in a moment. */
  look() {
    if (location.hash !== this.#seen || this.#more()) {
      this.#seen = location.hash;
      this.#changed();
    }
  }
}

/**
 * The id in an anchor, percent-decoded where that can be done.
 *
 * @param {string} encoded
 */
export function decode(encoded) {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}
