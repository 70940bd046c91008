/** What a reader can do with a result: take its link, print it, start again. */

import { within } from '../patience.mjs';
import { make } from './dom.mjs';
import * as words from './words.mjs';

const PATIENCE = 2_000; // Milliseconds: some browsers ask for leave, and get no answer.

/**
 * @param {object} options
 * @param {string} options.link the address that replays this walk
 * @param {() => void} options.startAgain
 * @param {(words: string) => void} options.say for screen readers
 * @returns {HTMLElement}
 */
export function outcomeActions({ link, startAgain, say }) {
  const told = make('div', { class: 'sb-js-actions__told' });
  const buttons = make(
    'div',
    { class: 'sb-js-actions__buttons' },
    button(words.COPY_LINK, () => void copy(link, told, say)),
    button(words.PRINT, () => window.print()),
    button(words.START_AGAIN, startAgain),
  );
  const printed = make('p', { class: 'sb-js-printed' }, `${words.PRINTED_FROM} ${link}`);
  return make('div', { class: 'sb-js-actions' }, buttons, told, printed);
}

/**
 * Copies the link; where the browser has no clipboard for this page, or refuses it, or doesn't
 * answer, shows the link to be copied by hand.
 *
 * @param {string} link
 * @param {HTMLElement} told
 * @param {(words: string) => void} say
 */
async function copy(link, told, say) {
  try {
    await within(PATIENCE, () => navigator.clipboard.writeText(link));
    told.replaceChildren(make('p', {}, words.COPIED));
    say(words.COPIED);
  } catch {
    const field = make('input', {
      type: 'text',
      id: 'sb-link',
      class: 'sb-js-link',
      readonly: true,
      value: link,
    });
    told.replaceChildren(make('label', { for: field.id }, words.COPY_BY_HAND), field);
    field.focus();
    field.select();
  }
}

/**
 * @param {string} name
 * @param {() => void} pressed
 */
function button(name, pressed) {
  const element = make('button', { type: 'button', class: 'sb-js-button' }, name);
  element.addEventListener('click', pressed);
  return element;
}
