/** Copying a text for the reader. Nothing is sent. */

import { within } from '../patience.mjs';
import { make } from './dom.mjs';

const PATIENCE = 2_000; // Milliseconds: some browsers ask for permission, and get no answer.

/**
 * @typedef {object} Told
 * @property {HTMLElement} place where it says what has happened
 * @property {string} copied the sentence if the text was copied
 * @property {string} byHand the label of the field if it has to be copied by hand
 * @property {(words: string) => void} say for screen readers
 */

let made = 0;

/**
 * Call it while a click is handled. If the browser has no clipboard for this page, refuses it or
 * doesn't answer, the text is shown in a field, selected.
 *
 * @param {string} text
 * @param {Told} told
 */
export async function copy(text, { place, copied, byHand, say }) {
  try {
    await within(PATIENCE, () => navigator.clipboard.writeText(text));
    place.replaceChildren(make('p', {}, copied));
    say(copied);
  } catch {
    made += 1;
    const field = fieldWith(text, `sb-copy-${made}`);
    place.replaceChildren(make('label', { for: field.id }, byHand), field);
    field.focus();
    field.select();
  }
}

/**
 * The same for a text that the reader sees in a field, which is selected if it has to be copied by hand.
 *
 * @param {HTMLTextAreaElement} field
 * @param {{ place: HTMLElement, copied: string, byHand: string }} told `place` is a live region
 */
export async function copyFrom(field, { place, copied, byHand }) {
  try {
    await within(PATIENCE, () => navigator.clipboard.writeText(field.value));
    place.replaceChildren(make('p', {}, copied));
  } catch {
    place.replaceChildren(make('p', {}, byHand));
    field.focus();
    field.select();
  }
}

/**
 * @param {string} text
 * @param {string} id
 */
function fieldWith(text, id) {
  const lines = text.split('\n').length;
  if (lines === 1) {
    return make('input', { type: 'text', id, class: 'sb-js-link', readonly: true, value: text });
  }
  const rows = String(Math.min(lines + 1, 16));
  const box = make('textarea', { id, readonly: true, rows });
  box.value = text;
  return box;
}
