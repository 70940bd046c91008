/**
 * Withdrawals reach a page that is open or was kept: it asks the network when it is opened, when the
 * reader comes back to it or the network does, and every few minutes while it is looked at. Nothing
 * waits for the answer, and an answer that isn't the list changes nothing.
 */

import { askNetwork, remember, remembered } from './list.mjs';
import { show } from './page.mjs';

const EVERY = 300_000; // Milliseconds between two questions while the page is in view.
const PATIENCE = 20_000; // Milliseconds after which a question without an answer is asked again.

let list = remembered();
let asked = 0; // When the question that is still open was asked; 0 where none is.
let marking = false;
let workerKnows = false;

/** @returns {string[]} the ids of the decisions that are withdrawn, as far as is known now */
export function withdrawn() {
  return list.map(({ decision }) => decision);
}

/** Show what is known to be withdrawn, and go on asking. A change is an event, `sb-withdrawals`. */
export function watchWithdrawals() {
  show(list);
  void ask();
  const askIfSeen = () => void (document.hidden || ask());
  const comeBack = () => {
    become(remembered()); // Another page may have learned of one while this one was put away.
    void ask();
  };
  document.addEventListener('visibilitychange', askIfSeen);
  addEventListener('online', askIfSeen);
  addEventListener('pageshow', (event) => event.persisted && comeBack());
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
  const now = Date.now();
  if (now - asked < PATIENCE) {
    return;
  }
  asked = now;
  try {
    const answer = await askNetwork();
    const changed = JSON.stringify(answer) !== JSON.stringify(list);
    remember(answer);
    become(answer);
    tellServiceWorker(answer, changed);
  } catch {
    // No network, or one that answers in the site's place: what is known goes on being shown.
  } finally {
    if (asked === now) {
      asked = 0;
    }
  }
}

/** @param {typeof list} now */
function become(now) {
  const had = list.length > 0;
  const changed = JSON.stringify(now) !== JSON.stringify(list);
  list = now;
  if (had || now.length > 0) {
    show(list);
  }
  if (changed) {
    document.dispatchEvent(new Event('sb-withdrawals'));
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
 * So that it drops what it has kept of a withdrawn decision, keeps it again when it is valid, and looks
 * for the newer version. It is told once by each page: it may know more than the page remembers.
 *
 * @param {typeof list} now
 * @param {boolean} changed
 */
function tellServiceWorker(now, changed) {
  if (!changed && workerKnows) {
    return;
  }
  workerKnows = true;
  // On a first visit it is still being installed.
  void navigator.serviceWorker?.ready.then((registration) => {
    registration.active?.postMessage({ withdrawn: now });
    void (changed && registration.update().catch(() => {}));
  });
}
