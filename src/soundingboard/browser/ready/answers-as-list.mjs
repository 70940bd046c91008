/** The reader's answers as plain text, read from the page's own HTML. */

import { SbTree } from '../tree/tree.mjs';
import { wordsOf } from '../tree/dom.mjs';
import * as words from './words.mjs';

/**
 * @param {Element | null} tree the `<sb-tree>` that is walked
 * @returns {string} a line that says what was asked, then a line for each answer; empty where
 *   nothing has been answered
 */
export function answersAsList(tree) {
  const path = tree instanceof SbTree ? (tree.walk?.path ?? []) : [];
  if (!tree || path.length === 0) {
    return '';
  }
  const lines = path.map(({ question, answer }) => {
    const section = tree.querySelector(`[data-node="${CSS.escape(question)}"]`);
    const heading = section?.querySelector('h2');
    const link = section?.querySelector(`[data-answer="${CSS.escape(answer)}"]`);
    return `- ${heading ? wordsOf(heading) : question} ${link ? wordsOf(link) : answer}`;
  });
  const title = document.querySelector('h1');
  return [words.answersTo(title ? wordsOf(title) : ''), ...lines].join('\n');
}
