/** Walking the page's tree by a set of answers: the simple rule that needs no Python. */

/**
 * @import { Answer, Outcome, PageNode, PageTree, Question } from './page-tree.mjs'
 */

/** @typedef {{ question: Question, answer: Answer }} Step */

/**
 * @typedef {object} Walk
 * @property {Step[]} path the answers taken, in the order asked
 * @property {PageNode} end the open question, or the outcome
 */

/**
 * @typedef {object} LeftOut what a link holds that this walk has no use for
 * @property {number} unknown how many answers are to questions that this tree does not have
 * @property {Question[]} unread questions here whose answer in the link is not one of theirs
 * @property {Question[]} unasked questions here that this walk does not come to
 */

/**
 * Follows the answers from the first question as far as they go.
 *
 * @param {PageTree} tree
 * @param {ReadonlyMap<string, string>} answers
 * @returns {Walk}
 */
export function walk(tree, answers) {
  /** @type {Step[]} */
  const path = [];
  const seen = new Set();
  /** @type {PageNode} */
  let end = tree.start;
  while (end.kind === 'question' && !seen.has(end.id)) {
    seen.add(end.id);
    /** @type {Question} */
    const question = end;
    const answer = question.answers.find(({ id }) => id === answers.get(question.id));
    /** @type {PageNode | undefined} */
    const next = answer && tree.nodes.get(answer.to);
    if (!answer || !next) {
      break;
    }
    path.push({ question, answer });
    end = next;
  }
  return { path, end };
}

/**
 * What of the answers in a link the walk by them did not take, and why.
 *
 * @param {PageTree} tree
 * @param {ReadonlyMap<string, string>} answers
 * @param {Walk} taken
 * @returns {LeftOut}
 */
export function leftOut(tree, answers, taken) {
  /** @type {LeftOut} */
  const rest = { unknown: 0, unread: [], unasked: [] };
  const asked = new Set(taken.path.map(({ question }) => question.id));
  for (const [id, answer] of answers) {
    const node = tree.nodes.get(id);
    if (node?.kind !== 'question') {
      rest.unknown += 1;
    } else if (!node.answers.some((known) => known.id === answer)) {
      rest.unread.push(node);
    } else if (!asked.has(id)) {
      rest.unasked.push(node);
    }
  }
  return rest;
}

/**
 * Changes one answer of a walk. Of the answers that came after it, those still asked are kept and
 * the others dropped.
 *
 * @param {PageTree} tree
 * @param {Step[]} path
 * @param {string} question
 * @param {string} answer
 * @returns {{ walk: Walk, kept: Step[], dropped: Step[] }}
 */
export function change(tree, path, question, answer) {
  const after = walk(tree, answersOf(path).set(question, answer));
  const asked = new Set(after.path.map((step) => step.question.id));
  const later = path.slice(path.findIndex((step) => step.question.id === question) + 1);
  return {
    walk: after,
    kept: later.filter((step) => asked.has(step.question.id)),
    dropped: later.filter((step) => !asked.has(step.question.id)),
  };
}

/**
 * The answers of a walk, keyed by question, in the order asked.
 *
 * @param {Step[]} path
 * @returns {Map<string, string>}
 */
export function answersOf(path) {
  return new Map(path.map(({ question, answer }) => [question.id, answer.id]));
}

/**
 * The answers that come before a question; all of them where it has no answer yet.
 *
 * @param {Step[]} path
 * @param {Question} question
 */
export function stepsBefore(path, question) {
  const place = path.findIndex((step) => step.question === question);
  return place < 0 ? path : path.slice(0, place);
}

/**
 * The outcomes that can still follow from a node, in the order of the page.
 *
 * @param {PageTree} tree
 * @param {PageNode} from
 * @returns {Outcome[]}
 */
export function outcomesAfter(tree, from) {
  /** @type {Set<PageNode>} */
  const reached = new Set([from]);
  // A set is gone through in the order of its making, with what is added on the way.
  for (const node of reached) {
    for (const { to } of node.kind === 'question' ? node.answers : []) {
      const next = tree.nodes.get(to);
      if (next) {
        reached.add(next);
      }
    }
  }
  return [...tree.nodes.values()].flatMap((node) =>
    node.kind === 'outcome' && reached.has(node) ? [node] : [],
  );
}
