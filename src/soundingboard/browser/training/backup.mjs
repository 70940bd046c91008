/** Everything that is kept of a person, as one file, and back. The key cannot be taken along. */

import { isObject } from './records.mjs';

/**
 * @import { Store } from './store.mjs'
 */

const FORMAT = 1;
const LARGEST = 5_000_000;

/** The file is no backup of this site; `reason` is for whoever puts it into words. */
export class NotABackup extends Error {
  /** @override */
  name = 'NotABackup';

  /**
   * @param {'large' | 'form' | 'newer'} reason
   * @param {unknown} [cause]
   */
  constructor(reason, cause) {
    super(reason, { cause });
    this.reason = reason;
  }
}

/**
 * What a file holds, record by record, as it is found.
 *
 * @typedef {object} Backup
 * @property {[id: string, record: unknown][]} courses
 * @property {unknown[]} receipts
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
    throw new NotABackup('large');
  }
  /** @type {unknown} */
  let document;
  try {
    document = JSON.parse(await file.text());
  } catch (cause) {
    throw new NotABackup('form', cause);
  }
  if (!isObject(document)) {
    throw new NotABackup('form');
  }
  const { format, jws, courses = {}, receipts = [], procedure } = document;
  if (typeof format === 'number' && format > FORMAT) {
    throw new NotABackup('newer');
  }
  if (typeof jws === 'string') {
    return { courses: [], receipts: [{ ...document, handed: true }], procedure: '' };
  }
  if (format !== FORMAT || !Array.isArray(receipts) || !isObject(courses)) {
    throw new NotABackup('form');
  }
  return {
    courses: Object.entries(courses),
    receipts,
    procedure: typeof procedure === 'string' ? procedure : '',
  };
}
