/** `<sb-my-training>`: where the person stands with every course. */

import { blameOf } from '../engine/blame.mjs';
import { readKept } from '../receipt/receipt.mjs';
import { uncheckedNotice } from '../receipt/unchecked.mjs';
import { forEdition, freshRecord, isUnderWay } from './records.mjs';
import { store } from './store.mjs';
import { make } from '../page/dom.mjs';
import { dayInWords } from './dates.mjs';
import { clauseLinks } from './links.mjs';
import { marking } from './marking.mjs';
import * as words from './my-words.mjs';
import { keepingNotice } from './whose-computer.mjs';
import { tampered } from './words.mjs';

/**
 * @import { Standing } from './marking.mjs'
 */

/** Takes the list of courses over and adds to each where the person stands. */
export class SbMyTraining extends HTMLElement {
  #stop = new AbortController();
  #head = make('div', { class: 'sb-js-my' });
  #showing = 0;

  connectedCallback() {
    this.#stop = new AbortController();
    this.prepend(this.#head);
    const { signal } = this.#stop;
    store.addEventListener('change', () => void this.#show(), { signal });
    store.addEventListener('elsewhere', () => void this.#show(), { signal });
    void this.#show();
  }

  disconnectedCallback() {
    this.#showing += 1;
    this.#stop.abort();
    this.#clear();
    this.#head.remove();
  }

  async #show() {
    const showing = (this.#showing += 1);
    const [records, receipts] = [await store.courses(), await store.receipts()];
    if (showing !== this.#showing) {
      return;
    }
    const notice = keepingNotice(store);
    const told = make('div', { role: 'status' });
    this.#head.replaceChildren(...(notice ? [notice] : []), told);
    if (![...records.values()].some(isUnderWay) && receipts.length === 0) {
      this.#clear();
      told.append(make('p', {}, words.NOT_BEGUN));
      this.#entries.forEach(({ element, steps }) => element.append(entry(notBegun(steps), element, null)));
      return;
    }
    told.append(make('p', {}, words.LOOKING));
    try {
      const entries = this.#entries;
      const keys = await Promise.all(entries.map(({ source }) => marking.open(source)));
      const { good, unchecked, bad } = await readKept(store, marking.ask);
      const ledger = new URL(this.dataset.ledger ?? '', document.baseURI);
      const all = good.map(({ receipt }) => receipt);
      const counting = new Map(
        entries.map(({ course, edition }) => [
          course,
          forEdition(records.get(course) ?? freshRecord(), edition),
        ]),
      );
      const standings = await marking.standing(keys, ledger, counting, all);
      if (showing !== this.#showing) {
        return;
      }
      const done = standings.filter(({ state }) => state === 'acknowledged').length;
      told.replaceChildren(
        ...(bad > 0 ? [make('p', { class: 'sb-js-notice' }, tampered(bad))] : []),
        ...(unchecked.length > 0 ? [uncheckedNotice(unchecked)] : []),
        make('p', {}, words.overall(done, standings.length)),
      );
      this.#clear();
      entries.forEach(({ element, page }, index) => {
        const standing = standings[index];
        if (standing) {
          element.append(entry(standing, element, page));
        }
      });
    } catch (error) {
      console.error(error);
      if (showing === this.#showing) {
        told.replaceChildren(make('p', {}, words.unknown(blameOf(error))));
      }
    }
  }

  get #entries() {
    const found = /** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll('.sb-course-entry'));
    return [...found].map((element) => ({
      element,
      course: element.dataset.course ?? '',
      edition: element.dataset.edition ?? '',
      steps: Number(element.dataset.steps),
      source: new URL(element.dataset.src ?? '', document.baseURI),
      page: element.dataset.procedurePage
        ? new URL(element.dataset.procedurePage, document.baseURI)
        : null,
    }));
  }

  #clear() {
    this.querySelectorAll('.sb-js-standing').forEach((element) => element.remove());
  }
}

/** @typedef {Pick<Standing, 'state' | 'next' | 'done' | 'steps' | 'outdated' | 'acknowledged' | 'valid_until' | 'expired' | 'receipt'>} Told */

/**
 * What the engine would say of a course that nobody has begun; it need not start for that.
 *
 * @param {number} steps
 * @returns {Told}
 */
function notBegun(steps) {
  return {
    state: 'not started',
    next: 'read',
    done: 0,
    steps,
    outdated: [],
    acknowledged: '',
    valid_until: '',
    expired: false,
    receipt: '',
  };
}

/**
 * @param {Told} standing
 * @param {HTMLElement} element with the link to the course
 * @param {URL | null} page of the procedure
 */
function entry(standing, element, page) {
  const course = element.querySelector('a')?.href ?? '';
  const { state, done, steps, next } = standing;
  const lines = [
    make(
      'p',
      {},
      make('strong', { class: `sb-js-state sb-js-state--${state.replaceAll(' ', '-')}` }, words.STATES[state] ?? state),
      ...(standing.acknowledged && state === 'acknowledged'
        ? [' ', words.on(dayInWords(standing.acknowledged))]
        : []),
      ...(standing.valid_until ? ['. ', until(standing)] : []),
    ),
  ];
  if (state === 'outdated') {
    lines.push(make('p', {}, words.CHANGED_CLAUSES, ...clauseLinks(standing.outdated, page), '.'));
  }
  const bar = make('progress', {
    max: String(steps),
    value: String(done),
    'aria-label': words.stepsDone(done, steps),
  });
  lines.push(
    make('p', { class: 'sb-js-progress' }, bar, ' ', make('span', {}, words.stepsDone(done, steps))),
  );
  const onward = words.NEXT[next];
  const links = [
    ...(onward ? [make('a', { href: `${course}#step=` }, onward)] : []),
    ...(standing.receipt ? [make('a', { href: `${course}#step=receipt` }, words.RECEIPT)] : []),
  ];
  lines.push(make('p', { class: 'sb-js-links' }, ...links.flatMap((link) => [link, ' '])));
  return make('div', { class: 'sb-js-standing' }, ...lines);
}

/** @param {Told} standing */
function until({ expired, valid_until: day }) {
  return expired ? words.heldUntil(dayInWords(day)) : words.holdsUntil(dayInWords(day));
}
