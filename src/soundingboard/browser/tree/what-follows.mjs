/** What can follow when the answer to a question is unknown, in words and links. */

import { make } from './dom.mjs';
import { verdictBanner } from './verdict-mark.mjs';
import { answersOf, outcomesAfter } from './walk.mjs';
import * as words from './words.mjs';

/**
 * @import { PageLinks } from './page-links.mjs'
 * @import { PageTree, Question } from './page-tree.mjs'
 * @import { Completions, EngineOutcome } from './second-check.mjs'
 * @import { Step } from './walk.mjs'
 */

/**
 * @typedef {object} Unsure
 * @property {Question} question whose answer is unknown
 * @property {Step[]} path the answers before it
 * @property {PageTree} tree
 * @property {PageLinks} links
 */

/** @typedef {{ parts: Node[], said: string }} Told what to show, and what to say of it */

/**
 * What the engine found.
 *
 * @param {Completions} found
 * @param {Unsure} unsure
 * @returns {Told}
 */
export function whatFollows(found, unsure) {
  const { agreed } = found;
  const parts = agreed === null ? ifItDepends(found, unsure) : whicheverItIs(found, agreed, unsure);
  return { parts, said: words.saidOfUnsure(found) };
}

/**
 * What the page can say without the engine.
 *
 * @param {Unsure} unsure
 * @returns {Told}
 */
export function whatIsPossible({ question, tree, links }) {
  const items = outcomesAfter(tree, question).map((outcome) =>
    links.node({ id: outcome.id, text: words.outcomeTitle(outcome) }),
  );
  return {
    parts: [make('p', {}, words.NEEDS_CHECK), make('p', {}, words.STILL_POSSIBLE), list(items)],
    said: words.NEEDS_CHECK,
  };
}

/**
 * @param {Completions} found
 * @param {string} agreed
 * @param {Unsure} unsure
 */
function whicheverItIs({ outcomes, ask }, agreed, { tree, links }) {
  const banner = verdictBanner(tree, agreed);
  return [
    make('h3', {}, words.WHICHEVER, banner),
    make('p', {}, words.leadsTo(outcomes.length)),
    list(outcomes.map((outcome) => outcomeItem(outcome, links))),
    ...(agreed === words.NOT_COVERED ? whomToAsk(ask, links) : []),
  ];
}

/**
 * @param {Completions} found
 * @param {Unsure} unsure
 */
function ifItDepends(found, { question, path, tree, links }) {
  const { verdicts, outcomes, deciding, ask } = found;
  const range = verdicts.map((verdict) => {
    const its = outcomes.filter((outcome) => outcome.verdict === verdict);
    return make(
      'div',
      {},
      make('dt', {}, words.placeInRange(verdict, found)),
      make(
        'dd',
        {},
        verdictBanner(tree, verdict),
        list(its.map((outcome) => outcomeItem(outcome, links))),
      ),
    );
  });
  const questions = deciding.map(({ question: id, question_text: text }) =>
    id === question.id
      ? links.step({ answers: answersOf(path) }, null, text)
      : make('span', {}, links.node({ id, text }), words.ASKED_AFTER),
  );
  return [
    make('h3', {}, words.IT_DEPENDS),
    make('dl', { class: 'sb-js-range' }, ...range),
    make('h3', {}, words.WHAT_DECIDES),
    list(questions),
    ...whomToAsk(ask, links),
  ];
}

/**
 * @param {Completions['ask']} ask
 * @param {PageLinks} links
 */
function whomToAsk(ask, links) {
  const told = ask
    ? make('p', {}, words.saysToAsk(ask.who), ...links.cited([ask.clause]), '.')
    : make('p', {}, words.NOBODY_TO_ASK);
  return [make('h3', {}, words.WHOM_TO_ASK), told];
}

/**
 * @param {EngineOutcome} outcome
 * @param {PageLinks} links
 */
function outcomeItem({ id, title, clauses }, links) {
  return make('span', {}, links.node({ id, text: title }), ...links.cited(clauses));
}

/** @param {Node[]} items */
function list(items) {
  return make('ul', {}, ...items.map((item) => make('li', {}, item)));
}
