/** Copying a text for the reader. Nothing is sent. */

import { within } from '../patience.mjs';
import { make } from './dom.mjs';

const PATIENCE = 2_000; // Milliseconds: some browsers ask for permission, and get no answer.

/**
 * @typedef {object} Told
 * @property {HTMLElement} place where it says what has happened
 * @property {string} copied the sentence if the text was copied
 * @property {string} byHand what to say of the field if it has to be copied by hand
 * @property {(words: string) => void} [say] for screen readers, if the place is no live region
 * @property {HTMLTextAreaElement} [field] where the reader sees the text already
 */

let made = 0;

/**
 * Call it while a click is handled. If the browser has no clipboard for this page, refuses it or
 * doesn't answer, the text is shown in a field, selected.
 *
 * @param {string} text
 * @param {Told} told
 */
export async function copy(text, { place, copied, byHand, say, field }) {
  try {
    await within(PATIENCE, () => navigator.clipboard.writeText(text));
    place.replaceChildren(make('p', {}, copied));
    say?.(copied);
  } catch {
    const shown = field ?? fieldWith(text);
    const label = make('label', { for: shown.id }, byHand);
    place.replaceChildren(...(field ? [make('p', {}, byHand)] : [label, shown]));
    shown.focus();
    shown.select();
  }
}

/** @param {string} text */
function fieldWith(text) {
  made += 1;
  const common = { id: `sb-copy-${made}`, readonly: true };
  const lines = text.split('\n').length;
  if (lines === 1) {
    return make('input', { ...common, type: 'text', class: 'sb-js-link', value: text });
  }
  return make('textarea', { ...common, rows: String(Math.min(lines + 1, 16)) }, text);
}
