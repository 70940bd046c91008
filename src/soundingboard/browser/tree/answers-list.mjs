/** “Your answers”: each question asked so far, its answer, and a link to change it. */

import { isPlainClick, make } from './dom.mjs';
import * as words from './words.mjs';

/**
 * @import { Step } from './walk.mjs'
 */

/**
 * @param {Step[]} path
 * @param {string | null} changing the question whose answer is being changed
 * @param {(question: string) => string} fragmentFor where the answer to a question is changed
 * @param {(fragment: string) => void} go
 * @returns {HTMLElement}
 */
export function answersList(path, changing, fragmentFor, go) {
  const list = make('dl', { class: 'sb-js-answers__list' });
  for (const { question, answer } of path) {
    const action = make('dd', { class: 'sb-js-answers__action' });
    if (question.id === changing) {
      action.append(words.BEING_CHANGED);
    } else {
      const name = make('span', { class: 'sb-js-hidden' }, ` answer to: ${question.text}`);
      const link = make('a', { href: fragmentFor(question.id) }, 'Change', name);
      link.addEventListener('click', (event) => {
        if (isPlainClick(event)) {
          event.preventDefault();
          event.stopPropagation();
          go(link.hash);
        }
      });
      action.append(link);
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
