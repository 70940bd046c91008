/** The acknowledgment: the exact wording, an unticked box, and who the person says they are. */

import { make } from '../page/dom.mjs';
import { submitButton } from '../page/submit-button.mjs';
import { today } from './dates.mjs';
import { choice, Problems, textField } from './forms.mjs';
import * as words from './words.mjs';

/**
 * @import { Problem } from './forms.mjs'
 */

const LONGEST = 200; // As the engine has it.
// So too: what cannot be printed, and the signs that turn the direction of writing.
const INVISIBLE = /[\p{Cc}\p{Cs}\p{Co}\u202A-\u202E\u2066-\u2069]/u;

/** @typedef {{ name: string, staff_id: string, site: string }} Typed */

/**
 * @param {object} options
 * @param {{ text: string, language: string, note: string }} options.statement
 * @param {string} options.procedure its name
 * @param {string} options.edition in words
 * @param {string} options.clock what is wrong with the device's clock; empty where nothing is
 * @param {boolean} options.remember whether the browser may offer what was typed before
 * @param {(typed: Typed) => Promise<string>} options.made gives what went wrong, or nothing
 * @returns {{ element: HTMLElement, heading: HTMLElement, title: string }}
 */
export function acknowledgeView({ statement, procedure, edition, clock, remember, made }) {
  const heading = make('h2', { class: 'sb-js-stage__heading' }, words.ACKNOWLEDGE_TITLE);
  const box = choice({
    type: 'checkbox',
    name: 'statement',
    value: 'yes',
    label: [make('span', { lang: statement.language }, statement.text)],
  });
  const boxes = make(
    'fieldset',
    { class: 'sb-js-fieldset' },
    make('legend', { class: 'sb-js-legend sb-js-legend--small' }, words.ASKED_OF),
    make('div', { class: 'sb-js-choices' }, box.row),
  );
  const name = textField({
    name: 'name',
    label: words.NAME,
    hint: words.TYPED_HINT,
    autocomplete: remember ? 'name' : 'off',
  });
  const number = textField({ name: 'staff', label: words.STAFF_NUMBER, autocomplete: 'off' });
  const site = textField({
    name: 'site',
    label: words.SITE,
    autocomplete: remember ? 'organization' : 'off',
  });
  const send = submitButton(words.MAKE);
  const told = make('p', { role: 'status', class: 'sb-js-told' });
  const form = make(
    'form',
    { class: 'sb-js-form', novalidate: true, autocomplete: remember ? 'on' : 'off' },
    boxes,
    name.row,
    number.row,
    site.row,
    make('p', {}, words.TODAY, make('strong', {}, today())),
    make('p', {}, words.EDITION_READ, `${procedure}, ${edition}`),
    ...(clock ? [make('div', { class: 'sb-js-notice' }, make('p', {}, clock))] : []),
    send,
    told,
  );
  const problems = new Problems(form);

  /** @returns {Problem[]} */
  function found() {
    const missing = [];
    if (!box.input.checked) {
      missing.push({ message: words.TICK_STATEMENT, control: box.input, row: boxes });
    }
    for (const [field, empty, label] of /** @type {const} */ ([
      [name, words.ENTER_NAME, words.NAME],
      [number, words.ENTER_STAFF_NUMBER, words.STAFF_NUMBER],
      [site, '', words.SITE],
    ])) {
      const value = field.input.value.replaceAll(/\s/g, ' ').trim();
      if (value === '' && empty) {
        missing.push({ message: empty, control: field.input, row: field.row });
      } else if ([...value].length > LONGEST) {
        const message = `${label} ${words.TOO_LONG}`;
        missing.push({ message, control: field.input, row: field.row });
      } else if (INVISIBLE.test(value)) {
        const message = `${label} ${words.INVISIBLE}`;
        missing.push({ message, control: field.input, row: field.row });
      }
    }
    return missing;
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (send.getAttribute('aria-disabled') === 'true') {
      return;
    }
    const wrong = found();
    if (wrong.length > 0) {
      problems.show(wrong);
      return;
    }
    problems.clear();
    send.setAttribute('aria-disabled', 'true');
    told.textContent = words.SIGNING;
    const typed = {
      name: name.input.value,
      staff_id: number.input.value,
      site: site.input.value,
    };
    void made(typed).then((failure) => {
      send.removeAttribute('aria-disabled');
      told.textContent = failure;
    });
  });
  const lead = statement.note ? [make('p', { class: 'sb-js-hint' }, statement.note)] : [];
  const element = make('div', {}, heading, ...lead, form);
  return { element, heading, title: words.ACKNOWLEDGE_TITLE };
}
