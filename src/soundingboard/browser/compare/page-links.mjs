/** Links to the steps of a walk on this page. */

import { isPlainClick, make } from '../page/dom.mjs';
import { BEGINNING, formatWalk } from '../page/fragment.mjs';

/**
 * @import { Address } from '../page/address.mjs'
 * @import { WalkState } from '../page/fragment.mjs'
 */

export class PageLinks {
  #address;
  #version;

  /**
   * @param {HTMLElement} root
   * @param {Address} address
   */
  constructor(root, address) {
    this.#address = address;
    this.#version = root.dataset.version ?? '';
  }

  /**
   * The fragment of a walk of this page's version.
   *
   * @param {Partial<WalkState>} state what is not the beginning's
   */
  fragment(state) {
    return formatWalk({ ...BEGINNING, ...state, version: this.#version });
  }

  /**
   * The address of a walk, to be shared.
   *
   * @param {Partial<WalkState>} state
   */
  address(state) {
    return this.#address.linkTo(this.fragment(state));
  }

  /**
   * A link to another step of the walk.
   *
   * @param {Partial<WalkState>} state
   * @param {string | null} style its class
   * @param {...(Node | string)} children
   */
  step(state, style, ...children) {
    const link = make('a', { href: this.fragment(state), class: style }, ...children);
    link.addEventListener('click', (event) => {
      if (isPlainClick(event)) {
        event.preventDefault();
        event.stopPropagation();
        this.#address.go(link.hash);
      }
    });
    return link;
  }
}
