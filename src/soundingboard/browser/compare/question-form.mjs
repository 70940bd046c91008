/** A question as a form: its answers as radios, and Continue. */

import { make } from '../page/dom.mjs';
import { errorSummary } from '../page/error-summary.mjs';
import { submitButton } from '../page/submit-button.mjs';
import * as words from './words.mjs';

/**
 * @import { Named, Question } from './boards.mjs'
 */

/**
 * @typedef {object} Handlers
 * @property {(answer: string) => void} chosen Continue was pressed with this answer
 * @property {() => void} missed Continue was pressed without one
 */

export class QuestionForm {
  /** What goes on the page: the question and its form. */
  section;

  #question;
  #handlers;
  #form = make('form', { class: 'sb-js-form', novalidate: true, autocomplete: 'off' });
  #fieldset = make('fieldset', { class: 'sb-js-fieldset' });
  #error = make('p', { class: 'sb-js-error' });
  /** @type {HTMLElement | null} */
  #summary = null;

  /**
   * @param {Question} question
   * @param {HTMLElement} heading
   * @param {string | undefined} checked the answer before, if it is being changed
   * @param {Handlers} handlers
   */
  constructor(question, heading, checked, handlers) {
    this.#question = question;
    this.#handlers = handlers;
    this.#error.id = `sb-error-${question.id}`;
    const rows = question.answers.map((answer) => this.#row(answer, checked));
    this.#fieldset.append(
      make('legend', { class: 'sb-js-legend' }, heading),
      make('div', { class: 'sb-js-choices' }, ...rows),
    );
    this.#form.append(
      make('div', { class: 'sb-js-group' }, this.#fieldset),
      submitButton(words.CONTINUE),
    );
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#continue();
    });
    this.section = make('section', {}, this.#form);
  }

  #continue() {
    const checked = /** @type {HTMLInputElement | null} */ (
      this.#form.querySelector('input:checked')
    );
    if (checked) {
      this.#handlers.chosen(checked.value);
    } else {
      this.#handlers.missed();
      this.#showError();
    }
  }

  #showError() {
    const first = /** @type {HTMLInputElement} */ (this.#form.querySelector('input'));
    this.#error.replaceChildren(
      make('span', { class: 'sb-js-hidden' }, 'Error: '),
      words.CHOOSE,
    );
    this.#fieldset.querySelector('.sb-js-choices')?.before(this.#error);
    this.#form.classList.add('sb-js-form--error');
    this.#fieldset.setAttribute('aria-describedby', this.#error.id);
    this.#summary?.remove();
    this.#summary = errorSummary(words.chooseAnswerTo(this.#question.text), first);
    this.section.prepend(this.#summary);
    this.#summary.focus();
  }

  /**
   * @param {Named} answer
   * @param {string | undefined} checked
   */
  #row({ id: value, text }, checked) {
    const id = `sb-${this.#question.id}-${value}`;
    const input = make('input', {
      type: 'radio',
      class: 'sb-js-choice__input',
      name: 'sb-answer',
      id,
      value,
      checked: value === checked,
    });
    const label = make('label', { class: 'sb-js-choice__label', for: id }, text);
    return make('div', { class: 'sb-js-choice' }, input, label);
  }
}
