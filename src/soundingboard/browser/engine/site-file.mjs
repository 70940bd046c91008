/** The site's own JSON files, of which a network may make something else. */

import { NotLoaded } from './errors.mjs';

const PATIENCE = 60_000; // Milliseconds after which a server that has said nothing will not.

/**
 * @param {URL | string} url
 * @param {RequestInit} [options]
 * @returns {Promise<{ content: any, headers: Headers }>} the object that the file holds
 * @throws {NotLoaded} it can't be fetched, or something else came, such as a sign-in page
 */
export async function siteFile(url, options = {}) {
  try {
    const signal = AbortSignal.timeout?.(PATIENCE) ?? null;
    const response = await fetch(url, { ...options, signal });
    if (!response.ok) {
      throw new Error(`${url}: ${response.status}`);
    }
    const content = await response.json();
    if (typeof content !== 'object' || content === null) {
      throw new TypeError(`${url}: an object was expected.`);
    }
    return { content, headers: response.headers };
  } catch (cause) {
    throw new NotLoaded(cause);
  }
}
