/**
 * The device's signing key: ES256, made by WebCrypto so that it can sign and never be read out, kept
 * where everything else is kept.
 */

import { within } from '../patience.mjs';

/**
 * @import { Store } from '../training/store.mjs'
 */

/** @typedef {{ kty: string, crv: string, x: string, y: string }} PublicJwk */

const ES256 = { name: 'ECDSA', namedCurve: 'P-256' };
const SIGNATURE = { name: 'ECDSA', hash: 'SHA-256' };
// Milliseconds. Some browsers ask a key store that never answers. Checking needs no key store, and a
// course's page checks what is kept at each step.
const PATIENCE = { sign: 10_000, check: 5_000 };

/** @returns {boolean} whether this page can sign, as far as can be known before it does */
export function canSign() {
  return globalThis.crypto?.subtle !== undefined;
}

/**
 * This page can't sign or check anything: it did not come over a secure line, or the browser's
 * cryptography fails.
 */
export class NoCryptography extends Error {
  /** @override */
  name = 'NoCryptography';
}

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
 * @param {PublicJwk} jwk
 * @param {string} signature in base64url
 * @param {string} text
 * @returns {Promise<boolean>}
 * @throws {NoCryptography}
 */
export async function fits(jwk, signature, text) {
  if (!canSign()) {
    throw new NoCryptography('There is no WebCrypto here.');
  }
  try {
    return await within(PATIENCE.check, async () => {
      const key = await crypto.subtle.importKey('jwk', jwk, ES256, false, ['verify']);
      const bytes = new TextEncoder().encode(text);
      return crypto.subtle.verify(SIGNATURE, key, bytesOf(signature), bytes);
    });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'DataError') {
      return false; // The key isn't on the curve: the Web Cryptography API names that error for it.
    }
    throw new NoCryptography('The signature can’t be checked.', { cause });
  }
}

/**
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 * @throws {NoCryptography} the browser refuses, or doesn't answer
 */
async function done(work) {
  try {
    return await within(PATIENCE.sign, work);
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

/** @param {string} text in base64url */
export function bytesOf(text) {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
