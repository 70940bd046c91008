/**
 * The shell stays small: rules and wording belong to Python. This counts all JavaScript of the
 * package, that which Node.js runs included.
 */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

import { tokenizer } from 'acorn';

const MOST = 2_500; // Lines that are neither blank nor comments.
const WIDTH = 100;

const PACKAGE = path.join(import.meta.dirname, '..', '..', 'src', 'soundingboard');
const FILES = readdirSync(PACKAGE, { recursive: true })
  .filter((name) => /\.m?js$/.test(name) && !name.includes('node_modules'))
  .map((name) => ({ name, text: readFileSync(path.join(PACKAGE, name), 'utf8') }));

/** How many lines of a script have a token of it. */
function linesOf(text) {
  const options = { ecmaVersion: 'latest', sourceType: 'module', locations: true };
  const lines = new Set();
  for (const { loc } of tokenizer(text, options)) {
    for (let line = loc.start.line; line <= loc.end.line; line += 1) {
      lines.add(line);
    }
  }
  return lines.size;
}

test(`it has at most ${MOST} lines`, () => {
  const lines = FILES.map(({ text }) => linesOf(text));
  const sum = lines.reduce((count, more) => count + more, 0);
  assert.ok(FILES.length > 40, 'these are not all files');
  assert.ok(sum <= MOST, `${sum} lines`);
});

test(`no line is longer than ${WIDTH} characters`, () => {
  const long = FILES.flatMap(({ name, text }) =>
    text.split('\n').flatMap((line, at) => ([...line].length > WIDTH ? [`${name}:${at + 1}`] : [])),
  );
  assert.deepEqual(long, []);
});
