/** Every sentence that the scripts put on a page of comparison, to be read through as prose. */

import { ADVICE } from '../engine/blame.mjs';

/**
 * @import { Blame } from '../engine/blame.mjs'
 * @import { Pair, Standing } from './boards.mjs'
 */

export const BACK = 'Back';
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
export const GETTING_READY =
  'Getting ready to ask. The first time, this may take a little while.';

/** @param {Blame} blame */
export function unavailable(blame) {
  return `The questions cannot be asked here, because the program that compares could not be loaded. ${ADVICE[blame]} What follows on this page is complete without it.`;
}

/** @param {string} question */
export function chooseAnswerTo(question) {
  return `${CHOOSE} to “${question}”`;
}

/** @param {string} title */
export function error(title) {
  return `Error: ${title}`;
}

/**
 * How many answers of a link were left out. Their ids are never shown: a link could put any words there.
 *
 * @param {number} count
 * @returns {string} empty if none was
 */
export function leftOutOfLink(count) {
  if (count === 0) {
    return '';
  }
  return count === 1
    ? 'One answer in this link is to a question that is not asked here; it was left out.'
    : `${count} answers in this link are to questions that are not asked here; they were left out.`;
}

export const SO_FAR = 'The boards so far';
export const RESULT = 'What each board says';
export const STILL_OPEN = 'Still open';

/** @param {number} boards */
export function start(boards) {
  return `Answer once, for all ${boards} boards`;
}

/** @param {number} count */
export function restsOn(count) {
  return count === 1 ? 'It rests on clause ' : 'It rests on clauses ';
}

/**
 * Where boards part ways, and what each of them says.
 *
 * @param {Pair | null} pair the answer at which their verdicts first differ; null if no answer does it
 * @param {Standing[]} decided
 */
export function partWays(pair, decided) {
  const place = pair
    ? `at “${pair.question.text}” (${pair.answer.text})`
    : 'before anything is asked';
  return `Here boards part ways, ${place}: ${decided.map(says).join('; ')}.`;
}

/** @param {Standing[]} decided */
export function agree(decided) {
  const [first] = decided;
  return `All boards that were asked say the same: ${first?.outcome?.verdict ?? ''}.`;
}

/** @param {Standing[]} decided the boards that the last answer decided */
export function nowDecided(decided) {
  return decided.length > 0 ? `Decided now: ${decided.map(says).join('; ')}.` : '';
}

/**
 * What became of the answers when one was changed.
 *
 * @param {string} question
 * @param {Pair[]} dropped
 */
export function changed(question, dropped) {
  const told = `You changed your answer to “${question}”.`;
  const rest = dropped.map((pair) => `“${pair.question.text}” (${pair.answer.text})`).join('; ');
  return rest ? `${told} Dropped, because no board asks it any more: ${rest}.` : told;
}

/** @param {Standing} standing */
function says({ board, outcome }) {
  return `${board.short} says ${outcome?.verdict ?? STILL_OPEN}`;
}
