/**
 * The device's signing key: ES256, made by WebCrypto so that it can sign and never be read out, kept
 * where everything else is kept.
 */

import { within } from '../patience.mjs';
import { canSign, ES256, NoCryptography, SIGNATURE } from '../shell/signatures.mjs';

/**
 * @import { PublicJwk } from '../shell/signatures.mjs'
 * @import { Store } from '../training/store.mjs'
 */

// Milliseconds. Some browsers ask a key store that never answers.
const PATIENCE = 10_000;

/**
 * @param {Store} store
 * @returns {Promise<{ jwk: PublicJwk, sign: (text: string) => Promise<string> }>}
 * @throws {NoCryptography}
 */
export async function signer(store) {
  if (!canSign()) {
    throw new NoCryptography('There is no WebCrypto here.');
  }
  const pair = await keyPair(store);
  const { kty, crv, x, y } = await done(() => crypto.subtle.exportKey('jwk', pair.publicKey));
  if (!kty || !crv || !x || !y) {
    throw new NoCryptography('The public key is not whole.');
  }
  return {
    jwk: { kty, crv, x, y },
    sign: async (text) => {
      const bytes = new TextEncoder().encode(text);
      return base64url(await done(() => crypto.subtle.sign(SIGNATURE, pair.privateKey, bytes)));
    },
  };
}

/**
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 * @throws {NoCryptography} the browser refuses, or doesn't answer
 */
async function done(work) {
  try {
    return await within(PATIENCE, work);
  } catch (cause) {
    throw new NoCryptography('The browser’s cryptography has failed.', { cause });
  }
}

/** @param {Store} store */
async function keyPair(store) {
  const kept = await store.keys();
  if (isPair(kept)) {
    return kept;
  }
  if (kept !== undefined) {
    await store.dropKeys();
  }
  const made = await done(() => crypto.subtle.generateKey(ES256, false, ['sign', 'verify']));
  const inUse = await store.keepKeys(made);
  return isPair(inUse) ? inUse : made;
}

/**
 * @param {unknown} found
 * @returns {found is CryptoKeyPair}
 */
function isPair(found) {
  const pair = /** @type {Partial<CryptoKeyPair> | undefined} */ (found);
  return (
    [pair?.privateKey, pair?.publicKey].every(isOnTheCurve) &&
    pair?.privateKey?.usages.includes('sign') === true
  );
}

/** @param {unknown} key */
function isOnTheCurve(key) {
  if (!(key instanceof CryptoKey)) {
    return false;
  }
  const { name, namedCurve } = /** @type {EcKeyAlgorithm} */ (key.algorithm);
  return name === ES256.name && namedCurve === ES256.namedCurve;
}

/** @param {ArrayBuffer} buffer */
function base64url(buffer) {
  const text = btoa(String.fromCharCode(...new Uint8Array(buffer)));
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
