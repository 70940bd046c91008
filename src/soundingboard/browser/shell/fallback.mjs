/**
 * What a page can do if Python can't be had: erase what is stored. Its words are the page's own.
 */

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
  const erase = async (/** @type {Event} */ { target }) => {
    if (target instanceof HTMLElement && target.dataset.erase !== undefined) {
      const { erased = '', unsure = '' } = target.dataset;
      remember('');
      const done = storage.erase().then(() => erased, () => unsure);
      target.nextElementSibling?.replaceChildren(await done);
    }
  };
  root.addEventListener('click', erase, { signal });
}
