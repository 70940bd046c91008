/**
 * Signing: ES256, with a key that WebCrypto has made so that it can sign and never be read out. It
 * is stored where everything else is.
 */

import { TookTooLong, within } from '../patience.mjs';
import { base64url, ES256, fits, SIGNATURE } from './signatures.mjs';

/**
 * @import { Storage } from '../storage/storage.mjs'
 * @import { PublicJwk } from './signatures.mjs'
 * @typedef {'' | 'none' | 'late'} Trouble the browser can't sign, or doesn't answer
 */

const KEY = /** @type {const} */ ({ area: 'settings', key: 'key' });
const PATIENCE = 10_000; // Milliseconds. Some browsers ask a key store that never answers.
const PROBE = 'Can this pair sign?';
const TURNS = 9; // Three for a pair that can't sign, and as many as other tabs may well take away.

/**
 * Signs *text*, which may be empty if only the key is wanted.
 *
 * @param {Storage} storage
 * @param {string} text
 * @returns {Promise<{ jwk: PublicJwk | null, signature: string, trouble: Trouble }>} with the key
 *   that signed
 */
export async function sign(storage, text) {
  try {
    const { jwk, pair } = await signer(storage);
    return { jwk, signature: text && (await signed(pair, text)), trouble: '' };
  } catch (error) {
    console.error(error);
    return { jwk: null, signature: '', trouble: error instanceof TookTooLong ? 'late' : 'none' };
  }
}

/** The pair that is stored, or a new one in its place if it can't sign. @param {Storage} storage */
async function signer(storage) {
  for (let turn = 0; turn < TURNS; turn += 1) {
    const entries = await storage.read();
    const entry = entries.find(({ area, key }) => area === KEY.area && key === KEY.key);
    const kept = /** @type {Partial<CryptoKeyPair> | undefined} */ (entry?.value);
    const jwk = isPair(kept) ? await publicJwk(kept) : null;
    if (isPair(kept) && jwk && (await fits(jwk, await signed(kept, PROBE), PROBE))) {
      return { jwk, pair: kept };
    }
    // All pairs look alike to the storage, so one isn't written in the place of another.
    const expected = entry?.text ?? '';
    const value = entry ? undefined : await within(PATIENCE, generated);
    await storage.write([{ ...KEY, value, expected }]);
  }
  throw new Error('No pair that was made can sign.');
}

const generated = () => crypto.subtle.generateKey(ES256, false, ['sign', 'verify']);

/** @param {CryptoKeyPair} pair @param {string} text */
async function signed({ privateKey }, text) {
  const bytes = new TextEncoder().encode(text);
  return base64url(await within(PATIENCE, () => crypto.subtle.sign(SIGNATURE, privateKey, bytes)));
}

/** @param {CryptoKeyPair} pair @returns {Promise<PublicJwk | null>} null if it isn't whole */
async function publicJwk({ publicKey }) {
  const exported = () => crypto.subtle.exportKey('jwk', publicKey);
  const { kty, crv, x, y } = await within(PATIENCE, exported);
  return kty && crv && x && y ? { kty, crv, x, y } : null;
}

/** @param {Partial<CryptoKeyPair> | undefined} pair @returns {pair is CryptoKeyPair} */
function isPair(pair) {
  const keys = [pair?.privateKey, pair?.publicKey];
  const isOfCurve = (/** @type {any} */ key) =>
    key instanceof CryptoKey && /** @type {any} */ (key.algorithm).namedCurve === ES256.namedCurve;
  return keys.every(isOfCurve) && pair?.privateKey?.usages.includes('sign') === true;
}
