/**
 * Starting Python in the worker: where the bundle is, and how it becomes a function that answers.
 * Everything that knows Pyodide is here.
 */

/**
 * Content of bundle.json. `base` is relative to bundle.json, the other addresses to `base`.
 * @typedef {{ base: string, lock: string, packages: string[], wheel: string }} Manifest
 */

/**
 * The part of Pyodide's interface that we use.
 * @typedef {object} Pyodide
 * @property {(code: string) => any} runPython
 * @property {(names: string[], options: { messageCallback: () => void }) => Promise<unknown>} loadPackage
 * @property {(archive: ArrayBuffer, format: string) => void} unpackArchive
 */

const MANIFEST = new URL('../bundle.json', import.meta.url);

/**
 * Start Python with the engine in it.
 *
 * @returns {Promise<(request: string) => string>} the engine's `handle`: JSON text to JSON text
 * @throws {Error} if a file cannot be fetched or Python does not start
 */
export async function startEngine() {
  const manifest = /** @type {Manifest} */ (await (await fetched(MANIFEST)).json());
  const base = new URL(manifest.base, MANIFEST);

  const { loadPyodide } = await import(new URL('pyodide.mjs', base).href);
  const options = { indexURL: base.href, lockFileURL: new URL(manifest.lock, base).href };
  const pyodide = /** @type {Pyodide} */ (await failingWithWasm(() => loadPyodide(options)));

  if (manifest.packages.length > 0) {
    await pyodide.loadPackage(manifest.packages, { messageCallback: () => {} });
  } else {
    const wheel = await fetched(new URL(manifest.wheel, base));
    pyodide.unpackArchive(await wheel.arrayBuffer(), 'wheel');
  }
  return pyodide.runPython('from soundingboard.engine.messages import handle; handle');
}

/**
 * Fail as soon as WebAssembly does. Pyodide merely warns of a file that cannot be fetched or may
 * not be compiled, and then waits for ever.
 *
 * @template T
 * @param {() => Promise<T>} start
 * @returns {Promise<T>}
 */
async function failingWithWasm(start) {
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
  try {
    return await Promise.race([start(), failure]);
  } finally {
    WebAssembly.instantiateStreaming = instantiateStreaming;
    watch.abort();
  }
}

/**
 * @param {URL} url
 * @returns {Promise<Response>}
 */
async function fetched(url) {
  const response = await fetch(url);
  if (!response.ok) {
    throw new Error(`${url.pathname} cannot be fetched: ${response.status}`);
  }
  return response;
}
