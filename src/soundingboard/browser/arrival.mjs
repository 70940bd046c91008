/**
 * How an element has come: with the page that the browser loaded, or later, when Material's instant
 * navigation put another page's content into this one. The script imports this first, while only
 * the former are there.
 */

const first = new WeakSet(document.querySelectorAll(':not(:defined)'));

/**
 * @param {Element} element
 * @returns {boolean}
 */
export function cameWithThePage(element) {
  return first.has(element);
}
