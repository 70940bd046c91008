/**
 * Taking in a file that was exported, or a receipt. Each record is checked by itself before anything
 * is kept: nothing unproved comes into the store, and what is left out is named with the reason.
 */

import { remember, remembered } from '../chosen/memory.mjs';
import { blameOf } from '../engine/blame.mjs';
import { NoCryptography } from '../receipt/keys.mjs';
import { NotAsSigned, readReceipt } from '../receipt/receipt.mjs';
import { forEdition, isUnderWay, receiptOf, recordOf, sound } from './records.mjs';
import { NotABackup, readBackup } from './backup.mjs';
import { marking } from './marking.mjs';
import * as words from './my-words.mjs';

/**
 * @import { CourseRecord, KeptReceipt } from './records.mjs'
 * @import { Backup } from './backup.mjs'
 * @import { Store } from './store.mjs'
 */

/**
 * @typedef {object} Site what the site knows of courses
 * @property {Map<string, { title: string, source: URL }>} courses by id
 * @property {URL} ledger
 * @property {(procedure: string) => boolean} hasProcedure
 */

/** @typedef {{ told: string, leftOut: string[] }} Imported sentences: what came of it, and why not more */

/**
 * @param {Store} store
 * @param {File} file
 * @param {Site} site
 * @returns {Promise<Imported>}
 * @throws {NotABackup}
 */
export async function importFile(store, file, site) {
  try {
    return await taken(store, await readBackup(file), site);
  } catch (error) {
    if (error instanceof NotABackup) {
      throw error;
    }
    console.error(error);
    return { told: words.cannotCheck(blameOf(error)), leftOut: [] };
  }
}

/**
 * @param {Store} store
 * @param {Backup} backup
 * @param {Site} site
 * @returns {Promise<Imported>}
 */
async function taken(store, backup, site) {
  const { good, unsigned, leftOut } = await checkedReceipts(backup.receipts);
  const courses = await checkedCourses(backup.courses, site, leftOut);
  for (const receipt of good) {
    await store.keepReceipt(receipt);
  }
  for (const [id, record] of courses) {
    await store.updateCourse(id, (now) => merged(now, record));
  }
  const { procedure } = backup;
  if (procedure && site.hasProcedure(procedure) && !remembered() && store.kind === 'device') {
    remember(procedure);
  }
  return { told: words.imported(good.length, courses.length, unsigned), leftOut };
}

/** @param {unknown[]} receipts */
async function checkedReceipts(receipts) {
  /** @type {KeptReceipt[]} */
  const good = [];
  /** @type {string[]} */
  const leftOut = [];
  let unsigned = 0;
  for (const [place, found] of receipts.entries()) {
    const { value, reason } = sound('receipts', found);
    const kept = receiptOf(value);
    if (reason || !kept) {
      leftOut.push(words.leftOut(words.receiptInFile(place + 1), words.REASONS[reason || 'form']));
      continue;
    }
    try {
      const { id, receipt } = await readReceipt(marking.ask, kept.jws);
      good.push({ id, course: receipt.course.id, jws: kept.jws, handed: kept.handed });
    } catch (error) {
      if (error instanceof NoCryptography) {
        leftOut.push(words.leftOut(words.receiptInFile(place + 1), words.UNCHECKED));
      } else if (error instanceof NotAsSigned) {
        unsigned += 1;
      } else {
        throw error;
      }
    }
  }
  return { good, unsigned, leftOut };
}

/**
 * @param {[id: string, found: unknown][]} found
 * @param {Site} site
 * @param {string[]} leftOut to which sentences are added
 * @returns {Promise<[id: string, record: CourseRecord][]>}
 */
async function checkedCourses(found, site, leftOut) {
  /** @type {[string, CourseRecord][]} */
  const courses = [];
  for (const [id, given] of found) {
    const course = site.courses.get(id);
    if (!course) {
      leftOut.push(words.leftOut(id, words.UNKNOWN_COURSE));
      continue;
    }
    const { value, reason } = sound('courses', given);
    if (reason) {
      leftOut.push(words.leftOut(course.title, words.REASONS[reason]));
    }
    const record = recordOf(value);
    if (record.attempt !== null) {
      const key = await marking.open(course.source);
      const [state] = await marking.standing([key], site.ledger, new Map([[id, record]]), []);
      if (state?.lost) {
        leftOut.push(words.leftOut(course.title, state.lost));
        record.attempt = null;
      }
    }
    if (isUnderWay(record)) {
      courses.push([id, record]);
    }
  }
  return courses;
}

/**
 * What is under way here is not undone by what was under way elsewhere.
 *
 * @param {CourseRecord} now
 * @param {CourseRecord} record
 * @returns {CourseRecord}
 */
function merged(now, record) {
  const answered = record.attempt?.answers.length ?? 0;
  const idle = now.attempt === null || answered > now.attempt.answers.length;
  const mine = now.edition === '' ? forEdition(now, record.edition) : now;
  const theirs = forEdition(record, mine.edition);
  const read = [...new Set([...mine.read, ...theirs.read])];
  const seen = [...new Set([...mine.seen, ...theirs.seen])];
  return { ...mine, read, seen, attempt: idle ? record.attempt ?? now.attempt : now.attempt };
}
