/** Why the engine can't be had, as far as a page can know, and what a reader can do about it. */

import { _ } from '../wording.mjs';
import { EngineError, EngineUnavailable } from './errors.mjs';

/**
 * @typedef {'browser' | 'way' | 'offline' | 'stopped'} Blame the browser lacks what it takes;
 *   something on the way to the reader (the site's server, the network, a filter) has not let it
 *   through; the device is offline; or it was there and has stopped
 */

/** @type {Record<Blame, string>} */
export const ADVICE = {
  browser: _("It doesn't work in this browser. Update the browser, or use another one."),
  way: _(
    "A file didn't arrive as it should. The likely cause is this site's server, the network, or a filter on it. Try again, or try another network. If it keeps happening, tell the people who run this site.",
  ),
  offline: _(
    "You're offline, and this device doesn't have it yet. Try again when you're connected.",
  ),
  stopped: _('It stopped working. Try again, or load the page again.'),
};

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
