/** Signatures: ES256, by WebCrypto. Here they are checked; keys.mjs signs. */

import { within } from '../patience.mjs';

/** @typedef {{ kty: string, crv: string, x: string, y: string }} PublicJwk */

export const ES256 = { name: 'ECDSA', namedCurve: 'P-256' };
export const SIGNATURE = { name: 'ECDSA', hash: 'SHA-256' };

const PATIENCE = 5_000; // Milliseconds. Checking needs no key store, and a page checks often.

/** @returns {boolean} whether this page can sign, as far as can be known before it does */
export function canSign() {
  return globalThis.crypto?.subtle !== undefined;
}

/**
 * All at once: a browser that doesn't answer is waited for once.
 *
 * @param {{ id: string, jwk: PublicJwk, signature: string, text: string }[]} signed
 * @returns {Promise<Record<string, 'fits' | 'differs' | 'unable'>>} by the id
 */
export async function check(signed) {
  const results = signed.map(async ({ id, jwk, signature, text }) => [
    id,
    await fits(jwk, signature, text).then(
      (fitting) => (fitting ? 'fits' : 'differs'),
      () => 'unable',
    ),
  ]);
  return Object.fromEntries(await Promise.all(results));
}

/**
 * @param {PublicJwk} jwk
 * @param {string} signature in base64url
 * @param {string} text
 * @returns {Promise<boolean>}
 * @throws {Error} this page can't check anything: it did not come over a secure line, or the
 *   browser's cryptography fails or doesn't answer
 */
export async function fits(jwk, signature, text) {
  const { subtle } = crypto;
  try {
    return await within(PATIENCE, async () => {
      const key = await subtle.importKey('jwk', jwk, ES256, false, ['verify']);
      const bytes = new TextEncoder().encode(text);
      return subtle.verify(SIGNATURE, key, bytesOf(signature), bytes);
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'DataError') {
      return false; // The key isn't on the curve: the Web Cryptography API names that error for it.
    }
    throw error;
  }
}

/** @param {ArrayBuffer} buffer */
export function base64url(buffer) {
  const text = btoa(String.fromCharCode(...new Uint8Array(buffer)));
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** @param {string} text in base64url */
export function bytesOf(text) {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
