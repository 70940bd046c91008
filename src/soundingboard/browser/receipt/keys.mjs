/**
 * The device's signing key: ES256, made by WebCrypto so that it can sign and never be read out, kept
 * where everything else is kept.
 */

/**
 * @import { Store } from '../store/store.mjs'
 */

/** @typedef {{ kty: string, crv: string, x: string, y: string }} PublicJwk */

const ES256 = { name: 'ECDSA', namedCurve: 'P-256' };
const SIGNATURE = { name: 'ECDSA', hash: 'SHA-256' };

/** This page cannot sign: it did not come over a secure line, or the browser has no cryptography. */
export class CannotSign extends Error {
  /** @override */
  name = 'CannotSign';
}

/**
 * @param {Store} store
 * @returns {Promise<{ jwk: PublicJwk, sign: (text: string) => Promise<string> }>}
 * @throws {CannotSign}
 */
export async function signer(store) {
  if (!globalThis.crypto?.subtle) {
    throw new CannotSign('There is no WebCrypto here.');
  }
  const pair = await keyPair(store);
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  if (!kty || !crv || !x || !y) {
    throw new CannotSign('The public key is not whole.');
  }
  return {
    jwk: { kty, crv, x, y },
    sign: async (text) => {
      const bytes = new TextEncoder().encode(text);
      return base64url(await crypto.subtle.sign(SIGNATURE, pair.privateKey, bytes));
    },
  };
}

/**
 * @param {PublicJwk} jwk
 * @param {string} signature in base64url
 * @param {string} text
 */
export async function fits(jwk, signature, text) {
  if (!globalThis.crypto?.subtle) {
    throw new CannotSign('There is no WebCrypto here.');
  }
  try {
    const key = await crypto.subtle.importKey('jwk', jwk, ES256, false, ['verify']);
    const bytes = new TextEncoder().encode(text);
    return await crypto.subtle.verify(SIGNATURE, key, bytesOf(signature), bytes);
  } catch {
    return false; // No key on the curve, or no signature.
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
  const made = await crypto.subtle.generateKey(ES256, false, ['sign', 'verify']);
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
    pair?.privateKey instanceof CryptoKey &&
    pair.publicKey instanceof CryptoKey &&
    pair.privateKey.usages.includes('sign')
  );
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
