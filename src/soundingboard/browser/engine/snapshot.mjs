/**
 * A snapshot of Python's memory, as the site's build has written it (fast_start.mjs): what differs
 * from memory that is fresh.
 */

const MAGIC = 0x44534253;
const FORMAT = 1;
const HEADER = 20;
const PAGE = 65_536; // WebAssembly's memory grows by whole pages.

/**
 * The part of Emscripten's module that is touched.
 * @typedef {object} Module
 * @property {Uint8Array} HEAPU8
 * @property {{ grow: (pages: number) => number }} wasmMemory
 */

/**
 * @param {ArrayBuffer} data
 * @throws {Error} if it is no snapshot of this form
 */
export function readSnapshot(data) {
  const words = new Uint32Array(data, 0, HEADER / 4);
  const [magic, format, size, count, length] = words;
  if (magic !== MAGIC || format !== FORMAT) {
    throw new Error('the snapshot is of another form');
  }
  const about = JSON.parse(new TextDecoder().decode(new Uint8Array(data, HEADER, length)));
  const start = HEADER + Math.ceil(length / 4) * 4;
  const table = new Uint32Array(data, start, 2 * count);

  return {
    /**
     * @param {string} key
     * @param {string} build
     * @throws {Error} if it was made of another Pyodide, library or engine
     */
    check(key, build) {
      if (about.key !== key || about.build !== build) {
        throw new Error('the snapshot was made of something else than what is here');
      }
    },

    /**
     * Write it into memory that is fresh.
     * @param {Module} module
     * @returns {object} what Pyodide's own `restoreSnapshot` would return
     */
    restoreInto(module) {
      const short = size - module.HEAPU8.length;
      if (short > 0) {
        module.wasmMemory.grow(Math.ceil(short / PAGE));
      }
      const heap = module.HEAPU8;
      let at = start + 8 * count;
      for (let run = 0; run < count; run += 1) {
        const length = table[2 * run + 1];
        heap.set(new Uint8Array(data, at, length), table[2 * run]);
        at += length;
      }
      return about.returned;
    },
  };
}
