/**
 * The second check: Python in the browser walks the compiled tree by the same answers. It starts
 * when the reader shows intent, in the background; nobody waits for it.
 */

import { NotLoaded } from '../engine/errors.mjs';
import { siteFile } from '../engine/site-file.mjs';
import { CheckUnavailable, PageOutdated } from './errors.mjs';
import { clauseAnchor } from './page-tree.mjs';
import { answersOf } from './walk.mjs';

/**
 * @import { Outcome } from './page-tree.mjs'
 * @import { Step, Walk } from './walk.mjs'
 */

/** @typedef {{ engine: import('../engine/client.mjs').Engine, key: string }} OpenTree */

/**
 * @typedef {object} EngineOutcome
 * @property {string} id
 * @property {string} title
 * @property {string} verdict
 * @property {string} reason
 * @property {string[]} clauses
 */

/**
 * @typedef {object} EngineWalk
 * @property {EngineStep[]} path
 * @property {string | null} question
 * @property {EngineOutcome | null} outcome
 */

/** @typedef {{ question: string, question_text: string }} EngineQuestion */
/** @typedef {EngineQuestion & { answer: string, answer_text: string }} EngineStep */

/**
 * @typedef {object} Completions what can follow when only the answers so far are sure
 * @property {string | null} agreed the one verdict that follows in any case
 * @property {string | null} mildest
 * @property {string | null} strictest
 * @property {string[]} verdicts from the mildest to the strictest, “not covered” last
 * @property {EngineOutcome[]} outcomes
 * @property {EngineQuestion[]} deciding
 * @property {{ who: string, clause: string } | null} ask whom the procedure says to ask
 */

/**
 * @typedef {object} Explanation why a walk ended as it did
 * @property {EngineStep[]} deciding
 * @property {{ path: EngineStep[], outcome: EngineOutcome } | null} otherwise the nearest walk to a
 *   different verdict
 * @property {EngineStep[]} changed where that walk answers otherwise than the reader did
 */

export class SecondCheck {
  #source;
  #version;
  /** @type {Promise<OpenTree> | null} */
  #opened = null;

  /**
   * @param {URL} source where the compiled tree is
   * @param {string} version the version that the page was made from
   */
  constructor(source, version) {
    this.#source = source;
    this.#version = version;
  }

  /**
   * Starts the engine and opens the tree in it; doing so again does nothing more. The promise need
   * not be awaited: whoever asks learns of a failure.
   */
  start() {
    if (this.#opened === null) {
      this.#opened = this.#open();
      this.#opened.catch(() => {});
    }
    return this.#opened;
  }

  get started() {
    return this.#opened !== null;
  }

  /**
   * @param {Step[]} path
   * @returns {Promise<EngineWalk>}
   * @throws {CheckUnavailable | PageOutdated}
   */
  walk(path) {
    return this.ask('walk', { answers: Object.fromEntries(answersOf(path)) });
  }

  /**
   * @param {Step[]} path
   * @returns {Promise<Completions>}
   * @throws {CheckUnavailable | PageOutdated}
   */
  unsure(path) {
    return this.ask('unsure', { answers: Object.fromEntries(answersOf(path)) });
  }

  /**
   * @param {Step[]} path to an outcome
   * @returns {Promise<Explanation>}
   * @throws {CheckUnavailable | PageOutdated}
   */
  why(path) {
    return this.ask('why', { answers: Object.fromEntries(answersOf(path)) });
  }

  /**
   * @param {Step[]} path
   * @param {string} question
   * @param {string} answer
   * @returns {Promise<EngineWalk & { kept: string[], dropped: string[] }>}
   * @throws {CheckUnavailable | PageOutdated}
   */
  change(path, question, answer) {
    const answers = Object.fromEntries(answersOf(path));
    return this.ask('change', { answers, question, answer });
  }

  /**
   * Asks the engine about this tree.
   *
   * @param {string} op
   * @param {object} payload
   * @returns {Promise<any>}
   * @throws {CheckUnavailable | PageOutdated}
   */
  async ask(op, payload) {
    const { engine, key } = await this.start();
    try {
      return await engine.ask(op, { tree: key, ...payload });
    } catch (cause) {
      throw new CheckUnavailable(`The engine did not answer “${op}”.`, { cause });
    }
  }

  /** @returns {Promise<OpenTree>} */
  async #open() {
    try {
      const [{ engine }, { content: tree }] = await Promise.all([
        import('../engine/client.mjs').catch((cause) => {
          throw new NotLoaded(cause);
        }),
        siteFile(this.#source),
      ]);
      if (tree.version !== this.#version) {
        throw new PageOutdated(`The page has ${this.#version}, the site ${tree.version}.`);
      }
      const { tree: key } = await engine.ask('open', { tree });
      return { engine, key };
    } catch (cause) {
      throw cause instanceof PageOutdated
        ? cause
        : new CheckUnavailable('The engine could not start.', { cause });
    }
  }
}

/**
 * Whether the engine came to where the page came, by the same answers and on the same clauses.
 *
 * @param {Walk} page
 * @param {EngineWalk} engine
 */
export function agree(page, engine) {
  const samePath =
    page.path.length === engine.path.length &&
    page.path.every(
      ({ question, answer }, index) =>
        question.id === engine.path[index]?.question && answer.id === engine.path[index]?.answer,
    );
  const sameEnd =
    page.end.kind === 'question'
      ? engine.question === page.end.id
      : engine.outcome !== null && sameOutcome(page.end, engine.outcome);
  return samePath && sameEnd;
}

/**
 * @param {Outcome} page
 * @param {EngineOutcome} engine
 */
function sameOutcome(page, engine) {
  const anchors = new Set(engine.clauses.map(clauseAnchor));
  return (
    page.id === engine.id &&
    page.verdict === engine.verdict &&
    page.clauses.size === anchors.size &&
    [...page.clauses].every((anchor) => anchors.has(anchor))
  );
}
