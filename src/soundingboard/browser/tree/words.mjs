/** Every sentence that the scripts put on a tree's page, in one place, to be read through as prose. */

import { ADVICE } from '../engine/blame.mjs';

/**
 * @import { Blame } from '../engine/blame.mjs'
 * @import { LeftOut, Step } from './walk.mjs'
 * @import { Outcome } from './page-tree.mjs'
 * @import { Completions, EngineStep } from './second-check.mjs'
 */

export const SHOW_EVERY_QUESTION = 'Show every question';
export const ONE_AT_A_TIME = 'Answer one question at a time';
export const CONTINUE = 'Continue';
export const YOUR_ANSWERS = 'Your answers';
export const BEING_CHANGED = 'Changing now';
export const CHOOSE = 'Choose an answer';
export const COPY_LINK = 'Copy a link to this result';
export const COPIED = 'Link copied. It holds your answers; nothing was sent anywhere.';
export const COPY_BY_HAND =
  'This browser does not let the page copy. Copy the link from this box; it holds your answers.';
export const PRINT = 'Print this result';
export const START_AGAIN = 'Start again';
export const PRINTED_FROM = 'Printed from';

export const OTHER_EDITION =
  'This link was made with an earlier edition of these questions. Check each answer.';
export const OUTDATED =
  'The rules have changed since this page was loaded. Load the page again before you rely on it.';

/** @param {Blame} blame */
export function unavailable(blame) {
  const lead =
    blame === 'browser'
      ? 'The second check of your answers does not work in this browser.'
      : `The second check of your answers could not be loaded. ${ADVICE[blame]}`;
  return `${lead} You can go on without it: every question and answer on this page is complete.`;
}

export const CHECKED_HEADING = 'Checked a second time';
export const CHECKED =
  'A second program, running on your own device, went through your answers as well and came to the same result: ';
export const REASON_SUMMARY = 'The reason, as the second check gives it';

/** @param {string} question */
export function chooseAnswerTo(question) {
  return `${CHOOSE} to “${question}”`;
}

/** @param {string} title */
export function error(title) {
  return `Error: ${title}`;
}

export const DIFFERS =
  'A second check of your answers came to another result than this page. These two should never differ. Before you act, ask ';
export const CONTACT_NAMED_HERE = 'the contact named on this page';

/** @param {Outcome} outcome */
export function outcomeTitle(outcome) {
  return `${capital(outcome.verdict)}: ${outcome.text}`;
}

/**
 * What became of the later answers when one was changed.
 *
 * @param {string} question
 * @param {Step[]} kept
 * @param {Step[]} dropped
 */
export function changed(question, kept, dropped) {
  const sentences = [`You changed your answer to “${question}”.`];
  if (kept.length > 0) {
    sentences.push(`Kept, because still asked: ${steps(kept)}.`);
  }
  if (dropped.length > 0) {
    sentences.push(`Dropped, because no longer asked: ${steps(dropped)}.`);
  }
  return sentences.join(' ');
}

/**
 * Which answers of a link were left out. An id that is not of this page is only counted, never
 * shown: a link could put any words there.
 *
 * @param {LeftOut} rest
 * @returns {string} empty where nothing was left out
 */
export function leftOutOfLink({ unknown, unread, unasked }) {
  const sentences = [];
  if (unknown === 1) {
    sentences.push('One answer in this link is to a question that is not asked here; it was left out.');
  } else if (unknown > 1) {
    sentences.push(
      `${unknown} answers in this link are to questions that are not asked here; they were left out.`,
    );
  }
  for (const { text } of unread) {
    sentences.push(`This link’s answer to “${text}” is not one of its answers now; it was left out.`);
  }
  for (const { text } of unasked) {
    sentences.push(`“${text}” is not asked with these answers; the link’s answer to it was left out.`);
  }
  return sentences.join(' ');
}

/** @param {number} count */
export function restsOn(count) {
  return `. It rests on ${clauses(count)} `;
}

