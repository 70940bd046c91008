/**
 * The keeper that ends with the visit. What it holds is gone when the page is; the reading and the
 * answers of a quiz alone, in which nobody is named, are also laid down in the tab's own session, so
 * that a reload does not lose them.
 */

import { AREAS, asideKey, sound } from './areas.mjs';

/**
 * @import { Area, Entry, Keeper } from './areas.mjs'
 */

/** After so long without a sign of life, in milliseconds, another person may be sitting there. */
export const IDLE = 30 * 60 * 1000;

/**
 * @param {Iterable<Entry>} [entries] what to begin with
 * @returns {Keeper}
 */
export function memory(entries = []) {
  /** @type {Map<Area, Map<string, unknown>>} */
  const areas = new Map(AREAS.map((area) => [area, new Map()]));
  const at = (/** @type {Area} */ area) => /** @type {Map<string, unknown>} */ (areas.get(area));
  for (const { area, key, value } of entries) {
    at(area).set(key, value);
  }
  return {
    get: async (area, key) => at(area).get(key),
    all: async (area) => [...at(area)].map(([key, value]) => ({ area, key, value })),
    update: async (area, key, change) => {
      const value = change(at(area).get(key));
      if (value === undefined) {
        at(area).delete(key);
      } else {
        at(area).set(key, value);
      }
      return value;
    },
    clear: async () => areas.forEach((area) => area.clear()),
    close: () => {},
  };
}

/** The tab's session: that this is a visit, and its courses. */
export class Session {
  #name;

  /** @param {string} name */
  constructor(name) {
    this.#name = `${name}:visit`;
  }

  /** @returns {Entry[] | null} null where no visit is under way */
  read() {
    try {
      const { at, courses } = JSON.parse(sessionStorage.getItem(this.#name) ?? 'null') ?? {};
      if (typeof at !== 'number' || !(Math.abs(Date.now() - at) < IDLE)) {
        this.end();
        return null;
      }
      /** @type {Entry[]} */
      const entries = [];
      for (const [key, found] of Object.entries(courses)) {
        const { value, reason } = sound('courses', found);
        if (value !== undefined) {
          entries.push({ area: 'courses', key, value });
        }
        if (reason) {
          const aside = { area: 'courses', key, value: found, reason };
          entries.push({ area: 'settings', key: asideKey('courses', key), value: aside });
        }
      }
      return entries;
    } catch {
      return null;
    }
  }

  /** @param {Entry[]} courses */
  write(courses) {
    const kept = Object.fromEntries(courses.map(({ key, value }) => [key, value]));
    try {
      sessionStorage.setItem(this.#name, JSON.stringify({ at: Date.now(), courses: kept }));
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
