/** What pages of the site say to each other. */

/**
 * @param {string} name
 * @returns {BroadcastChannel | null} null where the browser has none, or none for this page: then
 *   each tab is on its own
 */
export function channelOf(name) {
  try {
    return new BroadcastChannel(name);
  } catch {
    return null;
  }
}
