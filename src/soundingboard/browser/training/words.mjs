/** Every sentence that the scripts put on a training page, in one place, to be read as prose. */

import { ADVICE } from '../engine/blame.mjs';

/** @import { Blame } from '../engine/blame.mjs' */

// On every page

export const STARTING =
  'The program that marks the quiz is starting on this device. The first time, this may take a little while.';

/** @param {Blame} blame */
export function cannotStart(blame) {
  return `The quiz could not be loaded. ${ADVICE[blame]} This page is a self-study sheet instead: every story, answer and reason is on it, but it cannot give you a receipt.`;
}

export const NO_ENGINE =
  'This site is published without the program that marks the quiz. This page is a self-study sheet: it cannot give you a receipt.';
export const STOPPED =
  'The program that marks the quiz stopped. What you answered is kept; try again.';
export const TRY_AGAIN = 'Try again';
export const OTHER_PAGE =
  'The course has changed since this page was loaded. Load the page again to go on.';
export const LOAD_AGAIN = 'Load the page again';
export const STORED_LINK = 'What’s stored, where, and for how long';

const ONLY_HERE =
  'What you do is kept only while this page is open: finish in one go, and download the receipt.';
/** Why the browser doesn't keep what is done. */
export const TROUBLE = {
  '': '',
  unavailable: `This browser keeps nothing for this site, as in a private window. ${ONLY_HERE}`,
  lost: `This browser has stopped saving your work for this site. What you have done so far is still here. ${ONLY_HERE}`,
  emptied: `This browser's saved data for this site has been cleared. What you have done so far is still here. ${ONLY_HERE}`,
  newer: `What this browser has saved for this site comes from a newer version of it. Load the page again to see it. ${ONLY_HERE}`,
  full: `This device has no room to keep what you do. ${ONLY_HERE}`,
};
export const MAY_BE_CLEARED =
  'The browser may clear what is kept here when the device is short of room. The downloaded receipt is the copy that lasts.';
export const SHARED =
  'Shared computer: nothing is kept beyond this visit.';
export const END_VISIT = 'End this visit';
export const VISIT_ENDED = 'The visit has ended. Nothing of it is left on this computer.';
export const VISIT_LOSES =
  'Your receipt was not downloaded. If you end the visit now, it is gone.';
export const VISIT_END_YES = 'End the visit without the receipt';
export const VISIT_END_NO = 'Don’t end it yet';

// Whose computer

export const WHOSE_TITLE = 'Before you begin: whose computer is this?';
export const WHOSE_HINT =
  'Your reading, your answers and your receipt stay on this computer. On a shared one, they must not outlast your visit.';
export const OWN = 'Mine: nobody else uses this account';
export const OWN_HINT = 'you can stop at any time and go on later';
export const SHARED_CHOICE = 'Shared, or I am not sure';
export const SHARED_HINT = 'everything ends with this visit; finish in one go, and download the receipt';
export const CONTINUE = 'Continue';
export const CHOOSE_COMPUTER = 'Choose whether the computer is shared';

/** @param {string} title */
export function error(title) {
  return title ? `Error: ${title}` : 'Error';
}

// The course

export const STEPS = 'Your way through this course';
export const SHOW_SHEET = 'Show everything as a self-study sheet';
export const BACK_TO_COURSE = 'Back to the course';
export const STEP_READ = 'Read';
export const STEP_QUIZ = 'Take the scenario quiz';
export const STEP_ACKNOWLEDGE = 'Acknowledge, and keep the receipt';
export const DONE = 'Done';
export const TO_DO = 'To do';
export const NOT_YET = 'Not yet';
export const START_QUIZ = 'Start the quiz';
export const GO_ON_QUIZ = 'Go on with the quiz';
export const SEE_RESULT = 'See your result';
export const NEW_QUIZ = 'Take another quiz';
export const GO_ACKNOWLEDGE = 'Acknowledge';
export const SEE_RECEIPT = 'See your receipt';
export const TAKE_AGAIN = 'Take the course again';
export const READ_LABEL = 'I have read this';
export const READING_HINT =
  'Parts that you scroll through on the procedure’s page are ticked by themselves. Tick what you have read elsewhere.';

/** @param {number} read @param {number} of */
export function readOf(read, of) {
  return `${read} of ${of} parts read`;
}

/** @param {number} answered @param {number} of */
export function answeredOf(answered, of) {
  return answered === 0 ? `${of} scenarios` : `${answered} of ${of} answered`;
}

/** @param {number} score @param {number} of */
export function scored(score, of) {
  return `${score} of ${of} right`;
}

/** @param {string} date @param {string} until */
export function acknowledgedOn(date, until) {
  return until
    ? `You acknowledged this course on ${date}. It holds until ${until}.`
    : `You acknowledged this course on ${date}.`;
}

