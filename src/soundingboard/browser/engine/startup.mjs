/**
 * Starting Python in the worker: which way, and on to the next way if one fails. The ways differ in
 * what they fetch and how long they take, never in what the engine answers.
 *
 * - `snapshot` restores Python's memory with the engine imported: quickest to run, most bytes.
 * - `library` starts Python on a trimmed library of bytecode: fewest bytes.
 * - `plain` starts Python as Pyodide ships it.
 */

import { plainStart } from './plain-start.mjs';
import { Downloads } from './downloads.mjs';
import { libraryStart, snapshotStart } from './fast-start.mjs';
import { lineOfModule } from './line.mjs';

/**
 * Content of bundle.json. `base` is relative to bundle.json, the other addresses to `base`.
 * @typedef {object} Manifest
 * @property {string} base
 * @property {string} lock
 * @property {string[]} packages
 * @property {string} wheel
 * @property {Record<string, string>} integrity hashes of the files that are fetched as data
 * @property {{ key: string, library: string, snapshot: string, lock: object } | null} fast
 * @property {{ file: string, integrity: string } | null} language the message that brings the words of
 *   the site's language, relative to bundle.json; null for the engine's own
 */

/** @typedef {(request: string) => string} Handle The engine: JSON text to JSON text. */
/** @typedef {'snapshot' | 'library' | 'plain'} Way */
/** @typedef {import('./line.mjs').Line} Line */

const MANIFEST = new URL('../bundle.json', import.meta.url);

/**
 * Start Python with the engine in it.
 *
 * @param {Line} line what the page knows of the reader's line
 * @returns {Promise<{ handle: Handle, way: Way, after: () => Promise<void> }>} `after` is to be
 *   called when there is leisure: it keeps what makes the next visit quicker
 * @throws {Error} if no way leads to a running engine
 */
export async function startEngine(line) {
  const downloads = new Downloads();
  const manifest = /** @type {Manifest} */ (await (await downloads.get(MANIFEST)).json());
  const base = new URL(manifest.base, MANIFEST);
  downloads.expect(base, manifest.integrity);
  const words = wordsOf(manifest, downloads);
  words.catch(() => {});
  /** @type {unknown} */
  let failure;
  for (const way of await waysIn(manifest, base, downloads, line)) {
    try {
      const start = { snapshot: snapshotStart, library: libraryStart, plain: plainStart }[way];
      const handle = await start(manifest, base, downloads);
      install(handle, await words);
      const after = () => keepForNextVisit(manifest, base, downloads);
      return { handle, way, after };
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
 * @param {Handle} handle
 * @param {string} words
 * @throws {Error} the engine doesn't take them
 */
function install(handle, words) {
  const { error } = words ? JSON.parse(handle(words)) : { error: null };
  if (error) {
    throw new Error(error.message);
  }
}

/**
 * @param {Manifest} manifest
 * @param {URL} base
 * @param {Downloads} downloads
 * @param {Line} line
 * @returns {Promise<Way[]>}
 */
async function waysIn({ fast }, base, downloads, line) {
  if (fast === null) {
    return ['plain'];
  }
  const kept = await downloads.isKept(new URL(fast.snapshot, base));
  const known = line === 'fast' || line === 'slow';
  const quick = kept || (known ? line : await measured(base, line)) === 'fast';
  // A filter may refuse the files of one way by their kind, so each way is among them.
  return quick ? ['snapshot', 'library', 'plain'] : ['library', 'snapshot', 'plain'];
}

/**
 * @param {URL} base
 * @param {Line} line
 * @returns {Promise<'fast' | 'slow'>}
 */
function measured(base, line) {
  return lineOfModule(new URL('pyodide.asm.mjs', base), line).catch(() => 'slow');
}

/**
 * @param {Manifest} manifest
 * @param {URL} base
 * @param {Downloads} downloads
 */
async function keepForNextVisit({ fast }, base, downloads) {
  if (fast !== null) {
    await downloads.keep(base, ['pyodide.asm.wasm', fast.snapshot]);
  }
}

// The smallest module there is: the mark of WebAssembly, and its version.
const NOTHING = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

/**
 * Whether it is the browser that can't run Python, or whether the files, or leave to run them, have not
 * come as they should: a server, a network or a filter was in the way.
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
