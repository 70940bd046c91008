/** The sentences of “My training” and of “What is stored”, to be read through as prose. */

import { ADVICE } from '../engine/blame.mjs';

/** @import { Blame } from '../engine/blame.mjs' */

/** @type {Record<string, string>} what the engine calls a state, as the page does */
export const STATES = {
  'not started': 'Not started',
  reading: 'Reading',
  'quiz in progress': 'Quiz in progress',
  passed: 'Passed',
  acknowledged: 'Acknowledged',
  outdated: 'Outdated',
  expired: 'Expired',
};

/** @type {Record<string, string>} */
export const NEXT = {
  read: 'Next: read what the course asks for',
  quiz: 'Next: take the quiz',
  'quiz again': 'Next: take another quiz',
  acknowledge: 'Next: acknowledge',
  nothing: '',
};

export const LOOKING = 'Looking up where you stand.';
export const NOT_BEGUN = 'You have not begun any training on this device.';

/** @param {Blame} blame */
export function unknown(blame) {
  return `Where you stand cannot be worked out, because the program for it could not be loaded. ${ADVICE[blame]} What you have done is still kept.`;
}

export const CHANGED_CLAUSES = 'Clauses that changed: ';
export const RECEIPT = 'Receipt';

/** @param {number} done @param {number} of */
export function overall(done, of) {
  return `${done} of ${of} courses acknowledged`;
}

/** @param {number} done @param {number} steps */
export function stepsDone(done, steps) {
  return `${done} of ${steps} steps done`;
}

/** @param {string} date */
export function on(date) {
  return `on ${date}`;
}

/** @param {string} date */
export function holdsUntil(date) {
  return `Holds until ${date}.`;
}

/** @param {string} date */
export function heldUntil(date) {
  return `Held until ${date}.`;
}

// What is stored

export const NOTHING = 'This device holds nothing of you for this site.';
export const HOLDS = 'This device holds, for this site:';
export const HOLDS_VISIT = 'For as long as this visit lasts, this page holds:';
export const UNDER = 'You work under: ';
export const BEYOND_VISIT = ', kept until you set it back or erase it';
export const NOT_DOWNLOADED = ' (not downloaded)';
export const EXPORT = 'Export everything';
export const EXPORT_HINT = 'One file with everything named above, the signing key excepted: it cannot leave the browser.';
export const IMPORT = 'Import';
export const IMPORT_HINT = 'A file that was exported here or on another device, or a single receipt.';
export const IMPORT_LABEL = 'Choose a file';
export const ERASE = 'Erase everything';
export const ERASE_HINT = 'Downloaded files stay where you saved them.';
export const ERASE_SURE = 'Erase everything that this device holds of you for this site?';
export const ERASE_WARNING = 'Receipts that you have not downloaded are then gone for good.';
export const ERASE_YES = 'Yes, erase everything';
export const ERASE_NO = 'No, keep it';
export const ERASED = 'Everything is erased.';
export const NOT_ERASED =
  'This page has forgotten everything, but the browser did not say that its storage is empty. To be sure, clear the data for this site in the browser’s settings.';
export const NO_FILE = 'Choose a file to import';
export const BAD_FILE =
  'The selected file must be one that was exported from a site like this one, or a receipt';
export const NEWER_FILE =
  'This file was exported from a newer version of this site. Import it there, or load this page again once the site is up to date.';
export const LARGE_FILE = 'The selected file must be smaller than 5 MB';
export const CHECKING = 'Checking the file.';

/** @param {Blame} blame */
export function cannotCheck(blame) {
  return `The file cannot be checked, because the program for it could not be loaded. ${ADVICE[blame]} Nothing was imported.`;
}

export const CHOOSE_FIRST = 'To import, first say whose computer this is.';

/** @param {number} receipts @param {number} courses @param {number} refused */
export function imported(receipts, courses, refused) {
  const parts = [
    `Imported: ${receipts} ${receipts === 1 ? 'receipt' : 'receipts'} and ${courses} ${courses === 1 ? 'course' : 'courses'} under way.`,
  ];
  if (refused > 0) {
    parts.push(
      refused === 1
        ? 'One receipt was left out, because it is not as it was signed.'
        : `${refused} receipts were left out, because they are not as they were signed.`,
    );
  }
  return parts.join(' ');
}

const LONGEST = 80; // A file may name a course by anything.

/** @type {Record<string, string>} why a record can't be used, after its name and a colon */
export const REASONS = {
  form: 'it isn’t in the form of a record from this site.',
  twice: 'it answers one scenario twice.',
  large: 'it’s too large.',
  newer: 'it was saved by a newer version of this site.',
};
export const UNCHECKED =
  'this browser can’t check it right now. Keep the file, and import it again later or in another browser.';
export const UNKNOWN_COURSE = 'this site has no course by that name.';
export const LEFT_OUT = 'Left out:';

/** @param {number} place */
export function receiptInFile(place) {
  return `Receipt ${place} in the file`;
}

/** @param {string} what @param {string} why */
export function leftOut(what, why) {
  return `${what.slice(0, LONGEST)}: ${why}`;
}

export const ASIDE = 'Set aside';
export const ASIDE_HINT =
  'These records couldn’t be used. They are kept as they were found, and nothing else is affected.';
export const ASIDE_GET = 'Download what was set aside';

/** @param {number} answered */
export function underWay(answered) {
  return answered === 0 ? 'reading' : `quiz begun, ${answered} answered`;
}
