/**
 * What a record is, for the pages that aren't Python programs yet. The same rules are in
 * `engine/records.py`; one table of cases tests both.
 */

/**
 * @import { Area } from '../storage/database.mjs'
 */

/** @typedef {{ scenario: string, choices: string[] }} Answer as the engine takes it */

/**
 * @typedef {object} Attempt a quiz that was begun
 * @property {string} course_hash
 * @property {string} seed
 * @property {Answer[]} answers in the order given
 * @property {Answer} [draft] what is ticked in the scenario that is not answered yet
 */

/**
 * @typedef {object} CourseRecord what is kept of a course since its last receipt
 * @property {string[]} read anchors of the parts read
 * @property {string[]} seen numbers of clauses reached on the procedure's page
 * @property {string} edition hash of the edition that was read; empty where nothing was
 * @property {Attempt | null} attempt
 * @property {boolean} [again] the course is being taken again though its receipt holds
 */

/**
 * @typedef {object} KeptReceipt
 * @property {string} id
 * @property {string} course
 * @property {string} jws the signed receipt; everything shown is read out of it
 * @property {boolean} handed whether it was downloaded
 */

/**
 * @typedef {'form' | 'twice' | 'large' | 'newer'} Reason why a record can't be used: it isn't of its
 *   form, answers one scenario twice, is too large, or is of a newer version of this site
 */

/** Letters of JSON; a thousand times what a course needs. */
const LARGEST = 1_000_000;
const FORMAT = 1;
const SEED = /^[0-9a-f]{32}$/; // As the engine has it.

/** @returns {CourseRecord} */
export function freshRecord() {
  return { read: [], seen: [], edition: '', attempt: null };
}

/**
 * What of a record can be used, whatever is found in its place: other programs, and people, can write
 * there. What the answers are worth is for the engine to say.
 *
 * @param {Area} area
 * @param {unknown} found
 * @returns {{ value: unknown, reason: Reason | '' }} `undefined` where nothing can be used
 */
export function sound(area, found) {
  if (found === undefined || area === 'settings') {
    return { value: found, reason: '' };
  }
  const bad = (/** @type {Reason} */ reason, /** @type {unknown} */ value) => ({ value, reason });
  if (isTooLarge(found)) {
    return bad('large', undefined);
  }
  if (!isObject(found)) {
    return bad('form', undefined);
  }
  if (found.format !== undefined && found.format !== FORMAT) {
    return bad('newer', undefined);
  }
  if (area === 'receipts') {
    return receiptOf(found) ? { value: found, reason: '' } : bad('form', undefined);
  }
  const { attempt, ...rest } = found;
  if (!isReading(rest)) {
    return bad('form', undefined);
  }
  const reason = attempt === undefined || attempt === null ? '' : reasonAgainst(attempt);
  return reason ? bad(reason, { ...rest, attempt: null }) : { value: found, reason };
}

/** @param {unknown} found @returns {CourseRecord} of what `sound` has let pass */
export function recordOf(found) {
  const record = { ...freshRecord(), ...(isObject(found) ? found : {}) };
  return { ...record, attempt: record.attempt ?? null };
}

/**
 * A record as it counts for an edition: what was read of another one has to be read again.
 *
 * @param {CourseRecord} record
 * @param {string} edition its hash
 * @returns {CourseRecord}
 */
export function forEdition(record, edition) {
  return record.edition === edition ? record : { ...record, read: [], seen: [], edition };
}

/**
 * @param {unknown} found
 * @returns {KeptReceipt | null} null where it is no receipt at all
 */
export function receiptOf(found) {
  if (!isObject(found) || typeof found.id !== 'string' || typeof found.jws !== 'string') {
    return null;
  }
  const course = typeof found.course === 'string' ? found.course : '';
  return { id: found.id, course, jws: found.jws, handed: found.handed === true };
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @param {Record<string, unknown>} found a course's record without its quiz */
function isReading({ read, seen, edition, again }) {
  return (
    (read === undefined || isTexts(read)) &&
    (seen === undefined || isTexts(seen)) &&
    (edition === undefined || typeof edition === 'string') &&
    (again === undefined || typeof again === 'boolean')
  );
}

/** @param {unknown} attempt @returns {Reason | ''} */
function reasonAgainst(attempt) {
  if (!isObject(attempt) || !Array.isArray(attempt.answers) || !attempt.answers.every(isAnswer)) {
    return 'form';
  }
  const { course_hash: hash, seed, draft, answers } = attempt;
  if (typeof hash !== 'string' || typeof seed !== 'string' || !SEED.test(seed)) {
    return 'form';
  }
  if (draft !== undefined && !isAnswer(draft)) {
    return 'form';
  }
  const answered = new Set(answers.map(({ scenario }) => scenario));
  return answered.size === answers.length ? '' : 'twice';
}

/** @param {unknown} found @returns {found is Answer} */
function isAnswer(found) {
  return isObject(found) && typeof found.scenario === 'string' && isTexts(found.choices);
}

/** @param {unknown} found @returns {found is string[]} */
function isTexts(found) {
  return Array.isArray(found) && found.every((item) => typeof item === 'string');
}

/** @param {unknown} found */
function isTooLarge(found) {
  try {
    return JSON.stringify(found).length > LARGEST;
  } catch {
    return false; // It is no JSON, and so of another form.
  }
}
