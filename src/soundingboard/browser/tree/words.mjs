/** Every sentence that the scripts put on a tree's page, in one place, to be read through as prose. */

/**
 * @import { LeftOut, Step } from './walk.mjs'
 * @import { Outcome } from './page-tree.mjs'
 */

export const SHOW_EVERY_QUESTION = 'Show every question';
export const ONE_AT_A_TIME = 'Answer one question at a time';
export const CONTINUE = 'Continue';
export const YOUR_ANSWERS = 'Your answers';
export const BEING_CHANGED = 'Changing now';
export const PROBLEM = 'There is a problem';
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
export const UNAVAILABLE =
  'The second check of your answers does not work in this browser. You can go on without it: every question and answer on this page is complete.';
export const CHECKED_HEADING = 'Checked a second time';
export const CHECKED =
  'A second program, running on your own device, went through your answers as well and came to the same result: ';
export const REASON_SUMMARY = 'The reason, as the second check gives it';

/** @param {string} question */
export function chooseAnswerTo(question) {
  return `${CHOOSE} to “${question}”`;
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

/** @param {number} clauses */
export function restsOn(clauses) {
  return `. It rests on ${clauses === 1 ? 'clause' : 'clauses'} `;
}

/** @param {string} words */
function capital(words) {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** @param {Step[]} path */
function steps(path) {
  return path.map(({ question, answer }) => `“${question.text}” (${answer.text})`).join('; ');
}
