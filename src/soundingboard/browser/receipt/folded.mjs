/**
 * A signed receipt in the short form that a QR code holds, which `soundingboard verify` reads: `SB1:`
 * and, in Base32 (RFC 4648) without padding, zlib data of the key's two coordinates, the signature
 * and the receipt's canonical bytes.
 */

import { bytesOf } from '../shell/signatures.mjs';

const PREFIX = 'SB1:';
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/**
 * @param {string} jws
 * @returns {Promise<string>} the receipt as it is where the browser cannot make it shorter
 */
export async function folded(jws) {
  if (typeof CompressionStream === 'undefined') {
    return jws;
  }
  const [header = '', payload = '', signature = ''] = jws.split('.');
  const { jwk } = JSON.parse(new TextDecoder().decode(bytesOf(header)));
  const parts = [jwk.x, jwk.y, signature, payload].map(bytesOf);
  const packed = new Blob(parts).stream().pipeThrough(new CompressionStream('deflate'));
  return PREFIX + base32(new Uint8Array(await new Response(packed).arrayBuffer()));
}

/** @param {Uint8Array} bytes */
function base32(bytes) {
  let text = '';
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += LETTERS[(held >> bits) & 31];
    }
    held &= (1 << bits) - 1;
  }
  return bits > 0 ? text + LETTERS[(held << (5 - bits)) & 31] : text;
}
