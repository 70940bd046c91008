/**
 * What a reload keeps of a visit on a shared computer: that it is a visit, and the reading and answers
 * of a quiz, in which nobody is named. It is in the tab's own session storage.
 */

/**
 * @import { Area, Found } from './database.mjs'
 */

/** After so long without a sign of life, in milliseconds, another person may be sitting there. */
export const IDLE = 30 * 60 * 1000;

/** @type {Area} the one area of which a record names nobody */
const NAMELESS = 'courses';

export class Visit {
  #name;

  /** @param {string} name */
  constructor(name) {
    this.#name = `${name}:visit`;
  }

  /** @returns {Found[] | null} null if no visit is under way */
  read() {
    try {
      const { at, courses } = JSON.parse(sessionStorage.getItem(this.#name) ?? 'null') ?? {};
      if (typeof at !== 'number' || !(Math.abs(Date.now() - at) < IDLE)) {
        this.end();
        return null;
      }
      return Object.entries(courses).map(([key, value]) => ({ area: NAMELESS, key, value }));
    } catch {
      return null;
    }
  }

  /** @param {Iterable<Found>} records */
  write(records) {
    const kept = [...records].filter(({ area }) => area === NAMELESS);
    const courses = Object.fromEntries(kept.map(({ key, value }) => [key, value]));
    try {
      sessionStorage.setItem(this.#name, JSON.stringify({ at: Date.now(), courses }));
    } catch {
      // A reload will lose them; nothing that is finished is kept here.
    }
  }

  end() {
    try {
      sessionStorage.removeItem(this.#name);
    } catch {
      // Then nothing is kept there either.
    }
  }
}