/** @param {number} count */
export function clauses(count) {
  return count === 1 ? 'clause' : 'clauses';
}

// I am not sure

export const NOT_SURE = 'I am not sure';
export const NOT_SURE_HINT = 'see what can follow, and what it depends on';
export const OR = 'or';
export const BACK_TO_QUESTION = 'Back to the question';
export const WORKING_IT_OUT =
  'Working out what can follow. The first time, this may take a little while.';
export const NEEDS_CHECK =
  'To work out what follows when you are not sure, this page needs its second check, which does not work here.';
export const STILL_POSSIBLE = 'These results are still possible:';
export const LOAD_AGAIN =
  'What follows when you are not sure can be worked out once the page has been loaded again.';
export const WHICHEVER = 'Whichever it is: ';
export const IT_DEPENDS = 'It depends on the answer';
export const WHAT_DECIDES = 'What decides it';
export const ASKED_AFTER = ' (may be asked after it)';
export const WHOM_TO_ASK = 'Whom to ask';
export const NOBODY_TO_ASK = 'The procedure names nobody to ask.';
export const NOT_COVERED = 'not covered';

/** @param {string} question */
export function notSureAbout(question) {
  return `Not sure: ${question}`;
}

/**
 * What became of the answers when one was given up.
 *
 * @param {string} question
 * @param {Step[]} dropped
 */
export function givenUp(question, dropped) {
  const rest = dropped.length > 0 ? ` Dropped, because they came after it: ${steps(dropped)}.` : '';
  return `You are not sure about “${question}” any more.${rest}`;
}

/** @param {number} results */
export function leadsTo(results) {
  return results === 1 ? 'Every answer leads to this result:' : 'Every answer leads to one of these results:';
}

/**
 * Where a verdict stands among those that are possible.
 *
 * @param {string} verdict
 * @param {Completions} found
 */
export function placeInRange(verdict, { mildest, strictest }) {
  if (verdict === NOT_COVERED) {
    return 'Or the procedure is silent';
  }
  if (mildest === strictest) {
    return 'Where the procedure decides it';
  }
  if (verdict === mildest) {
    return 'At the mildest';
  }
  return verdict === strictest ? 'At the strictest' : 'In between';
}

/** @param {string} who */
export function saysToAsk(who) {
  return `The procedure says to ask: ${who}`;
}

/** @param {Completions} found */
export function saidOfUnsure({ agreed, mildest, strictest, verdicts, deciding }) {
  if (agreed !== null) {
    return `${WHICHEVER}${agreed}.`;
  }
  const range = mildest === strictest ? mildest : `from ${mildest} to ${strictest}`;
  const silent = verdicts.includes(NOT_COVERED) ? `, or ${NOT_COVERED}` : '';
  const count = deciding.length === 1 ? '1 question decides' : `${deciding.length} questions decide`;
  return `${IT_DEPENDS}: ${range}${silent}. ${count} it.`;
}

// Why, and why not

export const WHY = 'Why this verdict';
export const WHY_NOT = 'The nearest different verdict';
export const ONE_VERDICT = 'Whatever you answer, these questions lead to no other verdict.';
export const WHY_ADDED = 'Under the result it now says why, and what would make it different.';

/** @param {number} answers */
export function decidedIt(answers) {
  return answers === 1 ? 'This answer decided it:' : 'These answers decided it:';
}

/** @param {EngineStep} step */
export function answered({ question_text: question, answer_text: answer }) {
  return `To “${question}” you answered “${answer}”.`;
}

/** @param {EngineStep[]} path */
export function ifItWere(path) {
  const were = path.map(
    ({ question_text: question, answer_text: answer }) => `“${question}” were “${answer}”`,
  );
  return `If ${were.join(' and ')}, the verdict would be `;
}

/** @param {string} title */
export function seeResult(title) {
  return `See that result: ${title}`;
}

/** @param {string} words */
function capital(words) {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** @param {Step[]} path */
function steps(path) {
  return path.map(({ question, answer }) => `“${question.text}” (${answer.text})`).join('; ');
}
