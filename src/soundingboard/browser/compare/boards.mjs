/** The boards of a comparison: their trees in the engine, and where a set of answers leads. */

import { engine } from '../engine/client.mjs';
import { siteFile } from '../engine/site-file.mjs';

/**
 * @typedef {object} Board a card of the page
 * @property {HTMLElement} card
 * @property {string} short what staff call the procedure
 * @property {string} clauses address of the procedure's page
 * @property {string} page address of the tree's page; empty where there is none
 * @property {string} src address of the compiled tree; empty where the board is silent
 */

/** @typedef {{ id: string, text: string }} Named */
/** @typedef {{ question: Named, answer: Named }} Pair */
/** @typedef {Named & { answers: Named[] }} Question */
/** @typedef {{ id: string, title: string, verdict: string, clauses: string[] }} Outcome */

/**
 * @typedef {object} Standing where one board's tree stands
 * @property {Board} board
 * @property {string} version
 * @property {[string, string][]} path the answers that its walk took
 * @property {boolean} reached whether the walk came to its outcome
 * @property {Outcome | null} outcome null while the board is open
 */

/**
 * @typedef {object} Compared
 * @property {Standing[]} standings
 * @property {Question | null} question the one to ask next
 * @property {boolean} parts whether the verdicts known so far differ
 * @property {Pair[]} taken the answers that some board asked for, in the order given
 */

/**
 * The boards that a page shows, in its order.
 *
 * @param {Element} root
 * @returns {Board[]}
 */
export function readBoards(root) {
  const cards = /** @type {NodeListOf<HTMLElement>} */ (
    root.querySelectorAll('.sb-board-cards > li')
  );
  return [...cards].map((card) => ({
    card,
    short: card.dataset.short ?? '',
    clauses: card.dataset.clauses ?? '',
    page: card.dataset.page ?? '',
    src: card.dataset.src ?? '',
  }));
}

/** Asks the engine about all boards that have a tree. Fetches and opens them with the first question. */
export class Boards {
  #asked;
  /** @type {Promise<string[]> | null} */
  #keys = null;
  /** @type {Map<string, Question>} */
  #questions = new Map();

  /** @param {Board[]} boards */
  constructor(boards) {
    this.#asked = boards.filter(({ src }) => src !== '');
  }

  /** How many boards can be asked. */
  get size() {
    return this.#asked.length;
  }

  /** @param {string} id */
  question(id) {
    return this.#questions.get(id) ?? null;
  }

  /**
   * Those of the answers that some tree has. A link may hold any others.
   *
   * @param {ReadonlyMap<string, string>} answers
   * @returns {Promise<Map<string, string>>}
   */
  async known(answers) {
    await this.#open();
    return new Map([...answers].filter(([question, answer]) => this.#pair(question, answer)));
  }

  /**
   * @param {ReadonlyMap<string, string>} answers
   * @returns {Promise<Compared>}
   */
  async compare(answers) {
    const trees = await this.#open();
    const found = await engine.ask('compare', { trees, answers: Object.fromEntries(answers) });
    /** @type {Standing[]} */
    const standings = found.standings.map((/** @type {any} */ told, /** @type {number} */ place) => ({
      board: this.#asked[place],
      version: told.version,
      path: told.path.map((/** @type {any} */ step) => [step.question, step.answer]),
      reached: told.question === null,
      outcome: told.outcome,
    }));
    const asked = new Set(standings.flatMap(({ path }) => path.map(([question]) => question)));
    const pairs = [...answers].flatMap(([question, answer]) => {
      const pair = this.#pair(question, answer);
      return pair && asked.has(question) ? [pair] : [];
    });
    return { standings, question: found.question, parts: found.parts, taken: pairs };
  }

  /**
   * The answer at which verdicts first differ; null where they do before the first.
   *
   * @param {Pair[]} taken answers after which they differ
   * @returns {Promise<Pair | null>}
   */
  async parting(taken) {
    for (let length = 0; length < taken.length; length += 1) {
      const { parts } = await this.compare(answersOf(taken.slice(0, length)));
      if (parts) {
        return taken[length - 1] ?? null;
      }
    }
    return taken.at(-1) ?? null;
  }

  /** @returns {Promise<string[]>} the engine's names of the trees */
  #open() {
    this.#keys ??= Promise.all(
      this.#asked.map(async ({ src }) => {
        const { content: tree } = await siteFile(src);
        for (const question of tree.questions) {
          this.#questions.set(question.id, this.#questions.get(question.id) ?? question);
        }
        return (await engine.ask('open', { tree })).tree;
      }),
    );
    this.#keys.catch(() => (this.#keys = null));
    return this.#keys;
  }

  /**
   * @param {string} id
   * @param {string} answerId
   * @returns {Pair | null}
   */
  #pair(id, answerId) {
    const question = this.#questions.get(id);
    const answer = question?.answers.find((item) => item.id === answerId);
    return question && answer ? { question, answer } : null;
  }
}

/**
 * Answers keyed by question, in the order given.
 *
 * @param {Pair[]} pairs
 * @returns {Map<string, string>}
 */
export function answersOf(pairs) {
  return new Map(pairs.map(({ question, answer }) => [question.id, answer.id]));
}
