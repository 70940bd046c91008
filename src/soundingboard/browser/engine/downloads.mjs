/**
 * What the worker fetches: from what an earlier visit has kept, or from the site. A bundle's address
 * holds a hash of what it is made of, so a kept file never goes stale; a new bundle has new addresses.
 * Whatever is fetched or was kept is compared with the hash that the build has published for it.
 */

import { within } from '../patience.mjs';
import { channelOf } from '../tabs.mjs';

const STORE = 'soundingboard-engine';
const WASM = 'application/wasm';
const PATIENCE = 2_000; // Milliseconds: some browsers never open a store that is damaged.
const READING = 10_000; // The same for a file of several megabytes that is read and hashed.

export class Downloads {
  /** @type {Promise<Cache | null>} */
  #kept = openStore();

  constructor() {
    // A first page's worker starts before a service worker could see what it asks for: the page
    // tells that one (offline.mjs), which keeps the rest of what Python needs.
    const channel = channelOf('soundingboard-offline');
    channel?.postMessage('engine wanted');
    channel?.close();
  }

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
   * @param {RequestCache} cache
   */
  #request(url, cache = 'default') {
    return new Request(url, { cache, integrity: this.#integrity.get(url.href) ?? '' });
  }

  /**
   * @param {URL} url
   * @returns {Promise<Response>}
   * @throws {Error} if it cannot be fetched, or is not what it should be
   */
  async get(url) {
    const kept = await this.#keptAt(url);
    if (kept !== null) {
      return kept;
    }
    if (!this.#integrity.has(url.href)) {
      return answered(url, await fetch(this.#request(url, 'no-cache')));
    }
    // A sign-in page, or half of a file, may be in the browser's own cache: then past it.
    const response = await fetch(this.#request(url)).catch(() => null);
    return answered(url, response?.ok ? response : await fetch(this.#request(url, 'reload')));
  }

  /**
   * What an earlier visit has kept, if it is still what was published; what is not goes. Only a
   * file whose hash is known is kept.
   *
   * @param {URL} url
   * @returns {Promise<Response | null>}
   */
  async #keptAt(url) {
    const store = await this.#kept;
    try {
      const kept = await within(PATIENCE, () => store?.match(url));
      if (!store || !kept) {
        return null;
      }
      // Handed out as it is, for the browser keeps the compiled code of WebAssembly with it.
      if ((await within(READING, () => hashOf(kept.clone()))) === this.#integrity.get(url.href)) {
        return kept;
      }
      await within(PATIENCE, () => store.delete(url));
    } catch {
      // A device that cannot read what it keeps, or doesn't answer, fetches again.
    }
    return null;
  }

  /**
   * @param {URL} url
   * @returns {Promise<boolean>} whether it need not come over the line
   */
  async isKept(url) {
    const store = await this.#kept;
    const kept = await within(PATIENCE, () => store?.match(url)).catch(() => undefined);
    return kept !== undefined || hasCached(url);
  }

  /**
   * Keep some files of a bundle for the next visit, and let those of other bundles go. A device
   * that will not keep anything is no failure.
   *
   * @param {URL} base
   * @param {string[]} names
   */
  async keep(base, names) {
    const store = await this.#kept;
    if (store === null) {
      return;
    }
    try {
      for (const { url } of await store.keys()) {
        if (!url.startsWith(base.href)) {
          await store.delete(url);
        }
      }
      for (const name of names) {
        const url = new URL(name, base);
        if (this.#integrity.has(url.href) && !(await store.match(url))) {
          await store.put(url, await this.get(url));
        }
      }
    } catch {
      // No room, or no leave: the next visit fetches again.
    }
  }

  /**
   * Run *work* with some files already on their way, so that whoever asks for them by `fetch`
   * while it runs need not wait for the asking. Everything else is fetched as ever.
   *
   * @template T
   * @param {URL[]} urls
   * @param {() => Promise<T>} work
   * @returns {Promise<T>}
   */
  async ahead(urls, work) {
    const coming = new Map(urls.map((url) => [url.href, this.get(url).then(asWhatItIs)]));
    coming.forEach((response) => response.catch(() => {}));
    const stock = self.fetch;
    self.fetch = (input, init) => {
      const href = new URL(input instanceof Request ? input.url : input, self.location.href).href;
      const response = coming.get(href);
      coming.delete(href);
      return response ?? stock(input, init);
    };
    try {
      return await work();
    } finally {
      self.fetch = stock;
    }
  }
}

/**
 * @param {URL} url
 * @param {Response} response
 * @returns {Response} the same
 * @throws {Error} if the host has refused
 */
function answered(url, response) {
  if (!response.ok) {
    throw new Error(`${url.pathname} cannot be fetched: ${response.status}`);
  }
  return response;
}

/**
 * Servers that don't know WebAssembly send it as something else, and browsers then refuse it. Its hash
 * says what it is.
 *
 * @param {Response} response
 */
function asWhatItIs(response) {
  const { pathname } = new URL(response.url || 'about:blank');
  const type = response.headers.get('Content-Type')?.split(';')[0]?.trim().toLowerCase();
  return !pathname.endsWith('.wasm') || type === WASM
    ? response
    : new Response(response.body, { headers: { 'Content-Type': WASM } });
}

/**
 * @param {Response} response
 * @returns {Promise<string>} the hash of its body as the manifest writes it (integrity.py)
 */
async function hashOf(response) {
  const digest = await crypto.subtle.digest('SHA-256', await response.arrayBuffer());
  return `sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
}

/**
 * @param {URL} url
 * @returns {Promise<boolean>} whether the browser has it in its own cache, as just after a visit
 */
async function hasCached(url) {
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

/** @returns {Promise<Cache | null>} null where the browser keeps nothing, as on an unsafe origin */
async function openStore() {
  try {
    return await within(PATIENCE, () => self.caches.open(STORE));
  } catch {
    return null;
  }
}
