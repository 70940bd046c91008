/** What is kept, and under which names. */

/**
 * Where things are kept: `settings` by name, `courses` by course id, `receipts` by receipt id.
 *
 * @typedef {'settings' | 'courses' | 'receipts'} Area
 */

/** @type {readonly Area[]} */
export const AREAS = ['settings', 'courses', 'receipts'];

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

/** @typedef {{ area: Area, key: string, value: unknown }} Entry */

/**
 * A place where things are kept. Every way but `close` may fail, and then nothing has changed.
 *
 * @typedef {object} Keeper
 * @property {(area: Area, key: string) => Promise<unknown>} get `undefined` where there is nothing
 * @property {(area: Area) => Promise<Entry[]>} all
 * @property {(area: Area, key: string, change: (now: unknown) => unknown) => Promise<unknown>} update
 *   puts what `change` makes of what is there, and gives it; `undefined` takes it away. Nobody
 *   else's change comes between
 * @property {() => Promise<void>} clear
 * @property {() => void} close
 */

/** @returns {CourseRecord} */
export function freshRecord() {
  return { read: [], seen: [], edition: '', attempt: null };
}

/** @param {CourseRecord} record @returns {boolean} whether anything was done since the last receipt */
export function isUnderWay({ read, seen, attempt }) {
  return read.length > 0 || seen.length > 0 || attempt !== null;
}

/**
 * A course's record as it should be, whatever is found in its place: other programs, and people, can
 * write there. What the answers are worth is for the engine to say.
 *
 * @param {unknown} found
 * @returns {CourseRecord}
 */
export function recordOf(found) {
  if (!isObject(found)) {
    return freshRecord();
  }
  return {
    read: texts(found.read),
    seen: texts(found.seen),
    edition: typeof found.edition === 'string' ? found.edition : '',
    attempt: attemptOf(found.attempt),
    ...(found.again === true ? { again: true } : {}),
  };
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
export function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * @param {unknown} found
 * @returns {Attempt | null}
 */
function attemptOf(found) {
  if (!isObject(found) || !Array.isArray(found.answers)) {
    return null;
  }
  const { course_hash: hash, seed } = found;
  if (typeof hash !== 'string' || typeof seed !== 'string') {
    return null;
  }
  const draft = answerOf(found.draft);
  const answers = found.answers.map(answerOf).filter((answer) => answer !== null);
  return { course_hash: hash, seed, answers, ...(draft ? { draft } : {}) };
}

/**
 * @param {unknown} found
 * @returns {Answer | null}
 */
function answerOf(found) {
  if (!isObject(found) || typeof found.scenario !== 'string') {
    return null;
  }
  return { scenario: found.scenario, choices: texts(found.choices) };
}

/**
 * @param {unknown} found
 * @returns {string[]}
 */
function texts(found) {
  return Array.isArray(found) ? found.filter((item) => typeof item === 'string') : [];
}
