/** “Your answers”: each question asked so far, its answer, and a link to change it. */

import { make } from '../page/dom.mjs';
import * as words from './words.mjs';

/**
 * @typedef {object} Row
 * @property {{ id: string, text: string }} question
 * @property {{ text: string }} answer
 */

/**
 * @param {Row[]} rows
 * @param {string | null} changing the question whose answer is being changed
 * @param {(question: string, ...children: (Node | string)[]) => HTMLElement} linkTo a link to where
 *   the answer to a question is changed
 * @returns {HTMLElement}
 */
export function answersList(rows, changing, linkTo) {
  const list = make('dl', { class: 'sb-js-answers__list' });
  for (const { question, answer } of rows) {
    const action = make('dd', { class: 'sb-js-answers__action' });
    if (question.id === changing) {
      action.append(words.BEING_CHANGED);
    } else {
      const name = make('span', { class: 'sb-js-hidden' }, ` answer to: ${question.text}`);
      action.append(linkTo(question.id, 'Change', name));
    }
    list.append(
      make(
        'div',
        { class: 'sb-js-answers__row' },
        make('dt', {}, question.text),
        make('dd', {}, answer.text),
        action,
      ),
    );
  }
  const heading = make('h2', { id: 'sb-your-answers' }, words.YOUR_ANSWERS);
  return make('section', { class: 'sb-js-answers', 'aria-labelledby': heading.id }, heading, list);
}
