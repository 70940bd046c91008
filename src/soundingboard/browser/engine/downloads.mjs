/**
 * What the worker fetches. A bundle's address has a hash of what it is made of, so browsers and the
 * service worker may keep its files for good; a new bundle has new addresses. Whatever comes is
 * compared by the browser with the hash that the build has published for it.
 */

/** @typedef {{ loaded: number, total: number, tell: (part: number) => void }} Progress */

const PATIENCE = 2_000; // Milliseconds: some browsers never answer for a cache that is damaged.

export class Downloads {
  /** @type {Map<string, string>} hashes of the bundle's files, by their address */
  #integrity = new Map();
  /** Bytes so far, bytes in all, and what to call with their ratio. @type {Progress | null} */
  #progress = null;

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
   * From now on, report how much has come of what has a hash. Without a secure line a browser can't
   * compute hashes, and nothing is reported.
   *
   * @param {number} total bytes
   * @param {(part: number) => void} tell a number from 0 to 1
   */
  count(total, tell) {
    this.#progress = globalThis.crypto?.subtle && total > 0 ? { loaded: 0, total, tell } : null;
  }

  /**
   * @param {URL} url
   * @returns {Promise<Response>}
   * @throws {Error} if it cannot be fetched, or is not what it should be
   */
  async get(url) {
    const integrity = this.#integrity.get(url.href) ?? '';
    const progress = this.#progress;
    const ask = (/** @type {RequestCache} */ cache) => fetch(url, { cache, integrity });
    const known = () => (progress ? counted(url, integrity, progress) : ask('default'));
    const first = integrity ? await known().catch(() => null) : await ask('no-cache');
    // A sign-in page, or half of a file, may be in a cache: then past all of them.
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
    const signal = AbortSignal.timeout(PATIENCE);
    const asked = fetch(url, { cache: 'only-if-cached', mode: 'same-origin', signal });
    return asked.then(({ ok }) => ok, () => false);
  }
}

/**
 * The browser hands out a file that it has compared with a hash only when it's there as a whole. So
 * this one is read as it comes, and compared here.
 *
 * @param {URL} url
 * @param {string} integrity
 * @param {Progress} progress
 * @returns {Promise<Response>}
 * @throws {Error} if it isn't what it should be
 */
async function counted(url, integrity, progress) {
  const response = await fetch(url);
  const reader = response.body?.getReader();
  /** @type {BlobPart[]} */
  const parts = [];
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    parts.push(part.value);
    progress.loaded += part.value.length;
    progress.tell(Math.min(progress.loaded / progress.total, 1));
  }
  const file = new Blob(parts);
  const hash = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  if (integrity !== `sha256-${btoa(String.fromCharCode(...new Uint8Array(hash)))}`) {
    throw new Error(`${url.pathname} isn't what it should be.`);
  }
  return new Response(file, { headers: response.headers });
}
