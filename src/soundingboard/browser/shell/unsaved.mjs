/** Asks before a page is left on which something would be lost. */

/**
 * That is while the page shows an element with `data-unsaved`.
 *
 * @param {HTMLElement} root
 * @param {AbortSignal} signal
 */
export function warnOfUnsaved(root, signal) {
  const ask = (/** @type {Event} */ event) => {
    if (root.querySelector('[data-unsaved]')) {
      event.preventDefault();
    }
  };
  window.addEventListener('beforeunload', ask, { signal });
}
