/** Links from what the scripts add to the rest of the page, and to the procedure. */

import { isPlainClick, listed, make } from './dom.mjs';
import { BEGINNING, formatWalk } from './fragment.mjs';
import { clauseAnchor } from './page-tree.mjs';
import * as words from './words.mjs';

/**
 * @import { Address } from './address.mjs'
 * @import { WalkState } from './fragment.mjs'
 */

export class PageLinks {
  #root;
  #address;
  #version;

  /**
   * @param {HTMLElement} root the tree
   * @param {Address} address
   */
  constructor(root, address) {
    this.#root = root;
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

  /**
   * A link to a question or an outcome among all of them.
   *
   * @param {{ id: string, text: string }} node
   */
  node({ id, text }) {
    return make('a', { href: `#${encodeURIComponent(id)}` }, text);
  }

  /**
   * Links to clauses, as a list within a sentence.
   *
   * @param {string[]} numbers
   * @returns {(Node | string)[]}
   */
  clauses(numbers) {
    return listed(numbers.map((number) => this.#clause(number)));
  }

  /**
   * The same in brackets, after what rests on them; nothing where there are none.
   *
   * @param {string[]} numbers
   * @returns {(Node | string)[]}
   */
  cited(numbers) {
    return numbers.length > 0
      ? [` (${words.clauses(numbers.length)} `, ...this.clauses(numbers), ')']
      : [];
  }

  /** @param {string} number */
  #clause(number) {
    const anchor = clauseAnchor(number);
    const exact = `.sb-node a.sb-cites[href$="#${CSS.escape(anchor)}"]`;
    // A tree cites its own procedure only, so any other clause is on the same page.
    const known =
      this.#root.querySelector(exact) ?? this.#root.querySelector('.sb-node a.sb-cites');
    const [page] = known?.getAttribute('href')?.split('#') ?? [];
    return page === undefined ? number : make('a', { href: `${page}#${anchor}` }, number);
  }
}
