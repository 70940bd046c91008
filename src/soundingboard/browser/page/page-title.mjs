/**
 * The document's title: what is on the screen first, then the page's own title. Material's instant
 * navigation replaces the title element after the page's content, so the title is watched, and a
 * title that is not ours becomes the page's own.
 */

export class PageTitle {
  #own = document.title;
  #written = document.title;
  #first = '';
  #watch = new MutationObserver(() => this.#adopt());

  constructor() {
    this.#watch.observe(document.head, { childList: true, subtree: true, characterData: true });
  }

  /**
   * @param {string} first what is on the screen; empty for the page's own title alone
   */
  set(first) {
    this.#adopt();
    this.#first = first;
    this.#write();
  }

  /** Gives the page's own title back, unless another page has already set its own. */
  restore() {
    this.#watch.disconnect();
    if (document.title === this.#written) {
      document.title = this.#own;
    }
  }

  #adopt() {
    if (document.title !== this.#written) {
      this.#own = document.title;
      this.#write();
    }
  }

  #write() {
    const dash = this.#own.includes(' - ') ? ' - ' : ' – ';
    document.title = this.#first ? this.#first + dash + this.#own : this.#own;
    this.#written = document.title;
  }
}
