/** Python as Pyodide ships it, and the engine installed into it from its wheel. */

import { failingWithWasm } from './wasm-failure.mjs';

/**
 * The part of Pyodide's interface that we use.
 * @typedef {object} Pyodide
 * @property {(code: string) => any} runPython
 * @property {(names: string[], options: { messageCallback: () => void }) => Promise<unknown>} loadPackage
 * @property {(archive: ArrayBuffer, format: string) => void} unpackArchive
 */

/** What makes the engine's entry out of a Python that has the engine. */
export const ENTRY = 'from soundingboard.engine.messages import handle; handle';

/**
 * @param {import('./startup.mjs').Manifest} manifest
 * @param {URL} base
 * @param {import('./downloads.mjs').Downloads} downloads
 * @returns {Promise<import('./startup.mjs').Handle>}
 */
export async function plainStart(manifest, base, downloads) {
  const { loadPyodide } = await import(new URL('pyodide.mjs', base).href);
  const options = { indexURL: base.href, lockFileURL: new URL(manifest.lock, base).href };
  const files = ['pyodide.asm.wasm', 'python_stdlib.zip', manifest.lock];
  const start = () => failingWithWasm(() => loadPyodide(options));
  const ahead = files.map((name) => new URL(name, base));
  const pyodide = /** @type {Pyodide} */ (await downloads.ahead(ahead, start));

  if (manifest.packages.length > 0) {
    await pyodide.loadPackage(manifest.packages, { messageCallback: () => {} });
  } else {
    const wheel = await downloads.get(new URL(manifest.wheel, base));
    pyodide.unpackArchive(await wheel.arrayBuffer(), 'wheel');
  }
  return pyodide.runPython(ENTRY);
}
