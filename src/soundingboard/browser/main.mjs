/**
 * The one script that the site loads. It defines the custom elements that the page has, each of
 * which takes the page's own HTML, which is complete without it, and adds to it.
 */

import { startOffline } from './offline/offline.mjs';
import { arrangeResults } from './search-results.mjs';
import { markWithdrawn, watchWithdrawals } from './withdrawal/watch.mjs';

/** @type {Record<string, () => Promise<CustomElementConstructor>>} by the element's name */
const ELEMENTS = {
  'sb-tree': async () => (await import('./shell/page.mjs')).pageElement(),
  'sb-compare': async () => (await import('./shell/page.mjs')).pageElement(),
  'sb-procedure-picker': async () => (await import('./procedure-picker/picker.mjs')).SbPicker,
  'sb-qr': async () => (await import('./shell/qr.mjs')).SbQr,
  'sb-course': async () => (await import('./shell/device-page.mjs')).devicePageElement(),
  'sb-my-training': async () => (await import('./shell/device-page.mjs')).devicePageElement(),
  'sb-stored': async () => (await import('./shell/device-page.mjs')).devicePageElement(),
  'sb-reading': async () => (await import('./shell/once-stored.mjs')).onceStored('courses'),
};

/** Define every element of ours that the page has and that is not defined yet. */
function defineElements() {
  for (const { localName } of document.querySelectorAll(':not(:defined)')) {
    const load = ELEMENTS[localName];
    if (load) {
      delete ELEMENTS[localName];
      // What cannot be fetched leaves the page as the site made it.
      load().then((element) => customElements.define(localName, element), failed);
    }
  }
}

/** @param {unknown} error */
function failed(error) {
  console.error(error);
  document.documentElement.dataset.modules = 'failed'; // As in before-theme/no-modules.js.
}

watchWithdrawals();
startOffline();
defineElements();
// A program's HTML may have an element of ours, and Material's search adds results.
new MutationObserver(() => {
  defineElements();
  arrangeResults();
  markWithdrawn();
}).observe(document.documentElement, { childList: true, subtree: true });
