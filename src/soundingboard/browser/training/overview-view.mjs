/** Where the person stands in the course, and what is next. */

import { uncheckedNotice } from '../receipt/unchecked.mjs';
import { make } from '../page/dom.mjs';
import { dayInWords } from './dates.mjs';
import { button } from './forms.mjs';
import { clauseLinks } from './links.mjs';
import * as words from './words.mjs';

/**
 * @import { Good } from '../receipt/receipt.mjs'
 * @import { CourseRecord } from './records.mjs'
 * @import { CoursePage } from './course-page.mjs'
 * @import { Standing } from './marking.mjs'
 */

/**
 * @typedef {object} OverviewState
 * @property {CoursePage} page
 * @property {CourseRecord} record
 * @property {Standing | null} standing null while the engine is starting, or cannot
 * @property {number} drawn how many scenarios a quiz has; 0 where that is not known yet
 * @property {number} spoilt receipts that are not as they were signed
 * @property {Good[]} unchecked receipts whose signatures this browser can't check
 * @property {(step: string) => void} go
 * @property {() => void} newQuiz
 * @property {() => void} again
 */

/**
 * @param {OverviewState} state
 * @returns {{ element: HTMLElement, heading: HTMLElement }}
 */
export function overview(state) {
  const { page, record, standing } = state;
  const heading = make('h2', { class: 'sb-js-stage__heading' }, words.STEPS);
  const element = make('div', { class: 'sb-js-overview' });
  const holds = standing?.state === 'acknowledged' && !record.again;
  element.append(...told(state), heading);
  if (standing?.receipt) {
    element.append(
      make('p', {}, button(words.SEE_RECEIPT, () => state.go('receipt'), holds ? 'main' : 'plain')),
    );
  }
  if (holds) {
    element.append(make('p', {}, button(words.TAKE_AGAIN, state.again, 'quiet')));
    return { element, heading };
  }
  const read = page.readings.filter(({ anchor }) => record.read.includes(anchor)).length;
  const allRead = read === page.readings.length;
  const quiz = quizStep(state);
  const passed = standing?.quiz?.passed ?? false;
  element.append(
    make(
      'ol',
      { class: 'sb-js-steps' },
      step(words.STEP_READ, words.readOf(read, page.readings.length), allRead),
      step(words.STEP_QUIZ, quiz.told, passed),
      step(words.STEP_ACKNOWLEDGE, '', false, !(allRead && passed)),
    ),
    quiz.next(allRead),
  );
  if (!allRead) {
    element.append(make('p', { class: 'sb-js-hint' }, words.READING_HINT));
  }
  return { element, heading };
}

/** @param {OverviewState} state */
function told({ page, standing, spoilt, unchecked, record }) {
  const notices = unchecked.length > 0 ? [uncheckedNotice(unchecked)] : [];
  if (spoilt > 0) {
    notices.push(notice(words.tampered(spoilt)));
  }
  if (standing === null) {
    return notices;
  }
  if (standing.lost) {
    notices.push(notice(standing.lost));
  }
  if (standing.state === 'outdated') {
    const clauses = clauseLinks(standing.outdated, page.procedurePage);
    notices.push(notice(words.OUTDATED_LEAD, ...clauses, '.'));
  } else if (standing.state === 'expired') {
    notices.push(notice(words.expiredOn(dayInWords(standing.valid_until))));
  } else if (standing.state === 'acknowledged' && !record.again) {
    const until = standing.valid_until ? dayInWords(standing.valid_until) : '';
    notices.push(notice(words.acknowledgedOn(dayInWords(standing.acknowledged), until)));
  }
  return notices;
}

/**
 * @param {OverviewState} state
 * @returns {{ told: string, next: (allRead: boolean) => HTMLElement }}
 */
function quizStep({ record, standing, drawn, go, newQuiz }) {
  const quiz = standing?.quiz ?? null;
  const buttons = (/** @type {HTMLElement[]} */ ...items) =>
    make('div', { class: 'sb-js-actions__buttons' }, ...items);
  if (quiz?.complete) {
    return {
      told: words.scored(quiz.score, quiz.drawn),
      next: (allRead) =>
        quiz.passed
          ? buttons(
              ...(allRead ? [button(words.GO_ACKNOWLEDGE, () => go('acknowledge'), 'main')] : []),
              button(words.SEE_RESULT, () => go('result')),
            )
          : buttons(
              button(words.NEW_QUIZ, newQuiz, 'main'),
              button(words.SEE_RESULT, () => go('result')),
            ),
    };
  }
  const answered = standing?.lost ? 0 : (record.attempt?.answers.length ?? 0);
  const begin = answered > 0 || record.attempt?.draft ? words.GO_ON_QUIZ : words.START_QUIZ;
  return {
    told: drawn > 0 ? words.answeredOf(answered, drawn) : '',
    next: (allRead) =>
      buttons(button(begin, standing?.lost ? newQuiz : () => go('quiz'), allRead ? 'main' : 'plain')),
  };
}

/**
 * @param {string} title
 * @param {string} progress
 * @param {boolean} done
 * @param {boolean} [waiting] other steps come first
 */
function step(title, progress, done, waiting = false) {
  const state = done ? words.DONE : waiting ? words.NOT_YET : words.TO_DO;
  return make(
    'li',
    { class: `sb-js-step${done ? ' sb-js-step--done' : ''}` },
    make('span', { class: 'sb-js-step__title' }, title),
    ...(progress ? [' ', make('span', { class: 'sb-js-step__progress' }, progress)] : []),
    ' ',
    make('strong', { class: 'sb-js-step__state' }, state),
  );
}

/** @param {...(Node | string)} children */
function notice(...children) {
  return make('div', { class: 'sb-js-notice' }, make('p', {}, ...children));
}
