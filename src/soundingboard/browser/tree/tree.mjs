/** `<sb-tree>`: one question at a time, on the page's own HTML. */

import { PageTreeError } from './errors.mjs';
import { readTree } from './page-tree.mjs';
import { Visit } from './visit.mjs';

/**
 * @import { WalkDetail } from './visit.mjs'
 */

/**
 * Wraps a tree's sections (see the plug-in's tree page) and has the attributes `data-tree`,
 * `data-version` and `data-src`. It may be connected and disconnected any number of times; without
 * it, or where its HTML is no tree, the outline stays as the site made it.
 *
 * Fires `sb-walk` (bubbling; see WalkDetail) on each step.
 */
export class SbTree extends HTMLElement {
  /** @type {Visit | null} */
  #visit = null;

  connectedCallback() {
    if (document.readyState === 'loading') {
      document.addEventListener('DOMContentLoaded', () => this.#begin(), { once: true });
    } else {
      this.#begin();
    }
  }

  disconnectedCallback() {
    this.#visit?.end();
    this.#visit = null;
  }

  /**
   * The walk on the screen, for whoever comes too late for the event.
   *
   * @returns {WalkDetail | null}
   */
  get walk() {
    return this.#visit?.detail ?? null;
  }

  #begin() {
    if (this.#visit || !this.isConnected) {
      return;
    }
    try {
      this.#visit = new Visit(this, readTree(this));
    } catch (error) {
      if (!(error instanceof PageTreeError)) {
        throw error;
      }
      console.error(error);
    }
  }
}
