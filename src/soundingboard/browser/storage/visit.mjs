/**
 * What a reload keeps of a visit on a shared computer: that it is a visit, and the reading and
 * answers of a quiz, in which nobody is named. It is in the tab's own session storage.
 */

/**
 * @import { Area, Found } from './database.mjs'
 */

/** After so long without a sign of life, in milliseconds, another person may be sitting there. */
export const IDLE = 30 * 60 * 1000;

const VISIT = ':visit';

/** @type {Area} the one area of which a record names nobody */
const NAMELESS = 'courses';

/**
 * @param {string} name of the site's storage
 * @returns {Found[] | null} null if no visit is under way
 */
export function readVisit(name) {
  try {
    const { at, courses } = JSON.parse(sessionStorage.getItem(name + VISIT) ?? 'null') ?? {};
    if (Math.abs(Date.now() - at) < IDLE) {
      return Object.entries(courses).map(([key, value]) => ({ area: NAMELESS, key, value }));
    }
    endVisit(name);
  } catch {
    // Nothing can be read, or something else is there.
  }
  return null;
}

/**
 * @param {string} name
 * @param {Iterable<Found>} records
 */
export function writeVisit(name, records) {
  const kept = [...records].filter(({ area }) => area === NAMELESS);
  const courses = Object.fromEntries(kept.map(({ key, value }) => [key, value]));
  try {
    sessionStorage.setItem(name + VISIT, JSON.stringify({ at: Date.now(), courses }));
  } catch {
    // A reload will lose them; nothing that is finished is kept here.
  }
}

/** @param {string} name */
export function endVisit(name) {
  try {
    sessionStorage.removeItem(name + VISIT);
  } catch {
    // Then nothing is kept there either.
  }
}
