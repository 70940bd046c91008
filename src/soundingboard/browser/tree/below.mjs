/** What stands under a step: the answers that led to it and, at an end, what can be done with it. */

import { answersList } from './answers-list.mjs';
import { outcomeActions } from './outcome-actions.mjs';
import * as words from './words.mjs';

/**
 * @import { WalkState } from './fragment.mjs'
 * @import { PageLinks } from './page-links.mjs'
 * @import { PageNode } from './page-tree.mjs'
 * @import { Step } from './walk.mjs'
 */

/**
 * @param {PageNode} node the question or outcome on the screen
 * @param {Step[]} path
 * @param {WalkState} state
 * @param {{ links: PageLinks, startAgain: () => void, say: (words: string) => void }} page
 * @returns {HTMLElement[]}
 */
export function below(node, path, { answers, at, unsure }, { links, startAgain, say }) {
  const unknown = unsure ? [{ question: node, answer: { text: words.NOT_SURE } }] : [];
  const rows = [...path, ...unknown];
  const parts = [];
  if (rows.length > 0) {
    parts.push(
      answersList(rows, unsure ? null : at, (question, ...children) =>
        links.step({ answers, at: answers.has(question) ? question : null }, null, ...children),
      ),
    );
  }
  if (node.kind === 'outcome' || unsure) {
    parts.push(outcomeActions({ link: links.address({ answers, at, unsure }), startAgain, say }));
  }
  return parts;
}
