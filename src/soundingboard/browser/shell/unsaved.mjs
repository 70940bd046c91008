/** Asks before a page is left on which something would be lost. */

/**
 * That is while the page shows an element with `data-unsaved`.
 *
 * @param {HTMLElement} root
 * @param {AbortSignal} signal
 */
export function warnOfUnsaved(root, signal) {
  window.addEventListener(
    'beforeunload',
    (event) => {
      if (root.querySelector('[data-unsaved]')) {
        event.preventDefault();
      }
    },
    { signal },
  );
}
