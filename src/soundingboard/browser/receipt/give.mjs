/**
 * Giving the person a file. No page can know whether it arrives: a frame, a policy or an extension may
 * swallow it without a word. So nothing is claimed, and the same text is there to be copied.
 */

import { within } from '../patience.mjs';
import { make } from '../page/dom.mjs';
import { download } from '../page/download.mjs';
import * as words from './words.mjs';

const PATIENCE = 2_000; // Milliseconds: some browsers ask for leave, and get no answer.
const ROWS = '6';

let made = 0;

/** @returns {boolean} whether this page is shown inside another one, as in a learning platform */
function isFramed() {
  return window.self !== window.top;
}

/**
 * @param {object} options
 * @param {string} options.label of the button
 * @param {string} [options.style] more classes of the button
 * @param {() => Promise<{ name: string, text: string }> | { name: string, text: string }} options.file
 * @param {() => void} [options.saved] the person has it, as far as anybody can know
 * @returns {{ button: HTMLButtonElement, told: HTMLElement }}
 */
export function give({ label, style = '', file, saved = () => {} }) {
  const told = make('div', { role: 'status', class: 'sb-js-told' });
  const button = make('button', { type: 'button', class: `sb-js-button ${style}`.trim() }, label);
  button.addEventListener('click', async () => {
    const { name, text } = await file();
    download(name, text);
    if (isFramed()) {
      const yes = make('button', { type: 'button', class: 'sb-js-button' }, words.SAVED);
      yes.addEventListener('click', () => {
        told.replaceChildren(make('p', {}, words.SAVED_TOLD));
        saved();
      });
      told.replaceChildren(make('p', {}, words.ASKED_IN_FRAME), ...asText(text), make('p', {}, yes));
      return;
    }
    told.replaceChildren(
      make('p', {}, words.ASKED),
      make('details', { class: 'sb-more' }, make('summary', {}, words.NO_FILE), ...asText(text)),
    );
    saved();
  });
  return { button, told };
}

/** @param {string} text */
function asText(text) {
  made += 1;
  const id = `sb-text-${made}`;
  const box = make('textarea', { id, readonly: true, rows: ROWS, class: 'sb-js-text' });
  box.value = text;
  const copied = make('p', { role: 'status' });
  const copy = make('button', { type: 'button', class: 'sb-js-button' }, words.COPY);
  copy.addEventListener('click', async () => {
    try {
      await within(PATIENCE, () => navigator.clipboard.writeText(text));
      copied.textContent = words.COPIED;
    } catch {
      copied.textContent = words.COPY_BY_HAND;
      box.focus();
      box.select();
    }
  });
  return [make('label', { for: id }, words.AS_TEXT), box, make('p', {}, copy), copied];
}
