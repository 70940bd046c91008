/** What a page can do if Python can't be had: erase what is stored. Its words are the page's own. */

import { remember } from '../procedure-picker/memory.mjs';
import { storage } from '../storage/storage.mjs';

/**
 * A click on `data-erase` erases everything; the element after it then says so, in the words of
 * `data-erased` or, if the browser doesn't confirm it, of `data-unsure`.
 *
 * @param {HTMLElement} root
 * @param {AbortSignal} signal
 */
export function serveWithoutPython(root, signal) {
  for (const button of root.querySelectorAll('button[data-erase]')) {
    button.addEventListener('click', () => void erase(/** @type {HTMLElement} */ (button)), { signal });
  }
}

/** @param {HTMLElement} button */
async function erase(button) {
  const { erased = '', unsure = '' } = button.dataset;
  remember('');
  const told = await storage.erase().then(
    () => erased,
    () => unsure,
  );
  button.nextElementSibling?.replaceChildren(told);
}