/** @param {string} date */
export function expiredOn(date) {
  return `Your acknowledgment held until ${date}. Please take the course again.`;
}

export const OUTDATED_LEAD =
  'The procedure has changed since you acknowledged it. Read what is new, and take the course again. These clauses changed: ';

/** @param {number} count */
export function tampered(count) {
  return count === 1
    ? 'A receipt kept in this browser is not as it was signed, so it does not count and is not shown. If you have downloaded it, import the file.'
    : `${count} receipts kept in this browser are not as they were signed, so they do not count and are not shown. If you have downloaded them, import the files.`;
}

// The quiz

/** @param {number} number @param {number} of */
export function scenarioOf(number, of) {
  return `Scenario ${number} of ${of}`;
}

export const TICK_ALL = 'Tick everything that is right. It may be one choice or several.';
export const PICK_ONE = 'Choose the one that is right.';
export const ANSWER = 'Answer';
export const NEXT = 'Next scenario';
export const TICK_ONE = 'Tick at least one choice';
export const PICK = 'Choose an answer';
export const RIGHT = 'Right';
export const WRONG = 'Not right';
export const MARKING = 'Marking your answer.';
export const WHY = 'Why';
export const YOU_TICKED = 'you ticked it';
export const YOU_DID_NOT = 'you did not tick it';
export const IS_RIGHT = 'Right:';
export const IS_WRONG = 'Wrong:';
export const NO_QUIZ =
  'You can’t take this quiz right now: too many of its scenarios depend on decision guides that have been withdrawn. Please come back when they have been corrected.';
export const ELSEWHERE =
  'This quiz went on in another tab or window. Here is where it stands now.';

/** @param {boolean} right */
export function feedbackTitle(right) {
  return right ? 'Right' : 'Not quite';
}

// The result

/** @param {boolean} passed @param {number} score @param {number} drawn */
export function resultTitle(passed, score, drawn) {
  return passed
    ? `You passed: ${score} of ${drawn} right`
    : `Not passed yet: ${score} of ${drawn} right`;
}

/** @param {number} mark @param {number} drawn */
export function needed(mark, drawn) {
  return `${mark} of ${drawn} right answers pass.`;
}

export const READ_AGAIN = 'What to read again';
export const ALL_RIGHT = 'Every answer was right.';
export const EACH_ANSWER = 'Your answers';
export const CLAUSES = 'Clauses: ';
export const DECISIONS = 'Decisions: ';
export const NOW_READ = 'Before you can acknowledge, read the rest of what the course asks you to read.';
export const SCENARIOS_DIFFER = 'Another quiz draws other scenarios, in another order.';

// The acknowledgment

export const ACKNOWLEDGE_TITLE = 'Acknowledge';
export const ASKED_OF = 'The statement';
export const EDITION_READ = 'Edition: ';
export const TODAY = 'Date: ';
export const NAME = 'Your name';
export const STAFF_NUMBER = 'Your staff number';
export const SITE = 'Your school or office (optional)';
export const TYPED_HINT = 'Typed by you, and written into the receipt as it stands here.';
export const MAKE = 'Acknowledge, and make my receipt';
export const TICK_STATEMENT = 'Tick the statement if you have read and understood it';
export const ENTER_NAME = 'Enter your name';
export const ENTER_STAFF_NUMBER = 'Enter your staff number';
export const TOO_LONG = 'must be 200 characters or fewer';
export const INVISIBLE = 'must not have invisible characters: type it in, do not paste it';
export const SIGNING = 'Making and signing your receipt.';
export const CANNOT_SIGN =
  'This page can’t make a receipt, because it wasn’t opened at an https address. Your quiz is saved here only. To go on, export it under “Stored data”, open the site at its https address, and import it there.';
export const SIGNING_FAILED =
  'This browser couldn’t sign your receipt. Your quiz is still here: try again. If that doesn’t help, export it under “Stored data”, and import it in another browser.';
/** Said before a course is begun. */
export const WITHOUT_RECEIPT =
  'This page can’t make a receipt, because it wasn’t opened at an https address. Before you start, open the site at its https address.';

/** @param {string} device @param {string} server */
export function clockDiffers(device, server) {
  return `This device’s clock says ${device}, the site’s server ${server}. Set the clock right before you acknowledge: the receipt takes its date from it.`;
}

/** @param {string} device @param {string} reviewed */
export function clockBehind(device, reviewed) {
  return `This device’s clock says ${device}, but this course was last changed on ${reviewed}. Set the clock right before you acknowledge.`;
}

// The receipt

export const RECEIPT_TITLE = 'Your receipt';
export const NO_RECEIPT = 'There is no receipt for this course on this device.';
export const TO_MY_TRAINING = 'My training';
