/**
 * Withdrawals reach a page that is open or was kept: it asks the network for the list when it is
 * opened, when the reader comes back to it or the network does, and every few minutes while it is
 * looked at. Nothing waits for the answer, and an answer that isn't the list changes nothing. The
 * list is remembered on the device, so that a withdrawal is still shown without a network.
 *
 * Format: schemas/withdrawn.json.
 */

import { recall, retain } from '../small-storage.mjs';
import { show } from './page.mjs';

/**
 * @typedef {object} Withdrawn
 * @property {string} decision the tree's id, such as "ap-146/message-student"
 * @property {string} address of its page, relative to the site's root
 * @property {string} reason for readers
 */

const LIST = new URL('../withdrawn.json', import.meta.url);
const KEY = 'soundingboard-withdrawn';
const EVERY = 300_000; // Milliseconds between two questions while the page is in view.
const PATIENCE = 20_000; // Milliseconds after which a question without an answer is asked again.

/** @type {Withdrawn[]} */
let list = [];
let asked = 0; // When the question that is still open was asked; 0 where none is.

/** @returns {string[]} the ids of the decisions that are withdrawn, as far as is known now */
export function withdrawn() {
  return list.map(({ decision }) => decision);
}

/** Show what is known to be withdrawn, and go on asking. A change is an event, `sb-withdrawals`. */
export function watchWithdrawals() {
  const askIfSeen = () => void (document.hidden || ask());
  // Another page may have learned of one, in another tab or while this one was put away.
  const learn = () => become(remembered());
  list = remembered();
  show(list);
  void ask();
  document.addEventListener('visibilitychange', askIfSeen);
  addEventListener('online', askIfSeen);
  addEventListener('storage', learn);
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) {
      learn();
      void ask();
    }
  });
  setInterval(askIfSeen, EVERY);
}

/** Show it in what has come into the page since: search results, and steps of a walk. */
export function markWithdrawn() {
  if (list.length > 0) {
    show(list);
  }
}

async function ask() {
  const now = Date.now();
  if (now - asked < PATIENCE) {
    return;
  }
  asked = now;
  try {
    const response = await fetch(LIST, { cache: 'no-store', redirect: 'error', priority: 'low' });
    const text = await response.text();
    const answer = response.ok ? parsed(text) : null;
    if (answer) {
      retain('localStorage', KEY, answer.length > 0 ? text : '');
      become(answer);
    }
  } catch {
    // No network: what is known goes on being shown.
  } finally {
    asked = asked === now ? 0 : asked;
  }
}

/** @param {Withdrawn[]} now */
function become(now) {
  if (JSON.stringify(now) !== JSON.stringify(list)) {
    list = now;
    show(list);
    document.dispatchEvent(new Event('sb-withdrawals'));
    // There is a newer version of the site, which may have to take over at once.
    navigator.serviceWorker?.ready.then((registration) => registration.update()).catch(() => {});
  }
}

/** What the device remembers, or this page if the device refuses to. */
function remembered() {
  const kept = recall('localStorage', KEY);
  return kept === null ? list : (parsed(kept) ?? []);
}

/**
 * @param {string} text
 * @returns {Withdrawn[] | null} null if it isn't such a list
 */
function parsed(text) {
  try {
    const { format, withdrawn } = JSON.parse(text);
    const isText = (/** @type {unknown} */ part) => typeof part === 'string' && part !== '';
    const fits = withdrawn.every((/** @type {any} */ item) =>
      [item.decision, item.address, item.reason].every(isText),
    );
    return format === 1 && fits ? withdrawn : null;
  } catch {
    return null;
  }
}
