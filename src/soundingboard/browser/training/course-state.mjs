/** What a course's page knows of the person: the record, the receipts, and what the engine says. */

import { NotAsSigned, readKept } from '../receipt/receipt.mjs';
import { forEdition, freshRecord } from './records.mjs';

/**
 * @import { Answer, Attempt, CourseRecord } from './records.mjs'
 * @import { Good } from '../receipt/receipt.mjs'
 * @import { Store } from './store.mjs'
 * @import { CoursePage } from './course-page.mjs'
 * @import { Drawn, Marked, Marking, Standing } from './marking.mjs'
 */

export class CourseState {
  #page;
  #store;
  #marking;

  /** @type {CourseRecord} */
  record = freshRecord();
  /** @type {Standing | null} null while the engine has not answered */
  standing = null;
  /** @type {Good[]} of this course, the newest first */
  receipts = [];
  /** @type {Good[]} of this course, whose signatures this browser can't check */
  unchecked = [];
  /** How many receipts are not as they were signed. */
  spoilt = 0;

  /**
   * @param {CoursePage} page
   * @param {Store} store
   * @param {Marking} marking
   */
  constructor(page, store, marking) {
    this.#page = page;
    this.#store = store;
    this.#marking = marking;
  }

  /** The compiled course, once the engine has it. */
  get course() {
    return this.#marking.compiled.get(this.#page.id) ?? null;
  }

  /** What can be known without the engine. */
  async look() {
    const record = await this.#store.course(this.#page.id);
    this.record = forEdition(record, this.#page.edition.hash);
  }

  /** Everything, by the engine. */
  async lookWithEngine() {
    const key = await this.#key();
    await this.look();
    const { good, unchecked, bad } = await readKept(this.#store, this.#marking.ask);
    const ofCourse = (/** @type {Good} */ { receipt }) => receipt.course.id === this.#page.id;
    this.receipts = good.filter(ofCourse);
    this.unchecked = unchecked.filter(ofCourse);
    this.spoilt = bad;
    const records = new Map([[this.#page.id, this.record]]);
    const receipts = this.receipts.map(({ receipt }) => receipt);
    const [standing] = await this.#marking.standing([key], this.#page.ledger, records, receipts);
    this.standing = standing ?? null;
  }

  /** @param {string} anchor @param {boolean} read */
  async setRead(anchor, read) {
    this.record = await this.#store.updateCourse(this.#page.id, (found) => {
      const record = forEdition(found, this.#page.edition.hash);
      const others = record.read.filter((item) => item !== anchor);
      return { ...record, read: read ? [...others, anchor] : others };
    });
  }

  /**
   * Begins a quiz, unless one is under way that can go on.
   *
   * @param {boolean} [anew]
   * @returns {Promise<boolean>} false if there is none for now, since too much is withdrawn
   */
  async beginQuiz(anew = false) {
    const seed = await this.#marking.seed(await this.#key());
    let begun = true;
    this.record = await this.#store.updateCourse(this.#page.id, (record) => {
      const { attempt } = record;
      if (attempt && attempt.course_hash === this.#page.hash && !anew) {
        return record;
      }
      begun = seed !== null;
      if (seed === null) {
        return record;
      }
      const read = forEdition(record, this.#page.edition.hash);
      return { ...read, attempt: { course_hash: this.#page.hash, seed, answers: [] } };
    });
    return begun;
  }

  /** @returns {Promise<Drawn[]>} */
  async draw() {
    return this.#marking.draw(await this.#key(), this.#attempt.seed);
  }

  /** @returns {Promise<Marked>} */
  async mark() {
    const { seed, answers } = this.#attempt;
    return this.#marking.mark(await this.#key(), seed, answers);
  }

  /** @param {Answer} draft */
  async keepDraft(draft) {
    const { seed } = this.#attempt;
    this.record = await this.#store.updateCourse(this.#page.id, (record) =>
      record.attempt?.seed === seed ? { ...record, attempt: { ...record.attempt, draft } } : record,
    );
  }

  /**
   * Keeps an answer, once: the first one given counts.
   *
   * @param {Answer} answer
   * @returns {Promise<boolean>} false where another tab was quicker, or began another quiz
   */
  async keepAnswer(answer) {
    const { seed } = this.#attempt;
    let kept = false;
    this.record = await this.#store.updateCourse(this.#page.id, (record) => {
      const { attempt } = record;
      const given = attempt?.answers.some(({ scenario }) => scenario === answer.scenario) ?? false;
      kept = attempt?.seed === seed && !given;
      if (!attempt || !kept) {
        return record;
      }
      /** @type {Attempt} */
      const after = {
        course_hash: attempt.course_hash,
        seed,
        answers: [...attempt.answers, answer],
      };
      return { ...record, attempt: after };
    });
    return kept;
  }

  /**
   * The receipt just made, where another tab was quicker with the same quiz.
   *
   * @param {string} seed
   */
  receiptOfQuiz(seed) {
    return this.receipts.find(({ receipt }) => receipt.quiz.seed === seed) ?? null;
  }

  /** The person takes the course again though the receipt holds. */
  async takeAgain() {
    this.record = await this.#store.updateCourse(this.#page.id, (record) => ({
      ...forEdition(record, this.#page.edition.hash),
      again: true,
    }));
  }

  /** @returns {Attempt} */
  get #attempt() {
    if (!this.record.attempt) {
      throw new NotAsSigned('There is no quiz under way.');
    }
    return this.record.attempt;
  }

  #key() {
    return this.#marking.open(this.#page.source, this.#page.hash);
  }
}
