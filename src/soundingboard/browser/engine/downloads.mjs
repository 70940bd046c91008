/**
 * What the worker fetches. A bundle's address has a hash of what it is made of, so browsers and the
 * service worker may keep its files for good; a new bundle has new addresses. Whatever comes is
 * compared by the browser with the hash that the build has published for it.
 */

import { within } from '../patience.mjs';

const PATIENCE = 2_000; // Milliseconds: some browsers never answer for a cache that is damaged.

export class Downloads {
  /** @type {Map<string, string>} hashes of the bundle's files, by their address */
  #integrity = new Map();

  /**
   * From now on, take no file of a bundle whose content is another than the build has published.
   *
   * @param {URL} base
   * @param {Record<string, string>} integrity name to hash, as subresource integrity has it
   */
  expect(base, integrity) {
    for (const [name, hash] of Object.entries(integrity)) {
      this.#integrity.set(new URL(name, base).href, hash);
    }
  }

  /**
   * @param {URL} url
   * @returns {Promise<Response>}
   * @throws {Error} if it cannot be fetched, or is not what it should be
   */
  async get(url) {
    const integrity = this.#integrity.get(url.href) ?? '';
    const ask = (/** @type {RequestCache} */ cache) => fetch(url, { cache, integrity });
    // A sign-in page, or half of a file, may be in a cache: then past all of them.
    const first = integrity ? await ask('default').catch(() => null) : await ask('no-cache');
    const response = first?.ok || !integrity ? first : await ask('reload');
    if (!response?.ok) {
      throw new Error(`${url.pathname} cannot be fetched: ${response?.status}`);
    }
    return response;
  }

  /**
   * @param {URL} url
   * @returns {Promise<boolean>} whether it need not come over the line
   */
  async isKept(url) {
    const stop = new AbortController();
    /** @type {RequestInit} */
    const options = { cache: 'only-if-cached', mode: 'same-origin', signal: stop.signal };
    try {
      return (await within(PATIENCE, () => fetch(url, options))).ok;
    } catch {
      return false;
    } finally {
      stop.abort();
    }
  }
}
