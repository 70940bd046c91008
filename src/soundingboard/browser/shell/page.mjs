/**
 * A page whose program runs in Python, such as `<sb-tree>`. Its HTML is complete without scripts,
 * and stays as the site made it until a reply has come.
 */

import { Stay } from './stay.mjs';

/**
 * @import { Serve } from './stay.mjs'
 */

/**
 * Has the attributes `data-source`, the address of what the program is opened with, and
 * `data-version`; with `data-engine="off"` it stays as it is. It may be connected and disconnected
 * any number of times.
 *
 * @param {Serve} [serve] for the pages that ask more of the device
 * @returns another class of the same behaviour: each element's name needs one of its own
 */
export function pageElement(serve) {
  return class extends HTMLElement {
    /** @type {Stay | null} */
    stay = null;

    connectedCallback() {
      if (this.dataset.engine !== 'off') {
        this.stay ??= new Stay(this, serve);
      }
    }

    disconnectedCallback() {
      this.stay?.end();
      this.stay = null;
    }
  };
}
