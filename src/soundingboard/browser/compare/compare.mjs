/** `<sb-compare>`: one question at a time for all boards at once, over the page's own cards. */

import { Stay } from './stay.mjs';

/**
 * Wraps the boards' cards (see the plug-in's page of comparison) and has the attribute
 * `data-version`. Without it, or where the engine cannot be had, cards and tables stay as they are.
 */
export class SbCompare extends HTMLElement {
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
      this.#stay = new Stay(this);
    }
  }
}
