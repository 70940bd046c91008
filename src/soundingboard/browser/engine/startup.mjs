/**
 * Starting Python in the worker: which way, and on to the next way if one fails. The ways differ in
 * what they fetch and how long they take, never in what the engine answers.
 *
 * - `snapshot` restores Python's memory with the engine imported: quickest to run, most bytes.
 * - `library` starts Python on a trimmed library of bytecode: fewest bytes.
 * - `plain` starts Python as Pyodide ships it.
 */

import { Downloads } from './downloads.mjs';
import { libraryStart, plainStart, snapshotStart } from './starts.mjs';

/**
 * Content of bundle.json. `base` is relative to bundle.json, the other addresses to `base`.
 * @typedef {object} Manifest
 * @property {string} base
 * @property {string} lock
 * @property {string[]} packages
 * @property {string} wheel
 * @property {Record<string, string>} integrity hashes of the files that are fetched as data
 * @property {Record<string, number>} sizes bytes of the same files
 * @property {{ key: string, library: string, snapshot: string, lock: object } | null} fast
 * @property {{ file: string, integrity: string } | null} language the message that brings the words
 *   of the site's language, relative to bundle.json; null for the engine's own
 */

/** @typedef {(request: string) => string} Handle The engine: JSON text to JSON text. */
/** @typedef {'snapshot' | 'library' | 'plain'} Way */

const MANIFEST = new URL('../bundle.json', import.meta.url);
const STARTS = { snapshot: snapshotStart, library: libraryStart, plain: plainStart };
const WASM = 'pyodide.asm.wasm';
const FAST = 20; // Megabits a second from which a snapshot's bytes cost less than it saves.

/**
 * Start Python with the engine in it.
 *
 * @param {boolean} saving whether the reader wants to save bytes
 * @param {(part: number) => void} tell how much of what is fetched has come, from 0 to 1
 * @returns {Promise<{ handle: Handle, way: Way }>}
 * @throws {Error} if no way leads to a running engine
 */
export async function startEngine(saving, tell) {
  const downloads = new Downloads();
  const manifest = /** @type {Manifest} */ (await (await downloads.get(MANIFEST)).json());
  const base = new URL(manifest.base, MANIFEST);
  downloads.expect(base, manifest.integrity);
  const words = wordsOf(manifest, downloads);
  words.catch(() => {});
  /** @type {unknown} */
  let failure;
  const { sizes, fast } = manifest;
  /** @type {Way[]} */
  let ways = ['plain'];
  if (fast) {
    const isKept = await downloads.isKept(new URL(fast.snapshot, base));
    const quick = isKept || (!saving && (await isFast(new URL('pyodide.asm.mjs', base))));
    // A filter may refuse the files of one way by their kind, so each way is among them.
    ways = quick ? ['snapshot', 'library', 'plain'] : ['library', 'snapshot', 'plain'];
  }
  if (fast && ways[0] === 'library' && !(await downloads.isKept(new URL(WASM, base)))) {
    const { library } = fast;
    downloads.count((sizes[WASM] ?? 0) + (sizes[library] ?? 0), tell);
  }
  for (const way of ways) {
    try {
      const handle = await STARTS[way](manifest, base, downloads);
      const told = await words;
      const { error } = told ? JSON.parse(handle(told)) : { error: null };
      if (error) {
        throw new Error(error.message);
      }
      return { handle, way };
    } catch (error) {
      failure = error;
      if (way !== 'plain') {
        console.info(`Python did not start by its ${way}, so it starts another way.`, error);
      }
    }
  }
  throw failure;
}

/**
 * @param {Manifest} manifest
 * @param {Downloads} downloads
 * @returns {Promise<string>} the message that the engine is given first; empty if there's none
 */
async function wordsOf({ language }, downloads) {
  if (language === null) {
    return '';
  }
  downloads.expect(MANIFEST, { [language.file]: language.integrity });
  return (await downloads.get(new URL(language.file, MANIFEST))).text();
}

/**
 * How fast the reader's line is, as the download of one large module shows. Whatever is started
 * next needs that module anyway, and has it from the browser's or the service worker's cache.
 *
 * @param {URL} url
 * @returns {Promise<boolean>} false if it can't be measured, since too many bytes on a slow line
 *   are worse than a slower start on a fast one
 */
async function isFast(url) {
  try {
    const response = await fetch(url);
    const since = performance.now();
    await response.arrayBuffer();
    // As it was sent, compressed. What the service worker has kept comes without it.
    const bits = Number(response.headers.get('Content-Length')) * 8;
    return bits / 1_000 / (performance.now() - since) >= FAST;
  } catch {
    return false;
  }
}

// The smallest module there is: the mark of WebAssembly, and its version.
const NOTHING = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

/**
 * Whether it is the browser that can't run Python, or whether the files, or leave to run them, have
 * not come as they should: a server, a network or a filter was in the way.
 *
 * @param {unknown} failure of the last way
 * @returns {Promise<'browser' | 'way'>}
 */
export async function blame(failure) {
  if (failure instanceof RangeError) {
    return 'browser'; // It has not enough memory.
  }
  try {
    await WebAssembly.instantiate(NOTHING);
    return 'way';
  } catch (error) {
    const forbidden = error instanceof Error && /content security|\bCSP\b/i.test(error.message);
    return forbidden ? 'way' : 'browser';
  }
}
