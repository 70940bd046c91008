/** Moments as Python takes them: UTC to the second, and the device's offset from it. */

/** @typedef {{ utc: string, offset_minutes: number }} Moment */

/** @param {Date} date @returns {Moment} */
export function moment(date) {
  return {
    utc: `${date.toISOString().slice(0, 19)}Z`,
    offset_minutes: -date.getTimezoneOffset(),
  };
}
