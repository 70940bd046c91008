/** A pair that can sign signs, any other is replaced, and what fails is reported. */

import assert from 'node:assert/strict';
import { afterEach, mock, test } from 'node:test';

// As much of a browser as the storage uses during a visit, which is kept in memory.
globalThis.window = new EventTarget();
globalThis.document = new EventTarget();
globalThis.sessionStorage = { getItem: () => null, setItem() {}, removeItem() {} };
globalThis.setInterval = () => 0;
delete globalThis.BroadcastChannel;

const { fits } = await import('../../src/soundingboard/browser/shell/signatures.mjs');
const { sign } = await import('../../src/soundingboard/browser/shell/keys.mjs');
const { Storage } = await import('../../src/soundingboard/browser/storage/storage.mjs');

const { subtle } = crypto;
const made = (curve) =>
  subtle.generateKey({ name: 'ECDSA', namedCurve: curve }, false, ['sign', 'verify']);

afterEach(() => mock.restoreAll());

/** A storage with this record in the place of the pair. */
async function storageOf(value) {
  const storage = new Storage('a site');
  await storage.useVisit();
  if (value !== undefined) {
    await storage.write([{ area: 'settings', key: 'key', value }]);
  }
  return storage;
}

async function stored(storage) {
  return (await storage.read()).map(({ area, key, value }) => [`${area}/${key}`, value]);
}

test('a pair is made, stored, and signs from then on', async () => {
  const storage = await storageOf();
  const first = await sign(storage, '');
  assert.deepEqual([first.signature, first.trouble], ['', '']);
  assert.deepEqual(Object.keys(first.jwk), ['kty', 'crv', 'x', 'y']);
  const [[place, pair]] = await stored(storage);
  assert.equal(place, 'settings/key');
  assert.equal(pair.privateKey.extractable, false);
  const { jwk, signature, trouble } = await sign(storage, 'a text');
  assert.deepEqual([jwk, trouble], [first.jwk, '']);
  assert.ok(await fits(jwk, signature, 'a text'));
  assert.ok(!(await fits(jwk, signature, 'another text')));
});

test('a pair that the first version of the site stored stays in use', async () => {
  const pair = await subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
  const { x } = await subtle.exportKey('jwk', pair.publicKey);
  const storage = await storageOf(pair);
  assert.equal((await sign(storage, 'a text')).jwk.x, x);
});

const [p256, other] = [await made('P-256'), await made('P-256')];
const USELESS = {
  'of another curve': await made('P-384'),
  'of two pairs': { privateKey: p256.privateKey, publicKey: other.publicKey },
  'without its private half': { publicKey: p256.publicKey },
  'that is none': 'a key',
  'that is nothing': null,
};

for (const [what, value] of Object.entries(USELESS)) {
  test(`a pair ${what} is replaced`, async () => {
    const storage = await storageOf(value);
    const { jwk, signature, trouble } = await sign(storage, 'a text');
    assert.equal(trouble, '');
    assert.ok(await fits(jwk, signature, 'a text'));
    assert.deepEqual((await sign(storage, '')).jwk, jwk, 'and the new one is stored');
  });
}

test('the pair that another tab has made meanwhile is used', async () => {
  const storage = await storageOf();
  mock.method(subtle, 'generateKey', async () => {
    await storage.write([{ area: 'settings', key: 'key', value: other }]);
    return p256;
  });
  const { x } = await subtle.exportKey('jwk', other.publicKey);
  assert.equal((await sign(storage, 'a text')).jwk.x, x);
});

for (const name of ['generateKey', 'exportKey', 'sign', 'verify']) {
  test(`${name} that fails is reported, and can be tried again`, async () => {
    const storage = await storageOf();
    mock.method(console, 'error', () => {});
    const failing = mock.method(subtle, name, () => Promise.reject(new Error('on purpose')));
    assert.deepEqual(await sign(storage, 'a text'), { jwk: null, signature: '', trouble: 'none' });
    failing.mock.restore();
    assert.equal((await sign(storage, 'a text')).trouble, '');
  });

  test(`${name} that does not answer is reported as late`, async (context) => {
    const storage = await storageOf();
    mock.method(console, 'error', () => {});
    const reached = new Promise((resolve) => {
      mock.method(subtle, name, () => new Promise(() => resolve()));
    });
    context.mock.timers.enable({ apis: ['setTimeout'] });
    const answer = sign(storage, 'a text');
    await reached;
    context.mock.timers.tick(10_000);
    assert.deepEqual(await answer, { jwk: null, signature: '', trouble: 'late' });
  });
}

test('a browser whose pairs never fit is given up', async () => {
  const storage = await storageOf();
  mock.method(console, 'error', () => {});
  mock.method(subtle, 'verify', async () => false);
  assert.equal((await sign(storage, 'a text')).trouble, 'none');
});

test('without WebCrypto nothing can be signed', async () => {
  const storage = await storageOf();
  mock.method(console, 'error', () => {});
  const own = Object.getOwnPropertyDescriptor(Crypto.prototype, 'subtle');
  Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined, configurable: true });
  const answer = await sign(storage, 'a text');
  Object.defineProperty(Crypto.prototype, 'subtle', own);
  assert.deepEqual([answer.jwk, answer.trouble], [null, 'none']);
});
