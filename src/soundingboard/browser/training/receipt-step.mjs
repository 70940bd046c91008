/** The last step of a course: the receipt on the screen, and the ways to hand it over. */

import { certificate, handOver } from '../receipt/certificate.mjs';
import { uncheckedNotice } from '../receipt/unchecked.mjs';
import { store } from './store.mjs';
import { make } from '../page/dom.mjs';
import * as words from './words.mjs';

/**
 * @import { Good } from '../receipt/receipt.mjs'
 * @import { CoursePage } from './course-page.mjs'
 * @import { CourseState } from './course-state.mjs'
 * @import { View } from './course-visit.mjs'
 */

export class ReceiptStep {
  #page;
  #state;

  /** A receipt is on the screen that was not downloaded. */
  unsaved = false;

  /**
   * @param {CoursePage} page
   * @param {CourseState} state
   */
  constructor(page, state) {
    this.#page = page;
    this.#state = state;
  }

  /** @returns {Promise<View>} */
  async view() {
    const [good] = this.#state.receipts;
    const heading = make('h2', { class: 'sb-js-stage__heading' }, words.RECEIPT_TITLE);
    if (!good) {
      const { unchecked } = this.#state;
      const told = unchecked.length > 0 ? uncheckedNotice(unchecked) : make('p', {}, words.NO_RECEIPT);
      const element = make('div', {}, heading, told);
      return { element, heading, title: words.RECEIPT_TITLE };
    }
    const kept = (await store.receipts()).find(({ id }) => id === good.id);
    this.unsaved = !(kept?.handed ?? false);
    const fleeting = store.kind === 'visit' || store.trouble !== '';
    const names = {
      course: this.#page.title,
      procedure: this.#page.procedureName,
      edition: this.#editionOf(good),
    };
    const hand = handOver(good, {
      course: this.#page.title,
      urgent: fleeting,
      downloaded: () => this.#downloaded(good),
    });
    const clear = make('p', { class: 'sb-js-hint' }, words.MAY_BE_CLEARED);
    const mine = make('a', { href: new URL('training/', this.#page.root).href }, words.TO_MY_TRAINING);
    const element = make(
      'div',
      {},
      heading,
      certificate(good, names),
      hand,
      ...(fleeting || store.persisted ? [] : [clear]),
      make('p', { class: 'sb-js-onward' }, mine),
    );
    return { element, heading, title: words.RECEIPT_TITLE };
  }

  /** @param {Good} good */
  #editionOf({ receipt: { procedure } }) {
    const { hash } = this.#page.edition;
    return procedure.hash === hash ? this.#page.editionInWords : '';
  }

  /** @param {Good} good */
  #downloaded(good) {
    this.unsaved = false;
    void store.keepReceipt({ id: good.id, course: this.#page.id, jws: good.jws, handed: true });
  }
}
