/** “Why, and why not”: the answers that decided a verdict, and the nearest different one. */

import { make } from './dom.mjs';
import { verdictWord } from './verdict-mark.mjs';
import * as words from './words.mjs';

/**
 * @import { PageLinks } from './page-links.mjs'
 * @import { PageTree } from './page-tree.mjs'
 * @import { Explanation } from './second-check.mjs'
 * @import { Step } from './walk.mjs'
 */

/**
 * @param {Explanation} explained
 * @param {Step[]} path the answers that led to the verdict
 * @param {{ tree: PageTree, links: PageLinks }} page
 * @returns {HTMLElement}
 */
export function whyBlock({ deciding, otherwise, changed }, path, { tree, links }) {
  const block = make('div', { class: 'sb-js-why' });
  if (deciding.length > 0) {
    const answers = deciding.map((step) => make('li', {}, words.answered(step)));
    block.append(
      heading(words.WHY),
      make('p', {}, words.decidedIt(deciding.length)),
      make('ul', {}, ...answers),
    );
  }
  block.append(heading(words.WHY_NOT));
  if (otherwise === null) {
    block.append(make('p', {}, words.ONE_VERDICT));
    return block;
  }
  const { outcome } = otherwise;
  const answers = new Map(otherwise.path.map(({ question, answer }) => [question, answer]));
  const asked = new Set(path.map(({ question }) => question.id));
  const further = otherwise.path.filter(({ question }) => !asked.has(question));
  block.append(
    make(
      'p',
      {},
      words.ifItWere([...changed, ...further]),
      verdictWord(tree, outcome.verdict),
      ...links.cited(outcome.clauses),
      '.',
    ),
    make('p', {}, links.step({ answers }, 'sb-js-why__see', words.seeResult(outcome.title))),
  );
  return block;
}

/** @param {string} text */
function heading(text) {
  return make('h3', { class: 'sb-js-under-verdict__heading' }, text);
}
