/** A snapshot of Python's memory, as the site's build has written it (site/bundle/snapshot.py). */

const PAGE = 65_536; // WebAssembly's memory grows by whole pages.

/**
 * The part of Emscripten's module that is touched.
 * @typedef {object} Module
 * @property {Uint8Array} HEAPU8
 * @property {{ grow: (pages: number) => number }} wasmMemory
 * @property {{ config: { BUILD_ID: string } }} API
 */

/**
 * Write a snapshot into memory that is fresh.
 *
 * @param {ArrayBuffer} data
 * @param {string} key
 * @param {Module} module
 * @returns {object} what Pyodide's own `restoreSnapshot` would return
 * @throws {Error} if it is no snapshot, or was made of another Pyodide, library or engine
 */
export function restore(data, key, module) {
  const [length = 0, count = 0] = new Uint32Array(data, 0, 2);
  const about = JSON.parse(new TextDecoder().decode(new Uint8Array(data, 8, length)));
  if (about.key !== key || about.build !== module.API.config.BUILD_ID) {
    throw new Error('The snapshot was made of something else than what is here.');
  }
  const short = about.size - module.HEAPU8.length;
  if (short > 0) {
    module.wasmMemory.grow(Math.ceil(short / PAGE));
  }
  const table = new Uint32Array(data, 8 + length, 2 * count);
  let at = 8 + length + 8 * count;
  for (let run = 0; run < table.length; run += 2) {
    const bytes = new Uint8Array(data, at, table[run + 1]);
    module.HEAPU8.set(bytes, table[run]);
    at += bytes.length;
  }
  return about.returned;
}
