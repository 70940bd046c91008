/** The parts that forms on training pages are made of, in the manner of the trees' questions. */

import { make } from '../page/dom.mjs';
import { errorSummaryOf } from '../page/error-summary.mjs';

const BUTTON = 'sb-js-button';

/**
 * @typedef {object} ChoiceOptions
 * @property {'radio' | 'checkbox'} type
 * @property {string} name
 * @property {string} value
 * @property {(Node | string)[]} label
 * @property {string} [hint]
 * @property {boolean} [checked]
 */

/** @param {ChoiceOptions} options */
export function choice({ type, name, value, label, hint, checked = false }) {
  const id = `sb-${name}-${value}`;
  const input = make('input', {
    type,
    name: `sb-${name}`,
    id,
    value,
    class: 'sb-js-choice__input',
    'aria-describedby': hint ? `${id}-hint` : null,
  });
  input.checked = checked;
  const row = make(
    'div',
    { class: 'sb-js-choice' },
    input,
    make('label', { class: 'sb-js-choice__label', for: id }, ...label),
    ...(hint ? [make('div', { class: 'sb-js-choice__hint', id: `${id}-hint` }, hint)] : []),
  );
  return { row, input };
}

/**
 * @param {object} options
 * @param {string} options.name
 * @param {string} options.label
 * @param {string} [options.hint]
 * @param {string} options.autocomplete
 */
export function textField({ name, label, hint, autocomplete }) {
  const id = `sb-${name}`;
  const input = make('input', {
    type: 'text',
    id,
    name: id,
    class: 'sb-js-field__input',
    autocomplete,
    spellcheck: 'false',
    'aria-describedby': hint ? `${id}-hint` : null,
  });
  const row = make(
    'div',
    { class: 'sb-js-field' },
    make('label', { for: id }, label),
    ...(hint ? [make('p', { class: 'sb-js-field__hint', id: `${id}-hint` }, hint)] : []),
    input,
  );
  return { row, input };
}

/**
 * @param {string} words
 * @param {() => void} pressed
 * @param {'main' | 'plain' | 'quiet'} [style]
 */
export function button(words, pressed, style = 'plain') {
  const element = make(
    'button',
    { type: 'button', class: style === 'plain' ? BUTTON : `${BUTTON} ${BUTTON}--${style}` },
    words,
  );
  element.addEventListener('click', pressed);
  return element;
}

/**
 * @typedef {object} Problem
 * @property {string} message
 * @property {HTMLInputElement} control
 * @property {HTMLElement} row before whose controls the message stands once more
 */

/** What is wrong with a form, told at its top and beside each control. */
export class Problems {
  #form;
  /** @type {HTMLElement[]} */
  #told = [];
  /** @type {HTMLInputElement[]} */
  #marked = [];

  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.#form = form;
  }

  /** @param {Problem[]} problems at least one */
  show(problems) {
    this.clear();
    const summary = errorSummaryOf(problems);
    this.#form.before(summary);
    this.#told.push(summary);
    for (const { message, control, row } of problems) {
      const id = `${control.id}-error`;
      const error = make(
        'p',
        { class: 'sb-js-error', id },
        make('span', { class: 'sb-js-hidden' }, 'Error: '),
        message,
      );
      row.classList.add('sb-js-row--error');
      (row.querySelector('.sb-js-choices, .sb-js-field__input') ?? row.firstChild)?.before(error);
      this.#told.push(error);
      const described = control.getAttribute('aria-describedby');
      control.dataset.described = described ?? '';
      control.setAttribute('aria-describedby', described ? `${described} ${id}` : id);
      control.setAttribute('aria-invalid', 'true');
      this.#marked.push(control);
    }
    summary.focus();
    this.#form.dispatchEvent(new CustomEvent('sb-problem', { bubbles: true }));
  }

  clear() {
    for (const told of this.#told) {
      told.parentElement?.classList.remove('sb-js-row--error');
      told.remove();
    }
    for (const control of this.#marked) {
      control.removeAttribute('aria-invalid');
      const { described } = control.dataset;
      if (described) {
        control.setAttribute('aria-describedby', described);
      } else {
        control.removeAttribute('aria-describedby');
      }
    }
    this.#told = [];
    this.#marked = [];
  }
}
