/**
 * The two quick ways to a running engine. `snapshot` rests on Pyodide's private interface: the
 * vendored version is pinned, the snapshot's key and build id are compared with what is here, and
 * whatever does not fit is an error, upon which the caller starts in another way.
 */

import { ENTRY } from './plain-start.mjs';
import { readSnapshot } from './snapshot.mjs';
import { failingWithWasm } from './wasm-failure.mjs';

/** @typedef {import('./startup.mjs').Manifest} Manifest */
/** @typedef {import('./startup.mjs').Handle} Handle */
/** @typedef {import('./downloads.mjs').Downloads} Downloads */

// A restored Python would go on with the random numbers of the machine that made the snapshot.
const RESEED = `
import random
random.seed()
`;

/**
 * Start Python on the trimmed library, which holds the engine as well.
 *
 * @param {Manifest} manifest
 * @param {URL} base
 * @param {Downloads} downloads
 * @returns {Promise<Handle>}
 */
export async function libraryStart(manifest, base, downloads) {
  const { library: name, lock } = fastOf(manifest);
  const library = new URL(name, base);
  const files = [new URL('pyodide.asm.wasm', base), library];
  // Pyodide asks for it only after its own loader: a round trip sooner is a round trip saved.
  import(new URL('pyodide.asm.mjs', base).href).catch(() => {});
  const python = await downloads.ahead(files, () =>
    load(base, { lockFileContents: JSON.stringify(lock), stdLibURL: library.href }),
  );
  return python.runPython(ENTRY);
}

/**
 * Restore Python's memory as it was with the engine imported.
 *
 * @param {Manifest} manifest
 * @param {URL} base
 * @param {Downloads} downloads
 * @returns {Promise<Handle>}
 */
export async function snapshotStart(manifest, base, downloads) {
  const { key, snapshot: name, lock } = fastOf(manifest);
  const url = new URL(name, base);
  const wasm = new URL('pyodide.asm.wasm', base);
  const bytes = downloads.get(url).then((response) => response.arrayBuffer());
  bytes.catch(() => {});
  const modules = Promise.all([import(new URL('pyodide.asm.mjs', base).href), bytes]);
  modules.catch(() => {});

  const python = await downloads.ahead([wasm], () =>
    load(base, {
      lockFileContents: JSON.stringify(lock),
      stdLibURL: 'data:,', // Restored modules need no library, and Pyodide asks for one.
      _loadSnapshot: new Uint8Array(16), // What it holds comes from our own `restoreSnapshot`.
      createPyodideModule: async (/** @type {object} */ settings) => {
        const [{ default: create }, data] = await modules;
        const snapshot = readSnapshot(data);
        const made = await create(settings);
        snapshot.check(key, made.API.config.BUILD_ID);
        made.API.restoreSnapshot = () => snapshot.restoreInto(made);
        return made;
      },
    }),
  );
  python.runPython(RESEED);
  return python.runPython(ENTRY);
}

/**
 * @param {URL} base
 * @param {object} options
 * @returns {Promise<import('./plain-start.mjs').Pyodide>}
 */
async function load(base, options) {
  return failingWithWasm(async () => {
    const { loadPyodide } = await import(new URL('pyodide.mjs', base).href);
    return loadPyodide({ indexURL: base.href, ...options });
  });
}

/** @param {Manifest} manifest */
function fastOf({ fast }) {
  if (fast === null) {
    throw new Error('this site has no files for a fast start');
  }
  return fast;
}
