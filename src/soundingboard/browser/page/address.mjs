/**
 * The page's fragment, which says where the reader is. `history.state` is never touched, because
 * Material's instant navigation keeps scroll offsets there.
 */

/** Reports each change of the fragment once, however the browser or the site's theme made it. */
export class Address {
  #page = location.pathname;
  #seen = location.hash;
  #changed;
  #more;

  /**
   * @param {() => void} changed
   * @param {AbortSignal} signal ends the watch
   * @param {() => boolean} [more] another reason to report, looked at when the fragment is
   */
  constructor(changed, signal, more = () => false) {
    this.#changed = changed;
    this.#more = more;
    const look = () => this.look();
    // After an address of another page has been shown, this one may be gone.
    const soon = () => setTimeout(() => signal.aborted || look());
    window.addEventListener('hashchange', look, { signal });
    window.addEventListener('popstate', look, { signal });
    // Instant navigation follows a link to this page by pushState, which fires no event.
    document.addEventListener('click', soon, { signal });
  }

  get hash() {
    return location.hash;
  }

  /** The path of this page, which the address bar may have left already. */
  get page() {
    return this.#page;
  }

  /**
   * Goes to a fragment as a new step in the browser's history, or shows it again when the reader is
   * already there.
   *
   * @param {string} hash
   */
  go(hash) {
    if (location.pathname !== this.#page) {
      return; // The reader has left the page.
    }
    if (hash === location.hash) {
      this.#changed();
    } else {
      location.hash = hash;
      this.look();
    }
  }

  /**
   * Puts a fragment in the place of the one that is there, which isn't reported. It isn't done if
   * the reader has left the page.
   *
   * @param {string} hash
   */
  replace(hash) {
    if (location.pathname === this.#page && hash !== location.hash) {
      location.replace(hash);
      this.#seen = location.hash;
    }
  }

  /**
   * This page's address with another fragment; without the search's highlighting.
   *
   * @param {string} hash
   */
  linkTo(hash) {
    const address = new URL(this.#page, location.href);
    address.hash = hash;
    return address.href;
  }

  /** Reports now what the browser's events would report in a moment. */
  look() {
    // Instant navigation changes the address before it replaces the page: that is no step of ours.
    if (location.pathname !== this.#page) {
      return;
    }
    if (location.hash !== this.#seen || this.#more()) {
      this.#seen = location.hash;
      this.#changed();
    }
  }
}
