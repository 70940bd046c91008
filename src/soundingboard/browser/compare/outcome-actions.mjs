/** What a reader can do with a result: take its link, print it, start again. */

import { copy } from '../page/copy.mjs';
import { make } from '../page/dom.mjs';
import * as words from './words.mjs';

/**
 * @param {object} options
 * @param {string} options.link the address that replays this walk
 * @param {() => void} options.startAgain
 * @param {(words: string) => void} options.say for screen readers
 * @returns {HTMLElement}
 */
export function outcomeActions({ link, startAgain, say }) {
  const place = make('div', { class: 'sb-js-actions__told' });
  const told = { place, copied: words.COPIED, byHand: words.COPY_BY_HAND, say };
  const buttons = make(
    'div',
    { class: 'sb-js-actions__buttons' },
    button(words.COPY_LINK, () => void copy(link, told)),
    button(words.PRINT, () => window.print()),
    button(words.START_AGAIN, startAgain),
  );
  const printed = make('p', { class: 'sb-js-printed' }, `${words.PRINTED_FROM} ${link}`);
  return make('div', { class: 'sb-js-actions' }, buttons, place, printed);
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
