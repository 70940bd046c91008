/**
 * A question as a form: the page's own heading and help in a fieldset, its answers as radios, and
 * Continue. The section's HTML is borrowed, not copied, and given back as it was found.
 */

import { copiesOfChildren, make } from './dom.mjs';
import { errorSummary } from './error-summary.mjs';
import { submitButton } from './submit-button.mjs';
import * as words from './words.mjs';

/**
 * @import { Question } from './page-tree.mjs'
 */

/**
 * @typedef {object} Choice one radio
 * @property {string} value
 * @property {(Node | string)[]} label
 * @property {(Node | string)[]} [hint]
 * @property {boolean} [apart] stands apart from those before it, being no answer of the question
 */

/** The value of “I am not sure”. No answer has it: the ids of answers hold no full stop. */
export const NOT_SURE = 'not.sure';

/**
 * @typedef {object} Handlers
 * @property {(value: string) => void} chosen Continue was pressed with this choice
 * @property {() => void} missed Continue was pressed without a choice
 */

/**
 * The answers of a question, as choices, and “I am not sure” where it is offered.
 *
 * @param {Question} question
 * @param {boolean} mayBeUnsure
 * @returns {Choice[]}
 */
export function choicesOf(question, mayBeUnsure) {
  /** @type {Choice[]} */
  const choices = question.answers.map(({ id, link, hint }) => ({
    value: id,
    label: copiesOfChildren(link),
    ...(hint ? { hint: copiesOfChildren(hint) } : {}),
  }));
  if (mayBeUnsure) {
    const label = [words.NOT_SURE];
    choices.push({ value: NOT_SURE, label, hint: [words.NOT_SURE_HINT], apart: true });
  }
  return choices;
}

export class QuestionForm {
  #question;
  #handlers;
  #form = make('form', { class: 'sb-js-form', novalidate: true, autocomplete: 'off' });
  #fieldset = make('fieldset', { class: 'sb-js-fieldset' });
  #error = make('p', { class: 'sb-js-error' });
  /** @type {HTMLElement | null} */
  #summary = null;
  #help;
  #list;
  /** @type {{ element: Element, place: Comment }[]} */
  #borrowed = [];

  /**
   * @param {Question} question
   * @param {Choice[]} choices
   * @param {string | undefined} checked the value chosen before, where an answer is being changed
   * @param {Handlers} handlers
   */
  constructor(question, choices, checked, handlers) {
    this.section = question.section;
    this.heading = question.heading;
    this.title = question.text;
    this.#question = question;
    this.#handlers = handlers;
    this.#help = question.section.querySelector('.sb-help');
    this.#list = question.section.querySelector('.sb-answers');
    this.#error.id = `sb-error-${question.id}`;
    if (this.#help && !this.#help.id) {
      this.#help.id = `sb-help-${question.id}`;
    }
    this.#fieldset.append(
      make('legend', { class: 'sb-js-legend' }, this.#borrow(question.heading)),
      ...(this.#help ? [this.#borrow(this.#help)] : []),
      make('div', { class: 'sb-js-choices' }, ...choices.flatMap((choice) => this.#row(choice, checked))),
    );
    this.#describe();
    this.#form.append(
      make('div', { class: 'sb-js-group' }, this.#fieldset),
      submitButton(words.CONTINUE),
    );
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#continue();
    });
    const reached = question.answers.find(({ link }) => link === document.activeElement);
    this.#list?.toggleAttribute('hidden', true);
    question.section.append(this.#form);
    if (reached) {
      // The scripts came while the reader was at this answer's link.
      document.getElementById(this.#idOf(reached.id))?.focus({ preventScroll: true });
    }
  }

  /** Gives the section's own HTML back. */
  remove() {
    for (const { element, place } of this.#borrowed) {
      place.replaceWith(element);
    }
    if (this.#help?.id.startsWith('sb-help-')) {
      this.#help.removeAttribute('id');
    }
    this.#list?.removeAttribute('hidden');
    this.#summary?.remove();
    this.#form.remove();
  }

  /**
   * Takes an element out of the section and marks where it goes back.
   *
   * @param {Element} element
   */
  #borrow(element) {
    const place = document.createComment('');
    element.replaceWith(place);
    this.#borrowed.push({ element, place });
    return element;
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
    this.#describe();
    this.#summary?.remove();
    this.#summary = errorSummary(words.chooseAnswerTo(this.#question.text), first);
    this.#question.section.prepend(this.#summary);
    this.#summary.focus();
  }

  #describe() {
    const ids = [this.#help?.id, this.#error.isConnected ? this.#error.id : null].filter(Boolean);
    if (ids.length > 0) {
      this.#fieldset.setAttribute('aria-describedby', ids.join(' '));
    }
  }

  /** @param {string} value */
  #idOf(value) {
    return `sb-${this.#question.id}-${value}`;
  }

  /**
   * @param {Choice} choice
   * @param {string | undefined} checked
   */
  #row({ value, label, hint, apart }, checked) {
    const id = this.#idOf(value);
    const input = make('input', {
      type: 'radio',
      class: 'sb-js-choice__input',
      name: 'sb-answer',
      id,
      value,
      checked: value === checked,
      'aria-describedby': hint ? `${id}-hint` : null,
    });
    const row = make(
      'div',
      { class: 'sb-js-choice' },
      input,
      make('label', { class: 'sb-js-choice__label', for: id }, ...label),
      ...(hint ? [make('div', { class: 'sb-js-choice__hint', id: `${id}-hint` }, ...hint)] : []),
    );
    return apart ? [make('p', { class: 'sb-js-choices__or' }, words.OR), row] : [row];
  }
}
