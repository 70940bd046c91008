/** Copying a text for the reader. Nothing is sent. */

import { within } from '../patience.mjs';
import { make } from './dom.mjs';

const PATIENCE = 2_000; // Milliseconds: some browsers ask for permission, and get no answer.

/**
 * Call it while a click is handled. If the browser has no clipboard for this page, refuses it or
 * doesn't answer, the text is shown in a field, selected.
 *
 * @param {string} text
 * @param {HTMLElement} button has what to say if the text was copied as its `data-copied`, and what
 *   to say of the field if it has to be copied by hand as its `data-by-hand`
 * @param {Element} place where it says that
 * @param {HTMLTextAreaElement | null} [shown] the field where the reader sees the text already
 */
export async function copy(text, button, place, shown = null) {
  const { copied = '', byHand = '' } = button.dataset;
  try {
    await within(PATIENCE, () => navigator.clipboard.writeText(shown?.value ?? text));
    place.replaceChildren(make('p', {}, copied));
  } catch {
    const rows = `${Math.min(text.split('\n').length + 1, 16)}`;
    const field = shown ?? make('textarea', { readonly: '', rows }, text);
    place.replaceChildren(shown ? make('p', {}, byHand) : make('label', {}, byHand, field));
    field.focus();
    field.select();
  }
}
