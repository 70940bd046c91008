/**
 * The fragment of an address. A walk through a tree is `#walk?<question id>=<answer id>&…`; Python
 * reads and writes all others (`engine/pages/place.py`).
 */

/**
 * The fragment that hands answers on to a tree's page.
 *
 * @param {Iterable<[question: string, answer: string]>} answers
 */
export function walkWith(answers) {
  return `#walk?${new URLSearchParams([...answers])}`;
}

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
