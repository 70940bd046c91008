/** One scenario of a quiz: its story and choices as a form, then what the answer was worth. */

import { copiesOfChildren, make } from '../page/dom.mjs';
import { submitButton } from '../page/submit-button.mjs';
import { button, choice, Problems } from './forms.mjs';
import * as words from './words.mjs';

/**
 * @import { PageScenario } from './course-page.mjs'
 * @import { Drawn, MarkedScenario } from './marking.mjs'
 */

/**
 * @param {object} options
 * @param {PageScenario} options.scenario
 * @param {Drawn} options.drawn
 * @param {number} options.number from 1
 * @param {number} options.of
 * @param {boolean} options.several whether several choices may be right
 * @param {string[]} options.ticked what was ticked before
 * @param {(choices: string[]) => void} options.draft what is ticked now
 * @param {(choices: string[]) => Promise<void>} options.answered
 * @returns {{ element: HTMLElement, heading: HTMLElement, title: string, busy: (words: string) => void }}
 */
export function scenarioForm({ scenario, drawn, number, of, several, ticked, draft, answered }) {
  const count = words.scenarioOf(number, of);
  const heading = make(
    'h2',
    { class: 'sb-js-stage__heading' },
    make('span', { class: 'sb-js-caption' }, count),
    ' ',
    scenario.title,
  );
  const rows = drawn.choices.map((id) => {
    const label = scenario.labels.get(id);
    return choice({
      type: several ? 'checkbox' : 'radio',
      name: 'choice',
      value: id,
      label: label ? copiesOfChildren(label) : [id],
      checked: ticked.includes(id),
    });
  });
  const fieldset = make(
    'fieldset',
    { class: 'sb-js-fieldset', 'aria-describedby': 'sb-tick' },
    make('legend', { class: 'sb-js-legend' }, heading),
    make('div', { class: 'sb-story' }, ...copiesOfChildren(scenario.story)),
    make('p', { id: 'sb-tick', class: 'sb-js-hint' }, several ? words.TICK_ALL : words.PICK_ONE),
    make('div', { class: 'sb-js-choices' }, ...rows.map(({ row }) => row)),
  );
  const send = submitButton(words.ANSWER);
  const told = make('p', { role: 'status', class: 'sb-js-told' });
  const form = make(
    'form',
    { class: 'sb-js-form', novalidate: true, autocomplete: 'off' },
    fieldset,
    send,
    told,
  );
  const problems = new Problems(form);
  const chosen = () => rows.filter(({ input }) => input.checked).map(({ input }) => input.value);
  form.addEventListener('change', () => draft(chosen()));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const [first] = rows;
    if (send.getAttribute('aria-disabled') === 'true' || !first) {
      return;
    }
    if (chosen().length === 0) {
      const message = several ? words.TICK_ONE : words.PICK;
      problems.show([{ message, control: first.input, row: fieldset }]);
      return;
    }
    problems.clear();
    send.setAttribute('aria-disabled', 'true');
    void answered(chosen()).finally(() => send.removeAttribute('aria-disabled'));
  });
  const busy = (/** @type {string} */ sentence) => {
    told.textContent = sentence;
  };
  return { element: make('div', {}, form), heading, title: `${count}: ${scenario.title}`, busy };
}

/**
 * What an answer was worth, and why.
 *
 * @param {object} options
 * @param {PageScenario} options.scenario
 * @param {MarkedScenario} options.marked
 * @param {string} options.count
 * @param {string} options.next what the button says
 * @param {() => void} options.go
 * @returns {{ element: HTMLElement, heading: HTMLElement, title: string }}
 */
export function feedbackView({ scenario, marked, count, next, go }) {
  const title = words.feedbackTitle(marked.right);
  const heading = make(
    'h2',
    { class: `sb-js-stage__heading sb-js-verdict sb-js-verdict--${marked.right ? 'right' : 'wrong'}` },
    make('span', { class: 'sb-js-caption' }, `${count}: ${scenario.title}`),
    ' ',
    title,
  );
  const element = make(
    'div',
    {},
    heading,
    feedbackList(scenario, marked),
    ...behind(scenario),
    button(next, go, 'main'),
  );
  return { element, heading, title: `${title}: ${scenario.title}` };
}

/**
 * Each choice with whether it was right, whether it was ticked, and the reason.
 *
 * @param {PageScenario} scenario
 * @param {MarkedScenario} marked
 */
export function feedbackList(scenario, marked) {
  const items = marked.choices.map(({ id, text, chosen, right, feedback }) => {
    const agrees = chosen === right;
    const label = scenario.labels.get(id);
    const reason = scenario.feedback.get(id);
    return make(
      'li',
      { class: `sb-js-mark sb-js-mark--${agrees ? 'agrees' : 'differs'}` },
      make(
        'p',
        { class: 'sb-js-mark__choice' },
        make('strong', {}, right ? words.IS_RIGHT : words.IS_WRONG),
        ' ',
        ...(label ? copiesOfChildren(label) : [text]),
        ' ',
        make('span', { class: 'sb-js-mark__ticked' }, `(${chosen ? words.YOU_TICKED : words.YOU_DID_NOT})`),
      ),
      make('div', { class: 'sb-feedback' }, ...(reason ? copiesOfChildren(reason) : [feedback])),
    );
  });
  return make('ul', { class: 'sb-js-marks' }, ...items);
}

/** @param {PageScenario} scenario */
function behind({ behind: found }) {
  return found ? [make('div', { class: 'sb-behind' }, ...copiesOfChildren(found))] : [];
}

