/** Which procedure the reader has chosen to see first. */

import { recall, retain } from '../small-storage.mjs';

const KEY = 'soundingboard.procedure';

/** @returns {string} the id of the chosen procedure; empty if there is none */
export const remembered = () => recall('localStorage', KEY) ?? '';

/**
 * @param {string} procedure an id; empty to forget
 * @returns {boolean} whether it will be remembered
 */
export const remember = (procedure) => retain('localStorage', KEY, procedure);
