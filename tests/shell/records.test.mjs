/** The rules on records, as far as they're in JavaScript still, are those of engine/records.py. */

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

import { sound } from '../../src/soundingboard/browser/training/records.mjs';

const cases = JSON.parse(await readFile(new URL('../engine/records.json', import.meta.url), 'utf-8'));

for (const [area, records] of Object.entries(cases)) {
  for (const [name, found, reason] of records) {
    test(`${area}: ${name}`, () => {
      assert.equal(sound(area, found).reason, reason);
    });
  }
}

test('a record that is too large', () => {
  assert.equal(sound('receipts', { id: 'i', jws: 'x'.repeat(1_000_000) }).reason, 'large');
});
