/**
 * Run by Node when the site is built: make what starts Python fast in the browser.
 *
 *   node fast_start.mjs PYODIDE_FOLDER ENGINE_WHEEL OUT_FOLDER
 *
 * writes into OUT_FOLDER
 *   library.zip  the standard library as bytecode, trimmed to what the engine imports, and the
 *   engine heap.bin     Python's memory with the engine imported
 *   fresh.bin    memory as the browser will have it before anything is restored
 *   about.json   Pyodide's build id, and what its `restoreSnapshot` returns
 *
 * It uses Pyodide's private interface: the vendored version is pinned, and the browser checks the
 * id.
 */

import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [pyodideFolder, wheel, out] = process.argv.slice(2);
/** @param {string} name */
const load = (name) => import(pathToFileURL(path.resolve(pyodideFolder, name)).href);
/** @param {string} name of a script beside this one, for Python */
const script = (name) => readFile(new URL(name, import.meta.url), 'utf8');

const { loadPyodide } = await load('pyodide.mjs');
const { default: createPyodideModule } = await load('pyodide.asm.mjs');
const stock = JSON.parse(await readFile(path.join(pyodideFolder, 'pyodide-lock.json'), 'utf8'));
const common = {
  indexURL: `${path.resolve(pyodideFolder)}/`,
  lockFileContents: JSON.stringify({ ...stock, packages: {} }),
};

const library = path.resolve(out, 'library.zip');
await writeFile(library, await compiledLibrary());
await writeSnapshot();
process.exit(0);

/** @returns {Promise<Uint8Array>} */
async function compiledLibrary() {
  const python = await loadPyodide(common);
  python.FS.writeFile('/tmp/engine.whl', await readFile(wheel));
  python.runPython(await script('compile_library.py'), { globals: python.globals.get('dict')() });
  return python.FS.readFile('/tmp/library.zip');
}

async function writeSnapshot() {
  const python = await loadPyodide({ ...common, stdLibURL: library, _makeSnapshot: true });
  python.runPython(await script('fill_memory.py'));
  const whole = python.makeMemorySnapshot();
  const [, start, length] = new Uint32Array(whole.buffer, whole.byteOffset, 3);
  const returned = JSON.parse(new TextDecoder().decode(whole.subarray(48, 48 + length)));
  await writeFile(path.join(out, 'heap.bin'), whole.subarray(start));
  await loadPyodide({
    ...common,
    stdLibURL: library,
    _loadSnapshot: whole,
    createPyodideModule: async (/** @type {object} */ settings) => {
      const made = await createPyodideModule(settings);
      const about = { build: made.API.config.BUILD_ID, returned };
      await writeFile(path.join(out, 'fresh.bin'), made.HEAPU8);
      await writeFile(path.join(out, 'about.json'), JSON.stringify(about));
      return made;
    },
  });
}
