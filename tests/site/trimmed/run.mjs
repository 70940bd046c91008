/**
 * Run by Node: the engine's own tests on the trimmed library, in Pyodide (suite.py).
 *
 *   node run.mjs PYODIDE_FOLDER LIBRARY REPOSITORY SITE_PACKAGES
 *
 * prints a report as JSON on its last line.
 */

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [pyodide, library, repository, packages] = process.argv.slice(2).map((it) => path.resolve(it));
const { loadPyodide } = await import(pathToFileURL(path.join(pyodide, 'pyodide.mjs')).href);
const lock = JSON.parse(await readFile(path.join(pyodide, 'pyodide-lock.json'), 'utf8'));
const python = await loadPyodide({
  indexURL: `${pyodide}/`,
  lockFileContents: JSON.stringify({ ...lock, packages: {} }),
  stdLibURL: library,
});
for (const [from, to] of [[repository, '/host'], [packages, '/packages']]) {
  python.FS.mkdir(to);
  python.FS.mount(python.FS.filesystems.NODEFS, { root: from }, to);
}
python.FS.writeFile('/stock.zip', await readFile(path.join(pyodide, 'python_stdlib.zip')));
const suite = await readFile(new URL('suite.py', import.meta.url), 'utf8');
python.runPython(suite);
console.log(`\n${python.globals.get('report')}`);
process.exit(0);
