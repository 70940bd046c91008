/**
 * Withdrawals reach a page that is open or was kept: it asks the network when it is opened, when the
 * reader comes back to it or the network does, and every few minutes while it is looked at. Nothing
 * waits for the answer, and an answer that isn't the list changes nothing.
 */

import { askNetwork, remember, remembered } from './list.mjs';
import { show } from './page.mjs';

const EVERY = 300_000; // Milliseconds between two questions while the page is in view.

let list = remembered();
let asking = false;
let marking = false;

/** Show what is known to be withdrawn, and go on asking. */
export function watchWithdrawals() {
  show(list);
  void ask();
  const askIfSeen = () => void (document.hidden || ask());
  document.addEventListener('visibilitychange', askIfSeen);
  addEventListener('online', askIfSeen);
  addEventListener('pageshow', (event) => void (event.persisted && ask()));
  addEventListener('storage', () => become(remembered())); // Another tab has learned of one.
  setInterval(askIfSeen, EVERY);
  // Material tells of each page that instant navigation has put in place.
  /** @type {any} */ (globalThis).document$?.subscribe(() => {
    show(list);
    void ask();
  });
  new MutationObserver(markLater).observe(document.body, { childList: true, subtree: true });
}

async function ask() {
  if (asking) {
    return;
  }
  asking = true;
  try {
    const now = await askNetwork();
    remember(now);
    tellServiceWorker(now);
    become(now);
  } catch {
    // No network, or one that answers in the site's place: what is known goes on being shown.
  } finally {
    asking = false;
  }
}

/** @param {typeof list} now */
function become(now) {
  const had = list.length > 0;
  list = now;
  if (had || now.length > 0) {
    show(list);
  }
}

/** Search results and comparisons come and go while a page is used. */
function markLater() {
  if (list.length > 0 && !marking) {
    marking = true;
    requestAnimationFrame(() => {
      marking = false;
      show(list);
    });
  }
}

/**
 * So that it drops what it has kept of a withdrawn decision, and looks for the newer version.
 *
 * @param {typeof list} now
 */
function tellServiceWorker(now) {
  const changed = JSON.stringify(now) !== JSON.stringify(list);
  if (changed || now.length > 0) {
    void navigator.serviceWorker?.getRegistration().then((registration) => {
      registration?.active?.postMessage({ withdrawn: now });
      void (changed && registration?.update().catch(() => {}));
    });
  }
}
