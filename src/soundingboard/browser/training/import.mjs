/** Taking in a file that was exported, or a receipt: nothing unproved comes into the store. */

import { remember, remembered } from '../chosen/memory.mjs';
import { NotAsSigned, readReceipt } from '../receipt/receipt.mjs';
import { forEdition, isUnderWay } from '../store/areas.mjs';
import { NotABackup, readBackup } from '../store/backup.mjs';
import { marking } from './marking.mjs';
import * as words from './my-words.mjs';

/**
 * @import { KeptReceipt } from '../store/areas.mjs'
 * @import { Backup } from '../store/backup.mjs'
 * @import { Store } from '../store/store.mjs'
 */

/**
 * @param {Store} store
 * @param {File} file
 * @returns {Promise<string>} what came of it
 * @throws {NotABackup}
 */
export async function importFile(store, file) {
  try {
    return await taken(store, await readBackup(file));
  } catch (error) {
    if (error instanceof NotABackup) {
      throw error;
    }
    console.error(error);
    return words.CANNOT_CHECK;
  }
}

/**
 * @param {Store} store
 * @param {Backup} backup
 */
async function taken(store, { courses, receipts, procedure }) {
  /** @type {KeptReceipt[]} */
  const sound = [];
  let refused = 0;
  for (const { jws, handed } of receipts) {
    try {
      const { id, receipt } = await readReceipt(marking.ask, jws);
      sound.push({ id, course: receipt.course.id, jws, handed });
    } catch (error) {
      if (!(error instanceof NotAsSigned)) {
        throw error;
      }
      refused += 1;
    }
  }
  for (const receipt of sound) {
    await store.keepReceipt(receipt);
  }
  let begun = 0;
  for (const [id, record] of courses) {
    if (!isUnderWay(record)) {
      continue;
    }
    await store.updateCourse(id, (now) => {
      // What is under way here is not undone by what was under way elsewhere.
      const answered = record.attempt?.answers.length ?? 0;
      const idle = now.attempt === null || answered > now.attempt.answers.length;
      const mine = now.edition === '' ? forEdition(now, record.edition) : now;
      const theirs = forEdition(record, mine.edition);
      const read = [...new Set([...mine.read, ...theirs.read])];
      const seen = [...new Set([...mine.seen, ...theirs.seen])];
      return { ...mine, read, seen, attempt: idle ? record.attempt : now.attempt };
    });
    begun += 1;
  }
  if (procedure && !remembered() && store.kind === 'device') {
    remember(procedure);
  }
  return words.imported(sound.length, begun, refused);
}
