/** The engine's part of a course: drawing, marking, and saying where the person stands. */

import { EngineRefused, NotLoaded } from '../engine/errors.mjs';
import { siteFile } from '../engine/site-file.mjs';
import { withdrawn } from '../withdrawal/watch.mjs';
import { now } from './dates.mjs';

/**
 * @import { Answer, CourseRecord } from './records.mjs'
 * @import { Receipt } from '../receipt/receipt.mjs'
 */

/** @typedef {{ scenario: string, choices: string[] }} Drawn a scenario, its choices in order */
/** @typedef {{ tree: string, outcome: string, title: string, answers: Record<string, string> }} Stand */

/**
 * @typedef {object} MarkedScenario
 * @property {string} scenario
 * @property {string} title
 * @property {boolean} right
 * @property {{ id: string, text: string, chosen: boolean, right: boolean, feedback: string }[]} choices
 * @property {string[]} clauses
 * @property {Stand[]} stands_for
 */

/**
 * @typedef {object} Marked
 * @property {number} score
 * @property {number} answered
 * @property {number} drawn
 * @property {number} pass_mark
 * @property {boolean} complete
 * @property {boolean} passed
 * @property {MarkedScenario[]} scenarios
 * @property {string[]} clauses to read again
 * @property {Stand[]} trees to walk again
 */

/**
 * @typedef {object} Standing where the person stands with a course
 * @property {string} course
 * @property {string} state
 * @property {string} next
 * @property {number} read
 * @property {number} to_read
 * @property {{ score: number, answered: number, drawn: number, complete: boolean, passed: boolean } | null} quiz
 * @property {number} done
 * @property {number} steps
 * @property {string} lost why a quiz cannot go on; empty where it can
 * @property {string} acknowledged
 * @property {string} receipt
 * @property {string[]} outdated
 * @property {string} valid_until
 * @property {boolean} expired
 */

/** The program for it could not be had, or stopped. */
export class MarkingUnavailable extends Error {
  /** @override */
  name = 'MarkingUnavailable';
}

/** The site has published another course since this page was loaded. */
export class CourseOutdated extends Error {
  /** @override */
  name = 'CourseOutdated';
}

/** What the engine does for the pages on training. */
export class Marking {
  /** @type {Map<string, Promise<string>>} */
  #keys = new Map();
  /** @type {Promise<unknown> | null} */
  #ledger = null;

  /**
   * What the site's server said that the time was, and the device's clock then.
   *
   * @type {{ date: Date | null, asked: number }}
   */
  server = { date: null, asked: 0 };

  /**
   * The compiled courses by id, as far as they were opened.
   *
   * @type {Map<string, any>}
   */
  compiled = new Map();

  /**
   * Starts the engine and opens a course in it; doing so again does nothing more.
   *
   * @param {URL} source
   * @param {string} [hash] that of the page, where there is one
   * @returns {Promise<string>} the engine's key for the course
   * @throws {MarkingUnavailable | CourseOutdated}
   */
  open(source, hash) {
    const known = this.#keys.get(source.href);
    if (known) {
      return known;
    }
    const opening = this.#open(source, hash);
    this.#keys.set(source.href, opening);
    opening.catch(() => this.#keys.delete(source.href));
    return opening;
  }

  /**
   * @param {URL} source
   * @param {string} [hash]
   */
  async #open(source, hash) {
    const course = await this.#fetched(source);
    if (hash !== undefined && course.hash !== hash) {
      throw new CourseOutdated(`The page has ${hash}, the site ${course.hash}.`);
    }
    const { course: key } = await this.ask('course.open', { course });
    this.compiled.set(`${course.procedure}/${course.slug}`, course);
    return key;
  }

  /**
   * Where the person stands with the courses of these keys.
   *
   * @param {string[]} courses
   * @param {URL} ledger
   * @param {Map<string, CourseRecord>} records
   * @param {Receipt[]} receipts as read out of what was signed
   * @returns {Promise<Standing[]>}
   */
  async standing(courses, ledger, records, receipts) {
    this.#ledger ??= this.#fetched(ledger);
    this.#ledger.catch(() => (this.#ledger = null));
    const kept = [...records].map(([id, { read, attempt }]) => [id, { read, attempt }]);
    const answer = await this.ask('training.state', {
      courses,
      ledger: await this.#ledger,
      records: { courses: Object.fromEntries(kept), receipts },
      withdrawn: withdrawn(),
      now: now(),
    });
    return answer.courses;
  }

  /**
   * @param {string} course its key
   * @returns {Promise<string | null>} a seed whose quiz asks about nothing that is withdrawn; null if
   *   there is none
   */
  async seed(course) {
    const payload = { course, seed: randomSeed(), withdrawn: withdrawn() };
    return (await this.ask('quiz.seed', payload)).seed;
  }

  /**
   * @param {string} course its key
   * @param {string} seed
   * @returns {Promise<Drawn[]>}
   */
  async draw(course, seed) {
    return (await this.ask('quiz.draw', { course, seed })).scenarios;
  }

  /**
   * @param {string} course its key
   * @param {string} seed
   * @param {Answer[]} answers
   * @returns {Promise<Marked>}
   */
  mark(course, seed, answers) {
    return this.ask('quiz.mark', { course, seed, answers });
  }

  /**
   * @param {string} op
   * @param {Record<string, unknown>} payload
   * @returns {Promise<any>}
   * @throws {MarkingUnavailable | EngineRefused}
   */
  ask = async (op, payload) => {
    try {
      return await (await theEngine()).ask(op, payload);
    } catch (cause) {
      if (cause instanceof EngineRefused) {
        throw cause;
      }
      throw new MarkingUnavailable(`The engine did not answer “${op}”.`, { cause });
    }
  };

  /** The person asks for it to be tried again. */
  async renew() {
    (await theEngine()).renew();
  }

  /**
   * @param {URL} url
   * @returns {Promise<any>}
   */
  async #fetched(url) {
    try {
      // A page from yesterday must not be compared with yesterday's course.
      const { content, headers } = await siteFile(url, { cache: 'no-cache' });
      const date = Date.parse(headers.get('Date') ?? '');
      this.server = { date: Number.isNaN(date) ? null : new Date(date), asked: Date.now() };
      return content;
    } catch (cause) {
      throw new MarkingUnavailable('A file of the course cannot be had.', { cause });
    }
  }
}

async function theEngine() {
  const client = await import('../engine/client.mjs').catch((cause) => {
    throw new NotLoaded(cause);
  });
  return client.engine;
}

/** The one that all pages of the visit share. */
export const marking = new Marking();

/** @returns {string} 32 random hex digits, from which a quiz is drawn */
function randomSeed() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
