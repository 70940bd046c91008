/** What the device remembers. A browser may refuse: in private windows, or by its settings. */

const KEY = 'soundingboard.procedure';

/** @returns {string | null} the id of the chosen procedure */
export function remembered() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/**
 * @param {string} procedure an id; empty to forget
 * @returns {boolean} whether it will be remembered
 */
export function remember(procedure) {
  try {
    if (procedure) {
      localStorage.setItem(KEY, procedure);
    } else {
      localStorage.removeItem(KEY);
    }
    return true;
  } catch {
    return false;
  }
}
