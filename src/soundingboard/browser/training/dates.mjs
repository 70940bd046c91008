/** Days in words, and the clock that they come from. */

const DAY = 24 * 60 * 60 * 1000;

/** @typedef {{ utc: string, offset_minutes: number }} Moment as the engine takes it */

/** @returns {Moment} */
export function now() {
  const date = new Date();
  return {
    utc: `${date.toISOString().slice(0, 19)}Z`,
    offset_minutes: -date.getTimezoneOffset(),
  };
}

/**
 * @param {string} day as in 2026-11-20
 * @returns {string} as in “20 November 2026”
 */
export function dayInWords(day) {
  return words(new Date(`${day}T00:00:00Z`), 'UTC');
}

/** @returns {string} today on the device's calendar */
export function today() {
  return words(new Date());
}

/**
 * Whether the device's clock can be right.
 *
 * @param {Date | null} server when the site's server said that it was, when last asked
 * @param {number} asked the device's time then, in milliseconds
 * @param {string} reviewed the day from which the course is
 * @returns {{ kind: 'fits' } | { kind: 'differs' | 'behind', device: string, other: string }}
 */
export function clock(server, asked, reviewed) {
  const device = words(new Date());
  if (server && Math.abs(server.getTime() - asked) > DAY) {
    return { kind: 'differs', device, other: words(server) };
  }
  // A day of grace, for the review may have been dated in another time zone.
  if (reviewed && Date.now() < Date.parse(`${reviewed}T00:00:00Z`) - DAY) {
    return { kind: 'behind', device, other: dayInWords(reviewed) };
  }
  return { kind: 'fits' };
}

/**
 * @param {Date} date
 * @param {string} [timeZone]
 */
function words(date, timeZone) {
  return date.toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    ...(timeZone ? { timeZone } : {}),
  });
}
