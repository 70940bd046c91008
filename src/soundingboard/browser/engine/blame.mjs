/** Why the engine can't be had, as far as a page can know. */

import { EngineError, EngineUnavailable } from './errors.mjs';

/**
 * @typedef {'browser' | 'way' | 'offline' | 'stopped'} Blame the browser lacks what it takes;
 *   something on the way to the reader (the site's server, the network, a filter) has not let it
 *   through; the device is offline; or it was there and has stopped
 */

/**
 * @param {unknown} error with what led to it as its `cause`, and so on
 * @returns {Blame}
 */
export function blameOf(error) {
  for (let at = error; at instanceof Error; at = at.cause) {
    if (at instanceof EngineError && ['crashed', 'timed-out'].includes(at.code)) {
      return 'stopped';
    }
    if (at instanceof EngineError && ['unavailable', 'not-loaded'].includes(at.code)) {
      const blame = at instanceof EngineUnavailable ? at.blame : 'way';
      return blame === 'way' && !navigator.onLine ? 'offline' : blame;
    }
  }
  return 'browser';
}
