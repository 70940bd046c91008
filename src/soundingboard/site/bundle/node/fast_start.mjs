/**
 * Run by Node when the site is built: make what starts Python fast in the browser.
 *
 *   node fast_start.mjs PYODIDE_FOLDER ENGINE_WHEEL KEY OUT_FOLDER
 *
 * writes into OUT_FOLDER
 *   library.zip   the standard library as bytecode, trimmed to what the engine imports, and the engine
 *   snapshot.bin  Python's memory with the engine imported, as what differs from memory that is fresh
 *
 * A snapshot is a header of little-endian 32-bit words (magic, format, heap size, number of runs,
 * length of the JSON that follows), that JSON padded to 4 bytes (the key, Pyodide's build id, what
 * its `restoreSnapshot` returns), a table of (offset, length) and the runs. It rests on Pyodide's
 * private interface: the vendored version is pinned, and whoever restores it checks key and build id.
 */

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const MAGIC = 0x44534253; // "SBSD"
const FORMAT = 1;
const STEP = 64; // Memory is compared in pieces of so many bytes,
const GAP = 256; // and runs that are nearer than this are joined.
const ROUNDS = 3; // Garbage collection frees what the round before has let go of.

const [pyodideFolder, wheel, key, out] = process.argv.slice(2);
/** @param {string} name */
const load = (name) => import(pathToFileURL(path.resolve(pyodideFolder, name)).href);

const { loadPyodide } = await load('pyodide.mjs');
const { default: createPyodideModule } = await load('pyodide.asm.mjs');
const stock = JSON.parse(await readFile(path.join(pyodideFolder, 'pyodide-lock.json'), 'utf8'));
const common = {
  indexURL: `${path.resolve(pyodideFolder)}/`,
  lockFileContents: JSON.stringify({ ...stock, packages: {} }),
};

await mkdir(out, { recursive: true });
const library = path.resolve(out, 'library.zip');
await writeFile(library, await compiledLibrary());
await writeFile(path.join(out, 'snapshot.bin'), await snapshot());
process.exit(0);

/** @returns {Promise<Uint8Array>} */
async function compiledLibrary() {
  const python = await loadPyodide(common);
  python.FS.writeFile('/tmp/engine.whl', await readFile(wheel));
  const script = await readFile(new URL('compile_library.py', import.meta.url), 'utf8');
  python.runPython(script, { globals: python.globals.get('dict')() });
  return python.FS.readFile('/tmp/library.zip');
}

/** @returns {Promise<Uint8Array>} */
async function snapshot() {
  const python = await loadPyodide({ ...common, stdLibURL: library, _makeSnapshot: true });
  python.runPython(`
import gc, linecache, re, sys
import soundingboard.engine.messages
soundingboard.engine.messages.handle("{}")
linecache.clearcache()
re.purge()
sys._clear_internal_caches()
for _ in range(${ROUNDS}):
    gc.collect()
`);
  const whole = python.makeMemorySnapshot();
  const [, start, length] = new Uint32Array(whole.buffer, whole.byteOffset, 3);
  const returned = JSON.parse(new TextDecoder().decode(whole.subarray(48, 48 + length)));
  const { build, fresh } = await freshMemory(whole);
  return packed(whole.subarray(start), fresh, { key, build, returned });
}

/**
 * Memory as the browser will have it before anything is restored.
 * @param {Uint8Array} whole
 */
async function freshMemory(whole) {
  let fresh = new Uint8Array();
  let build = '';
  await loadPyodide({
    ...common,
    stdLibURL: library,
    _loadSnapshot: whole,
    createPyodideModule: async (/** @type {object} */ settings) => {
      const made = await createPyodideModule(settings);
      fresh = made.HEAPU8.slice();
      build = made.API.config.BUILD_ID;
      return made;
    },
  });
  return { build, fresh };
}

/**
 * @param {Uint8Array} heap
 * @param {Uint8Array} fresh
 * @param {object} about
 */
function packed(heap, fresh, about) {
  const runs = differences(heap, fresh);
  const json = new TextEncoder().encode(JSON.stringify(about));
  const table = 20 + Math.ceil(json.length / 4) * 4;
  const data = table + 8 * runs.length;
  const file = new Uint8Array(data + runs.reduce((sum, [from, to]) => sum + to - from, 0));
  const words = new Uint32Array(file.buffer, 0, data / 4);
  words.set([MAGIC, FORMAT, heap.length, runs.length, json.length]);
  file.set(json, 20);
  let at = data;
  runs.forEach(([from, to], index) => {
    words.set([from, to - from], table / 4 + 2 * index);
    file.set(heap.subarray(from, to), at);
    at += to - from;
  });
  return file;
}

/**
 * @param {Uint8Array} heap
 * @param {Uint8Array} fresh
 * @returns {[number, number][]} where the two differ: from, to
 */
function differences(heap, fresh) {
  /** @type {[number, number][]} */
  const runs = [];
  for (let from = 0; from < heap.length; from += STEP) {
    if (!sameStep(heap, fresh, from)) {
      const last = runs.at(-1);
      if (last && from - last[1] < GAP) {
        last[1] = from + STEP;
      } else {
        runs.push([from, from + STEP]);
      }
    }
  }
  return runs;
}

/**
 * @param {Uint8Array} heap
 * @param {Uint8Array} fresh
 * @param {number} from
 */
function sameStep(heap, fresh, from) {
  for (let at = from; at < from + STEP; at += 1) {
    if (heap[at] !== (fresh[at] ?? 0)) {
      return false;
    }
  }
  return true;
}
