/**
 * What the browser remembers as short texts. It may refuse: in private windows, by its settings, or
 * in a frame without an origin.
 */

/** @typedef {'localStorage' | 'sessionStorage'} Area */

/**
 * @param {Area} area
 * @param {string} key
 * @returns {string | null} empty for nothing, null if the browser refuses
 */
export function recall(area, key) {
  try {
    return globalThis[area].getItem(key) ?? '';
  } catch {
    return null;
  }
}

/**
 * @param {Area} area
 * @param {string} key
 * @param {string} text empty to forget
 * @returns {boolean} whether it will be remembered
 */
export function retain(area, key, text) {
  try {
    if (text) {
      globalThis[area].setItem(key, text);
    } else {
      globalThis[area].removeItem(key);
    }
    return true;
  } catch {
    return false;
  }
}
