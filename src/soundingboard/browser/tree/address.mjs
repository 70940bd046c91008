/**
 * The page's fragment: the only memory of a walk. `history.state` is never touched, because
 * Material's instant navigation keeps scroll offsets there.
 */

/** Tells of each change of the fragment once, however the browser or the site's theme made it. */
export class Address {
  #page = location.pathname;
  #seen = location.hash;
  #changed;

  /**
   * @param {() => void} changed
   * @param {AbortSignal} signal ends the watch
   */
  constructor(changed, signal) {
    this.#changed = changed;
    const look = () => this.#look();
    window.addEventListener('hashchange', look, { signal });
    window.addEventListener('popstate', look, { signal });
    // Instant navigation follows a link to this page by pushState, which fires no event.
    document.addEventListener('click', () => setTimeout(look), { signal });
  }

  get hash() {
    return location.hash;
  }

  /**
   * Goes to a fragment as a new step in the browser's history, or shows it again when the reader is
   * already there.
   *
   * @param {string} hash
   */
  go(hash) {
    if (hash === location.hash) {
      this.#changed();
    } else {
      location.hash = hash;
      this.#look();
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

  #look() {
    // Instant navigation changes the address before it replaces the page: that is no step of ours.
    if (location.pathname === this.#page && location.hash !== this.#seen) {
      this.#seen = location.hash;
      this.#changed();
    }
  }
}
