/**
 * “I am not sure”, in place of the question: what can follow when its answer is unknown, which the
 * engine works out, and the way back to the question.
 */

import { holdingStill, make } from './dom.mjs';
import { PageOutdated } from './errors.mjs';
import { answersOf } from './walk.mjs';
import { whatFollows, whatIsPossible } from './what-follows.mjs';
import * as words from './words.mjs';

/**
 * @import { Announcer } from './announce.mjs'
 * @import { Completions } from './second-check.mjs'
 * @import { Unsure } from './what-follows.mjs'
 */

/** An engine that has started answers within this time; only a longer wait is spoken of. */
const SHORT_WAIT = 400;

export class NotSureView {
  heading = make('h2', { id: 'sb-not-sure' });
  section = make('section', { class: 'sb-js-unsure', 'aria-labelledby': 'sb-not-sure' });

  #unsure;
  #announcer;
  #result = make('div', { class: 'sb-js-unsure__result' }, make('p', {}, words.WORKING_IT_OUT));
  #removed = false;

  /**
   * @param {Unsure} unsure
   * @param {Announcer} announcer
   */
  constructor(unsure, announcer) {
    this.#unsure = unsure;
    this.#announcer = announcer;
    const { question, path, links } = unsure;
    this.title = words.notSureAbout(question.text);
    this.heading.textContent = this.title;
    const back = links.step(
      { answers: answersOf(path) },
      'sb-js-button sb-js-button--main',
      words.BACK_TO_QUESTION,
    );
    this.section.append(this.heading, this.#result, make('p', { class: 'sb-js-unsure__back' }, back));
  }

  /**
   * Shows what follows as soon as it is known. Where it cannot be had, the page says what it can by
   * itself. A view that has been removed says nothing more.
   *
   * @param {Promise<Completions>} asked
   */
  async show(asked) {
    const wait = setTimeout(() => this.#announcer.say(words.WORKING_IT_OUT), SHORT_WAIT);
    const told = await asked.then(
      (found) => whatFollows(found, this.#unsure),
      (error) =>
        error instanceof PageOutdated
          ? { parts: [make('p', {}, words.LOAD_AGAIN)], said: words.LOAD_AGAIN }
          : whatIsPossible(this.#unsure),
    );
    clearTimeout(wait);
    if (!this.#removed) {
      holdingStill(() => this.#result.replaceChildren(...told.parts));
      this.#announcer.say(told.said);
    }
  }

  remove() {
    this.#removed = true;
    this.section.remove();
  }
}
