/**
 * A page whose program runs in Python, such as `<sb-tree>`. Its HTML is complete without scripts, and
 * stays as the site made it until a reply has come.
 */

import { Stay } from './stay.mjs';

/**
 * @import { Serve } from './stay.mjs'
 */

/**
 * Has the attributes `data-source`, the address of what the program is opened with, and `data-version`;
 * with `data-engine="off"` it stays as it is. It may be connected and disconnected any number of times.
 */
class SbPage extends HTMLElement {
  /** @type {Serve | undefined} */
  serve;
  /** @type {Stay | null} */
  #stay = null;

  connectedCallback() {
    if (document.readyState === 'loading') {
      document.addEventListener('DOMContentLoaded', () => this.#begin(), { once: true });
    } else {
      this.#begin();
    }
  }

  disconnectedCallback() {
    this.#stay?.end();
    this.#stay = null;
  }

  #begin() {
    if (!this.#stay && this.isConnected && this.dataset.engine !== 'off') {
      this.#stay = new Stay(this, this.serve);
    }
  }
}

/**
 * Another class of the same behaviour: each element's name needs one of its own.
 *
 * @param {Serve} [serve] for the pages that ask more of the device
 */
export function pageElement(serve) {
  return class extends SbPage {
    /** @override */
    serve = serve;
  };
}
