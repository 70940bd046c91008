/** What a receipt says around its facts, in one place, to be read through as prose. */

/**
 * @import { Good } from './receipt.mjs'
 */

export const TITLE = 'Receipt';
export const CERTIFIES = 'This is the receipt of';
export const STAFF_NUMBER = 'Staff number';
export const SITE = 'School or office';
export const ACKNOWLEDGED = 'acknowledged';
export const PROCEDURE = 'Procedure';
export const EDITION = 'Edition';
export const COURSE = 'Course';
export const QUIZ = 'Scenario quiz';
export const WHEN = 'When';
export const CODE = 'Verification code';
export const CODE_HINT = 'Read this code out when somebody asks which receipt you have.';
export const ID = 'Receipt id';
export const KEY = 'Signed with key';

export const PROVES_HEADING = 'What the signature proves, and what it does not';
export const PROVES =
  'It proves that this receipt has not been changed since a device signed it, with the key named here.';
export const PROVES_NOT =
  'It does not prove who used the device, that the name is theirs, or that the device’s clock was right. A receipt is as honest as the person who made it.';

export const HAND_OVER = 'Hand it over';
export const HAND_OVER_HINT =
  'Nothing was sent anywhere. Download the file, keep it, and give it to whoever asks for your training.';
export const DOWNLOAD = 'Download the receipt';
export const PRINT = 'Print the certificate';
export const EMAIL = 'Write an e-mail';
export const EMAIL_HINT = 'Your mail program opens with a draft. Attach the downloaded file yourself.';

export const ASKED = 'Your browser was asked to save the file. Look for it in your downloads.';
export const ASKED_IN_FRAME =
  'This page is shown inside another one, which may not allow downloads. If the file isn’t in your downloads, copy the text below into an e-mail or a document and keep that.';
export const NO_FILE = 'No file? Copy it as text instead';
export const AS_TEXT = 'Everything that is in the file';
export const COPY = 'Copy the text';
export const COPIED = 'Copied. Paste it into an e-mail or a document, and keep that.';
export const COPY_BY_HAND =
  'This browser doesn’t let the page copy. The text is selected: copy it from the box.';
export const SAVED = 'I have the file or the text';
export const SAVED_TOLD = 'Good. Keep it until you have handed it over.';
export const NOT_HANDED =
  'Download the receipt before you go: it is gone when you leave this site.';

/** @param {number} count */
export function unchecked(count) {
  return count === 1
    ? 'This browser can’t check a receipt that it has saved, so the receipt doesn’t count here for now. Nothing is lost: load the page again later, or download the receipt and import it in another browser.'
    : `This browser can’t check ${count} receipts that it has saved, so they don’t count here for now. Nothing is lost: load the page again later, or download them and import them in another browser.`;
}

/** @param {string} code */
export function downloadOf(code) {
  return `Download receipt ${code}`;
}

export const QR_LABEL = 'QR code that holds the whole signed receipt';
export const QR_CAPTION =
  'The whole signed receipt, as a QR code. Any scanner reads it as a text that begins with “SB1:”; the program “soundingboard verify” checks that text.';
export const QR_TOO_LONG =
  'This receipt is too long for a QR code. The downloaded file holds all of it.';

/** @param {Good} good @param {string} course */
export function mailSubject({ code }, course) {
  return `Training receipt ${code}: ${course}`;
}

/**
 * @param {Good} good
 * @param {string} course
 * @param {string} file
 */
export function mailBody({ code, receipt }, course, file) {
  return [
    `I have completed “${course}” and acknowledged:`,
    '',
    `“${receipt.statement.text}”`,
    '',
    `Name: ${receipt.person.name}`,
    `Staff number: ${receipt.person.staff_id}`,
    `Verification code: ${code}`,
    '',
    `The receipt is attached: ${file}`,
    `[Please attach the file ${file} before you send this, and take out this line.]`,
  ].join('\r\n');
}

/** @param {Good} good */
export function score({ receipt: { quiz } }) {
  return `${quiz.score} of ${quiz.drawn} right; ${quiz.pass_mark} needed`;
}

/**
 * The moment by the device's clock and calendar when it was signed.
 *
 * @param {{ utc: string, offset_minutes: number }} when
 */
export function moment({ utc, offset_minutes: offset }) {
  const local = new Date(Date.parse(utc) + offset * 60_000);
  const date = local.toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const time = local.toLocaleTimeString('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'UTC',
  });
  const sign = offset < 0 ? '−' : '+';
  const hours = String(Math.floor(Math.abs(offset) / 60)).padStart(2, '0');
  const minutes = String(Math.abs(offset) % 60).padStart(2, '0');
  return `${date}, ${time} (UTC${sign}${hours}:${minutes}), by the device’s clock`;
}
