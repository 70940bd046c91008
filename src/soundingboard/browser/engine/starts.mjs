/**
 * The three ways to a running engine. `snapshotStart` depends on Pyodide's private interface: the
 * vendored version is pinned, the snapshot's key and build id are compared with what is here, and
 * whatever does not fit is an error, upon which the caller starts in another way.
 */

import { restore } from './snapshot.mjs';

/**
 * @import { Downloads } from './downloads.mjs'
 * @import { Handle, Manifest } from './startup.mjs'
 */

/**
 * The part of Pyodide's interface that we use.
 * @typedef {object} Pyodide
 * @property {(code: string) => any} runPython
 * @property {(names: string[], options: { messageCallback: () => void }) => Promise<unknown>}
 *   loadPackage
 * @property {(archive: ArrayBuffer, format: string) => void} unpackArchive
 */

/** @typedef {(manifest: Manifest, base: URL, downloads: Downloads) => Promise<Handle>} Start */

/** What makes the engine's entry out of a Python that has the engine. */
const ENTRY = 'from soundingboard.engine.messages import handle; handle';

const WASM = 'application/wasm';

// A restored Python would go on with the random numbers of the machine that made the snapshot.
const RESEED = 'import random; random.seed()';

/** Python as Pyodide ships it, and the engine installed into it from its wheel. @type {Start} */
export async function plainStart(manifest, base, downloads) {
  const files = ['pyodide.asm.wasm', 'python_stdlib.zip', manifest.lock];
  const options = { lockFileURL: new URL(manifest.lock, base).href };
  const python = await load(base, downloads, files, options);
  if (manifest.packages.length > 0) {
    await python.loadPackage(manifest.packages, { messageCallback: () => {} });
  } else {
    const wheel = await downloads.get(new URL(manifest.wheel, base));
    python.unpackArchive(await wheel.arrayBuffer(), 'wheel');
  }
  return python.runPython(ENTRY);
}

/** Python on the trimmed library, which has the engine as well. @type {Start} */
export async function libraryStart({ fast }, base, downloads) {
  const { library, lock } = /** @type {NonNullable<typeof fast>} */ (fast);
  // Pyodide asks for it only after its own loader: a round trip sooner is a round trip saved.
  import(new URL('pyodide.asm.mjs', base).href).catch(() => {});
  const python = await load(base, downloads, ['pyodide.asm.wasm', library], {
    lockFileContents: JSON.stringify(lock),
    stdLibURL: new URL(library, base).href,
  });
  return python.runPython(ENTRY);
}

/** Python's memory as it was with the engine imported. @type {Start} */
export async function snapshotStart({ fast }, base, downloads) {
  const { key, snapshot: name, lock } = /** @type {NonNullable<typeof fast>} */ (fast);
  const parts = Promise.all([
    import(new URL('pyodide.asm.mjs', base).href),
    downloads.get(new URL(name, base)).then((response) => response.arrayBuffer()),
  ]);
  parts.catch(() => {});
  const python = await load(base, downloads, ['pyodide.asm.wasm'], {
    lockFileContents: JSON.stringify(lock),
    stdLibURL: 'data:,', // Restored modules need no library, and Pyodide asks for one.
    _loadSnapshot: new Uint8Array(16), // What it holds comes from our own `restoreSnapshot`.
    createPyodideModule: async (/** @type {object} */ settings) => {
      const [{ default: create }, data] = await parts;
      const made = await create(settings);
      made.API.restoreSnapshot = () => restore(data, key, made);
      return made;
    },
  });
  python.runPython(RESEED);
  return python.runPython(ENTRY);
}

/**
 * Some files are already on their way, so that Pyodide need not wait for the asking. It fails as
 * soon as WebAssembly does: Pyodide merely warns of a file that cannot be fetched or may not be
 * compiled, and then never ends.
 *
 * @param {URL} base
 * @param {Downloads} downloads
 * @param {string[]} files those that Pyodide will fetch
 * @param {object} options
 * @returns {Promise<Pyodide>}
 */
async function load(base, downloads, files, options) {
  const get = async (/** @type {URL} */ url) => asWhatItIs(url, await downloads.get(url));
  const urls = files.map((name) => new URL(name, base));
  const coming = new Map(urls.map((url) => [url.href, get(url)]));
  coming.forEach((response) => response.catch(() => {}));
  const { fetch } = self;
  const { instantiateStreaming } = WebAssembly;
  const watch = new AbortController();
  /** @type {Promise<never>} */
  const failure = new Promise((_, reject) => {
    WebAssembly.instantiateStreaming = (source, imports) => {
      const made = instantiateStreaming(source, imports);
      made.catch(reject);
      return made;
    };
    const { signal } = watch;
    self.addEventListener('unhandledrejection', ({ reason }) => reject(reason), { signal });
  });
  self.fetch = (input, init) => {
    const href = new URL(input instanceof Request ? input.url : input, self.location.href).href;
    const response = coming.get(href);
    coming.delete(href);
    return response ?? fetch(input, init);
  };
  try {
    const { loadPyodide } = await import(new URL('pyodide.mjs', base).href);
    return await Promise.race([loadPyodide({ indexURL: base.href, ...options }), failure]);
  } finally {
    self.fetch = fetch;
    WebAssembly.instantiateStreaming = instantiateStreaming;
    watch.abort();
  }
}

/**
 * Servers that don't know WebAssembly send it as something else, and browsers then refuse it. Its
 * hash says what it is.
 *
 * @param {URL} url
 * @param {Response} response
 */
function asWhatItIs(url, response) {
  const type = response.headers.get('Content-Type')?.split(';')[0]?.trim().toLowerCase();
  return !url.pathname.endsWith('.wasm') || type === WASM
    ? response
    : new Response(response.body, { headers: { 'Content-Type': WASM } });
}
