/** Receipts as the browser makes, keeps and reads them. The engine writes and checks their content. */

import { EngineRefused } from '../engine/errors.mjs';
import { sign } from '../shell/keys.mjs';
import { fits, NoCryptography } from '../shell/signatures.mjs';
import { storage } from '../storage/storage.mjs';

/**
 * @import { Answer, KeptReceipt } from '../training/records.mjs'
 * @import { Store } from '../training/store.mjs'
 */

/** @typedef {(op: string, payload: Record<string, unknown>) => Promise<any>} Ask */

/**
 * @typedef {object} Receipt what was signed, as `schemas/receipt.json` has it
 * @property {{ name: string, staff_id: string, site?: string }} person
 * @property {{ id: string, revision: number, effective: string, hash: string }} procedure
 * @property {{ text: string, language: string }} statement
 * @property {{ id: string, hash: string }} course
 * @property {string} engine
 * @property {{ seed: string, answers: Answer[], score: number, drawn: number, pass_mark: number }} quiz
 * @property {{ utc: string, offset_minutes: number }} when
 */

/**
 * @typedef {object} Good a receipt whose signature fits
 * @property {string} id
 * @property {string} code
 * @property {Receipt} receipt
 * @property {string} jws
 * @property {string} key the name of the key that signed it
 */

/** The receipt was changed since it was signed, or is none. */
export class NotAsSigned extends Error {
  /** @override */
  name = 'NotAsSigned';
}

/**
 * Makes, signs and checks a receipt.
 *
 * @param {Ask} ask
 * @param {Record<string, unknown>} content what `receipt.make` asks for, without the key
 * @returns {Promise<Good>}
 * @throws {NotAsSigned | NoCryptography}
 */
export async function makeReceipt(ask, content) {
  const { jwk } = able(await sign(storage, ''));
  const { signing_input: text } = await ask('receipt.make', { ...content, jwk });
  const { signature } = able(await sign(storage, text));
  return readReceipt(ask, `${text}.${signature}`);
}

/**
 * @template {{ trouble: string }} Made
 * @param {Made} made
 * @throws {NoCryptography}
 */
function able(made) {
  if (made.trouble) {
    throw new NoCryptography(made.trouble);
  }
  return made;
}

/**
 * @param {Ask} ask
 * @param {string} jws
 * @returns {Promise<Good>}
 * @throws {NotAsSigned | NoCryptography}
 */
async function readReceipt(ask, jws) {
  const { receipt, isSigned } = await opened(ask, jws);
  if (!(await isSigned())) {
    throw new NotAsSigned('The signature does not fit.');
  }
  return receipt;
}

/**
 * A receipt before its signature is checked.
 *
 * @param {Ask} ask
 * @param {string} jws
 * @returns {Promise<{ receipt: Good, isSigned: () => Promise<boolean> }>}
 * @throws {NotAsSigned}
 */
async function opened(ask, jws) {
  let read;
  try {
    read = await ask('receipt.check', { jws });
  } catch (cause) {
    if (cause instanceof EngineRefused) {
      throw new NotAsSigned(cause.message, { cause });
    }
    throw cause;
  }
  const { id, code, receipt, key } = read;
  return {
    receipt: { id, code, receipt, jws, key },
    isSigned: () => fits(read.jwk, read.signature, read.signing_input),
  };
}

/**
 * Every receipt kept, read out of what was signed, the newest first; those whose signatures this
 * browser can't check; how many are not as they were signed.
 *
 * @param {Store} store
 * @param {Ask} ask
 * @returns {Promise<{ good: Good[], unchecked: Good[], bad: number }>}
 */
export async function readKept(store, ask) {
  /** @type {{ good: Good[], unchecked: Good[], bad: number }} */
  const found = { good: [], unchecked: [], bad: 0 };
  // All at once: a browser that doesn't answer is waited for once.
  await Promise.all((await store.receipts()).map((kept) => sort(kept, ask, found)));
  found.good.sort((a, b) => b.receipt.when.utc.localeCompare(a.receipt.when.utc));
  return found;
}

/**
 * @param {KeptReceipt} kept
 * @param {Ask} ask
 * @param {{ good: Good[], unchecked: Good[], bad: number }} found to which it is added
 */
async function sort(kept, ask, found) {
  /** @type {Good | null} */
  let read = null;
  try {
    const { receipt, isSigned } = await opened(ask, kept.jws);
    read = receipt.id === kept.id ? receipt : null;
    if (read && (await isSigned())) {
      found.good.push(read);
    } else {
      found.bad += 1;
    }
  } catch (error) {
    if (read && error instanceof NoCryptography) {
      found.unchecked.push(read);
    } else if (error instanceof NotAsSigned) {
      found.bad += 1;
    } else {
      throw error;
    }
  }
}

/** @param {Good} good @returns {string} the file's text, see `$defs/file` in `schemas/receipt.json` */
export function fileOf({ id, code, receipt, jws }) {
  return `${JSON.stringify({ format: 1, id, code, receipt, jws }, null, 1)}\n`;
}

/** @param {Good} good */
export function fileName({ receipt, code }) {
  return `receipt-${receipt.course.id.replaceAll('/', '-')}-${code}.json`;
}
