/** How the quiz went, and what to read again. */

import { make } from '../page/dom.mjs';
import { button } from './forms.mjs';
import { clauseLinks, decisionLinks } from './links.mjs';
import { feedbackList } from './scenario-view.mjs';
import * as words from './words.mjs';

/**
 * @import { CoursePage } from './course-page.mjs'
 * @import { Marked } from './marking.mjs'
 */

/**
 * @param {object} options
 * @param {CoursePage} options.page
 * @param {Marked} options.marked
 * @param {boolean} options.allRead
 * @param {() => void} options.acknowledge
 * @param {() => void} options.newQuiz
 * @param {() => void} options.back
 * @returns {{ element: HTMLElement, heading: HTMLElement, title: string }}
 */
export function resultView({ page, marked, allRead, acknowledge, newQuiz, back }) {
  const { passed, score, drawn, pass_mark: mark } = marked;
  const title = words.resultTitle(passed, score, drawn);
  const heading = make(
    'h2',
    { class: `sb-js-stage__heading sb-js-verdict sb-js-verdict--${passed ? 'right' : 'wrong'}` },
    title,
  );
  const buttons = make('div', { class: 'sb-js-actions__buttons' });
  if (!passed) {
    buttons.append(button(words.NEW_QUIZ, newQuiz, 'main'));
  } else if (allRead) {
    buttons.append(button(words.GO_ACKNOWLEDGE, acknowledge, 'main'));
  }
  buttons.append(button(words.BACK_TO_COURSE, back));
  const element = make('div', {}, heading, make('p', {}, words.needed(mark, drawn)));
  if (!passed) {
    element.append(make('p', {}, words.SCENARIOS_DIFFER));
  } else if (!allRead) {
    element.append(make('p', {}, words.NOW_READ));
  }
  element.append(buttons, ...readAgain(page, marked), ...answers(page, marked));
  return { element, heading, title };
}

/**
 * @param {CoursePage} page
 * @param {Marked} marked
 */
function readAgain(page, { clauses, trees }) {
  if (clauses.length === 0 && trees.length === 0) {
    return [make('p', {}, words.ALL_RIGHT)];
  }
  const lines = [make('h3', {}, words.READ_AGAIN)];
  const list = make('ul', {});
  if (clauses.length > 0) {
    list.append(make('li', {}, words.CLAUSES, ...clauseLinks(clauses, page.procedurePage)));
  }
  if (trees.length > 0) {
    list.append(make('li', {}, words.DECISIONS, ...decisionLinks(trees, page.root)));
  }
  return [...lines, list];
}

/**
 * @param {CoursePage} page
 * @param {Marked} marked
 */
function answers(page, { scenarios }) {
  const items = scenarios.flatMap((item) => {
    const scenario = page.scenarios.get(item.scenario);
    if (!scenario) {
      return [];
    }
    const summary = make(
      'summary',
      {},
      make('strong', {}, item.right ? words.RIGHT : words.WRONG),
      `: ${item.title}`,
    );
    return [make('details', { class: 'sb-more' }, summary, feedbackList(scenario, item))];
  });
  return [make('h3', {}, words.EACH_ANSWER), ...items];
}
