/** What the shell says by itself: only that something is late, or that it didn't load. */

import { ADVICE } from '../engine/blame.mjs';
import { _ } from '../wording.mjs';

/**
 * @import { Blame } from '../engine/blame.mjs'
 */

export const WORKING = _('Loading your answers… (The first time can take a few seconds.)');
export const SLOW = _(
  'Your browser is fetching a few megabytes, which it keeps for the next time. On a slow line that can take a minute.',
);
export const PROGRESS = _('Loaded so far');
export const OUTDATED = _(
  'This page has changed since you opened it. Load it again before you rely on it.',
);
export const AGAIN = _('Try again');
export const RELOAD = _('Load the page again');

/**
 * @param {Blame} blame
 * @param {DOMStringMap} own the page's own words: what it can't do now, and what readers can do instead
 */
export function unavailable(blame, { cannot = '', instead = '' }) {
  return `${cannot} ${ADVICE[blame]} ${instead}`;
}
