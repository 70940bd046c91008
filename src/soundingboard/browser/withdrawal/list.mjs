/**
 * The list of withdrawn decisions: asked of the network, and remembered on the device so that a
 * withdrawal is still shown without a network.
 *
 * Format: schemas/withdrawn.json.
 */

/**
 * @typedef {object} Withdrawn
 * @property {string} decision the tree's id, such as "ap-146/message-student"
 * @property {string} address of its page, relative to the site's root
 * @property {string} reason for readers
 */

const LIST = new URL('../withdrawn.json', import.meta.url);
const KEY = 'soundingboard-withdrawn';
const FORMAT = 1;

/**
 * @returns {Promise<Withdrawn[]>} what the network says now, past every cache
 * @throws {Error} it can't be reached, or answers with something else, such as a sign-in page
 */
export async function askNetwork() {
  /** @type {RequestInit} */
  const options = { cache: 'no-store', redirect: 'error', priority: 'low' };
  const response = await fetch(LIST, options);
  const list = response.ok ? parsed(await response.text()) : null;
  if (list === null) {
    throw new Error('The list of withdrawn decisions was expected, and something else came.');
  }
  return list;
}

/** @returns {Withdrawn[]} */
export function remembered() {
  try {
    return parsed(localStorage.getItem(KEY) ?? '') ?? [];
  } catch {
    return []; // Storage is blocked.
  }
}

/** @param {Withdrawn[]} list */
export function remember(list) {
  try {
    if (list.length > 0) {
      localStorage.setItem(KEY, JSON.stringify({ format: FORMAT, withdrawn: list }));
    } else {
      localStorage.removeItem(KEY);
    }
  } catch {
    // Storage is blocked or full: the list is asked for again with the next page.
  }
}

/**
 * @param {string} text
 * @returns {Withdrawn[] | null} null if it isn't such a list
 */
function parsed(text) {
  try {
    const { format, withdrawn } = JSON.parse(text);
    const fits =
      format === FORMAT &&
      Array.isArray(withdrawn) &&
      withdrawn.every((item) =>
        [item?.decision, item?.address, item?.reason].every((part) => part && typeof part === 'string'),
      );
    return fits ? withdrawn : null;
  } catch {
    return null;
  }
}
