/**
 * An outcome in walking mode: the page's own section, its verdict tied to its heading, and room
 * under the verdict for what Python adds.
 */

import { holdingStill, make } from './dom.mjs';
import * as words from './words.mjs';

/**
 * @import { Outcome } from './page-tree.mjs'
 */

export class OutcomeView {
  #outcome;
  #verdict;
  #under = make('div', { class: 'sb-js-under-verdict' });

  /** @param {Outcome} outcome */
  constructor(outcome) {
    this.#outcome = outcome;
    const { section, heading } = outcome;
    this.section = section;
    this.heading = heading;
    this.title = words.outcomeTitle(outcome);
    this.#verdict = section.querySelector('.sb-verdict');
    if (this.#verdict) {
      // Focus goes to the heading, which is then read together with its verdict.
      this.#verdict.id = `sb-verdict-${outcome.id}`;
      heading.setAttribute('aria-describedby', this.#verdict.id);
    }
    const provenance = section.querySelector('.sb-provenance');
    section.insertBefore(this.#under, provenance);
  }

  /**
   * Adds blocks under the verdict, its reason and its steps. What the reader is at stays in place.
   *
   * @param {...HTMLElement} blocks
   */
  add(...blocks) {
    holdingStill(() => this.#under.append(...blocks));
  }

  /** Gives the section's own HTML back. */
  remove() {
    this.#outcome.heading.removeAttribute('aria-describedby');
    this.#verdict?.removeAttribute('id');
    this.#under.remove();
  }
}
