/** The document's title: what is on the screen first, then the page's own title. */

export class PageTitle {
  #own = document.title;

  /**
   * @param {string} first what is on the screen; empty for the page's own title alone
   */
  set(first) {
    const dash = this.#own.includes(' - ') ? ' - ' : ' – ';
    document.title = first ? first + dash + this.#own : this.#own;
  }
}
