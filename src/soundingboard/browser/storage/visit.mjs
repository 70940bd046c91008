/**
 * What a reload keeps of a visit on a shared computer: that it is a visit, and the reading and
 * answers of a quiz, in which nobody is named. It is in the tab's own session storage.
 */

import { recall, retain } from '../small-storage.mjs';

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
    const { at, courses } = JSON.parse(recall('sessionStorage', name + VISIT) || '{}');
    if (Math.abs(Date.now() - at) < IDLE) {
      return Object.entries(courses).map(([key, value]) => ({ area: NAMELESS, key, value }));
    }
  } catch {
    // Something else is there.
  }
  endVisit(name);
  return null;
}

/**
 * If it can't be written, a reload will lose it; nothing that is finished is kept here.
 *
 * @param {string} name
 * @param {Iterable<Found>} records
 */
export function writeVisit(name, records) {
  const kept = [...records].filter(({ area }) => area === NAMELESS);
  const courses = Object.fromEntries(kept.map(({ key, value }) => [key, value]));
  retain('sessionStorage', name + VISIT, JSON.stringify({ at: Date.now(), courses }));
}

/** @param {string} name */
export function endVisit(name) {
  retain('sessionStorage', name + VISIT, '');
}
