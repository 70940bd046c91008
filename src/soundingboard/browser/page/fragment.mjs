/** The fragment of an address. Python reads and writes those that are no anchors. */

/**
 * The id in an anchor, percent-decoded where that can be done.
 *
 * @param {string} encoded
 */
export function decode(encoded) {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}
