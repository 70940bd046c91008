/** Everything that is kept of a person, as one file, and back. The key cannot be taken along. */

import { isObject, receiptOf, recordOf } from './areas.mjs';

/**
 * @import { CourseRecord, KeptReceipt } from './areas.mjs'
 * @import { Store } from './store.mjs'
 */

const FORMAT = 1;
const LARGEST = 5_000_000;

/** The file is no backup of this site; the message is a sentence for the reader. */
export class NotABackup extends Error {
  /** @override */
  name = 'NotABackup';
}

/**
 * @typedef {object} Backup
 * @property {Map<string, CourseRecord>} courses
 * @property {KeptReceipt[]} receipts
 * @property {string} procedure id of the one that the person works under; empty where none is named
 */

/**
 * @param {Store} store
 * @param {string | null} procedure id of the one that the person works under
 * @returns {Promise<string>} the file's text
 */
export async function backupOf(store, procedure) {
  const document = {
    format: FORMAT,
    kind: 'sounding-board-backup',
    courses: Object.fromEntries(await store.courses()),
    receipts: await store.receipts(),
    ...(procedure ? { procedure } : {}),
  };
  return `${JSON.stringify(document, null, 1)}\n`;
}

/**
 * @param {File} file
 * @returns {Promise<Backup>}
 * @throws {NotABackup}
 */
export async function readBackup(file) {
  if (file.size > LARGEST) {
    throw new NotABackup('too large');
  }
  /** @type {unknown} */
  let document;
  try {
    document = JSON.parse(await file.text());
  } catch (cause) {
    throw new NotABackup('no JSON', { cause });
  }
  if (isObject(document) && typeof document.jws === 'string') {
    const receipt = receiptOf({ ...document, handed: true });
    return { courses: new Map(), receipts: receipt ? [receipt] : [], procedure: '' };
  }
  if (!isObject(document) || document.format !== FORMAT || !Array.isArray(document.receipts)) {
    throw new NotABackup('of another form');
  }
  const courses = isObject(document.courses) ? Object.entries(document.courses) : [];
  return {
    courses: new Map(courses.map(([id, record]) => [id, recordOf(record)])),
    receipts: document.receipts.map(receiptOf).filter((receipt) => receipt !== null),
    procedure: typeof document.procedure === 'string' ? document.procedure : '',
  };
}
