/** What the shell says by itself: only that something is late, or that it didn't load. */

import { ADVICE } from '../engine/blame.mjs';

/**
 * @import { Blame } from '../engine/blame.mjs'
 */

export const WORKING = 'Loading your answers… (The first time can take a few seconds.)';
export const OUTDATED =
  'The rules have changed since this page was loaded. Load the page again before you rely on it.';
export const RELOAD = 'Load the page again';

/** @param {Blame} blame */
export function unavailable(blame) {
  return `This page can’t list your answers or explain the result right now. ${ADVICE[blame]} You can still go through every question and result on this page.`;
}
