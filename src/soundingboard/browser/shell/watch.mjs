/** Which parts of the page the reader has reached, as events for the page's program. */

import { storage } from '../storage/storage.mjs';

/**
 * @import { Device } from './device.mjs'
 */

const ROUNDING = 2; // Pixels: what fills the screen needn't fit it to the last one.
const MOMENT = 700; // Milliseconds between two looks; an end must be on the screen at both.

/**
 * The attribute `data-watch` has the ids of parts of the document. The event `seen` has those of
 * which the end has stayed on the screen for a moment, each once. Nothing is reported before the
 * program has been told what is stored, because until then there is no need to start it.
 *
 * @param {HTMLElement} root
 * @param {Device} device
 * @param {AbortSignal} signal
 */
export function watch(root, device, signal) {
  const ids = (root.dataset.watch ?? '').split(' ').filter(Boolean);
  /** @type {string[]} */
  let before = [];
  /** @type {Set<string>} */
  const reported = new Set();
  const look = () => {
    if (storage.kind === 'undecided') {
      reported.clear(); // Nothing is stored yet, or somebody has erased it.
    }
    const isSeen = document.visibilityState === 'visible';
    const looks = isSeen && device.begun && storage.kind !== 'undecided';
    const now = looks ? ids.filter(endsOnScreen) : [];
    const fresh = now.filter((id) => before.includes(id) && !reported.has(id));
    before = now;
    if (fresh.length > 0) {
      fresh.forEach((id) => reported.add(id));
      // After a failure the program may not know of the earlier ones.
      device.tell('seen', { ids: root.dataset.failed === undefined ? fresh : [...reported] });
    }
  };
  if (ids.length > 0) {
    const timer = setInterval(look, MOMENT);
    signal.addEventListener('abort', () => clearInterval(timer));
  }
}

/**
 * @param {string} id of a part, or of its heading
 * @returns {boolean}
 */
function endsOnScreen(id) {
  const element = document.getElementById(id);
  const bottom = (element?.closest('section') ?? element)?.getBoundingClientRect().bottom;
  return bottom !== undefined && bottom > 0 && bottom <= window.innerHeight + ROUNDING;
}
