/**
 * Reads the tree from the page's own HTML: the same questions, answers and outcomes that a reader
 * without scripts walks by plain links.
 */

import { wordsOf } from './dom.mjs';
import { PageTreeError } from './errors.mjs';
import { decode } from './fragment.mjs';

/**
 * @typedef {object} Answer
 * @property {string} id
 * @property {string} text
 * @property {string} to id of the question or outcome it leads to
 * @property {HTMLAnchorElement} link
 * @property {Element | null} hint
 */

/**
 * @typedef {object} Question
 * @property {'question'} kind
 * @property {string} id
 * @property {string} text
 * @property {HTMLElement} section
 * @property {HTMLElement} heading
 * @property {Answer[]} answers
 */

/**
 * @typedef {object} Outcome
 * @property {'outcome'} kind
 * @property {string} id
 * @property {string} text
 * @property {HTMLElement} section
 * @property {HTMLElement} heading
 * @property {string} verdict in words, such as "not allowed"
 * @property {Set<string>} clauses anchors of the clauses it rests on, such as "c-2-1-1"
 */

/** @typedef {Question | Outcome} PageNode */

/**
 * @typedef {object} PageTree
 * @property {Question} start
 * @property {Map<string, PageNode>} nodes in the order of the page
 */

/**
 * Reads every section of a tree.
 *
 * @param {Element} root
 * @returns {PageTree}
 * @throws {PageTreeError} a section lacks its heading, an answer leads nowhere, or the first section
 *   is no question
 */
export function readTree(root) {
  /** @type {Map<string, PageNode>} */
  const nodes = new Map();
  for (const section of root.querySelectorAll('section.sb-node')) {
    const node = readNode(/** @type {HTMLElement} */ (section));
    nodes.set(node.id, node);
  }
  const [start] = nodes.values();
  if (start?.kind !== 'question') {
    throw new PageTreeError('The first section of the tree is not a question.');
  }
  for (const node of nodes.values()) {
    for (const answer of node.kind === 'question' ? node.answers : []) {
      if (!nodes.has(answer.to)) {
        throw new PageTreeError(`“${answer.text}” leads to “${answer.to}”, which is not here.`);
      }
    }
  }
  return { start, nodes };
}

/**
 * @param {HTMLElement} section
 * @returns {PageNode}
 */
function readNode(section) {
  const id = section.dataset.node;
  const heading = /** @type {HTMLElement | null} */ (section.querySelector('h2'));
  if (!id || !heading) {
    throw new PageTreeError('A section of the tree has no id or no heading.');
  }
  const shared = { id, text: wordsOf(heading), section, heading };
  if (section.dataset.verdict !== undefined) {
    return {
      kind: 'outcome',
      ...shared,
      verdict: section.dataset.verdict.replaceAll('-', ' '),
      clauses: clausesIn(section),
    };
  }
  const links = section.querySelectorAll('.sb-answers a[data-answer]');
  return { kind: 'question', ...shared, answers: [...links].map(readAnswer) };
}

/**
 * @param {Element} link
 * @returns {Answer}
 */
function readAnswer(link) {
  const anchor = /** @type {HTMLAnchorElement} */ (link);
  return {
    id: anchor.dataset.answer ?? '',
    text: wordsOf(anchor),
    to: decode(anchor.hash.slice(1)),
    link: anchor,
    hint: anchor.closest('li')?.querySelector('.sb-hint') ?? null,
  };
}

/** @param {Element} section */
function clausesIn(section) {
  /** @type {Set<string>} */
  const clauses = new Set();
  for (const link of section.querySelectorAll('a.sb-cites')) {
    if (!link.closest('.sb-provenance')) {
      clauses.add(decode(/** @type {HTMLAnchorElement} */ (link).hash.slice(1)));
    }
  }
  return clauses;
}

/**
 * The anchor of a clause on its procedure's page: `4.6.a` is `c-4-6-a`.
 *
 * @param {string} number
 */
export function clauseAnchor(number) {
  return `c-${number.replaceAll('.', '-')}`;
}
