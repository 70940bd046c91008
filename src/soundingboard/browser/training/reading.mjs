/**
 * `<sb-reading>` on a procedure's page: keeps track of the parts that a course asks to be read. A
 * clause counts when its end has stood on the screen for a moment; a part when all its clauses have.
 * Nothing is kept before the person has begun a course.
 */

import { forEdition, freshRecord } from './records.mjs';
import { store } from './store.mjs';
import { make } from '../page/dom.mjs';
import { clauseAnchor } from '../page/clauses.mjs';
import * as words from './reading-words.mjs';

const ROUNDING = 2; // Pixels: what fills the screen need not fit it to the last one.
const MOMENT = 700; // Milliseconds between two looks; a clause must be there at both.

/** @typedef {Record<string, Record<string, string[]>>} Parts course id to anchor to clause numbers */

export class SbReading extends HTMLElement {
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #timer;
  /** @type {Set<string>} */
  #before = new Set();
  #told = make('div', { role: 'status', class: 'sb-js-reading' });

  connectedCallback() {
    this.append(this.#told);
    this.#timer = setInterval(() => void this.#look(), MOMENT);
    void this.#show();
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
    this.#told.remove();
  }

  /** @returns {Parts} */
  get #parts() {
    return JSON.parse(this.dataset.reading ?? '{}');
  }

  get #edition() {
    return this.dataset.edition ?? '';
  }

  async #look() {
    if (document.visibilityState !== 'visible' || store.kind === 'undecided') {
      return;
    }
    const now = this.#inSight();
    const reached = [...now].filter((number) => this.#before.has(number));
    this.#before = now;
    if (reached.length === 0) {
      return;
    }
    for (const [course, parts] of Object.entries(this.#parts)) {
      const { seen } = forEdition(await store.course(course), this.#edition);
      if (reached.every((number) => seen.includes(number))) {
        continue;
      }
      await store.updateCourse(course, (found) => {
        const record = forEdition(found, this.#edition);
        const all = new Set([...record.seen, ...reached]);
        const read = Object.entries(parts)
          .filter(([, clauses]) => clauses.every((number) => all.has(number)))
          .map(([anchor]) => anchor);
        return { ...record, seen: [...all], read: [...new Set([...record.read, ...read])] };
      });
      await this.#show();
    }
  }

  /** Numbers of the clauses whose end is on the screen. */
  #inSight() {
    const numbers = Object.values(this.#parts).flatMap((parts) => Object.values(parts).flat());
    return new Set(
      numbers.filter((number) => {
        const heading = document.getElementById(clauseAnchor(number));
        const bottom = (heading?.closest('section') ?? heading)?.getBoundingClientRect().bottom;
        return bottom !== undefined && bottom > 0 && bottom <= window.innerHeight + ROUNDING;
      }),
    );
  }

  async #show() {
    await store.open();
    if (store.kind === 'undecided') {
      this.#told.replaceChildren();
      return;
    }
    const lines = [];
    const records = await store.courses();
    const done = new Set((await store.receipts()).map(({ course }) => course));
    for (const [course, parts] of Object.entries(this.#parts)) {
      const record = forEdition(records.get(course) ?? freshRecord(), this.#edition);
      const link = this.querySelector(`a[data-course="${CSS.escape(course)}"]`);
      const anchors = Object.keys(parts);
      const read = anchors.filter((anchor) => record.read.includes(anchor)).length;
      if (link && (read > 0 || !done.has(course))) {
        lines.push(make('p', {}, words.readHere(link.textContent ?? '', read, anchors.length)));
      }
    }
    this.#told.replaceChildren(...lines);
  }
}
