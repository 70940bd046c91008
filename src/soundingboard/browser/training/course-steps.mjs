/** The steps of a course after the overview: quiz, result, acknowledgment, receipt. */

import { EngineRefused } from '../engine/errors.mjs';
import { within } from '../patience.mjs';
import { canSign, NoCryptography } from '../shell/signatures.mjs';
import { makeReceipt } from '../receipt/receipt.mjs';
import { store } from './store.mjs';
import { make } from '../page/dom.mjs';
import { acknowledgeView } from './acknowledge-view.mjs';
import { clock, now } from './dates.mjs';
import { button } from './forms.mjs';
import { marking } from './marking.mjs';
import { ReceiptStep } from './receipt-step.mjs';
import { resultView } from './result-view.mjs';
import { feedbackView, scenarioForm } from './scenario-view.mjs';
import * as words from './words.mjs';

/**
 * @import { Attempt } from './records.mjs'
 * @import { Typed } from './acknowledge-view.mjs'
 * @import { CoursePage } from './course-page.mjs'
 * @import { CourseState } from './course-state.mjs'
 * @import { View } from './course-visit.mjs'
 * @import { Drawn } from './marking.mjs'
 */

const PATIENCE = 3_000; // Milliseconds.

/**
 * @typedef {object} Handlers
 * @property {(step: string) => void} go
 * @property {(sentence: string) => void} status
 * @property {() => void} again shows the step anew
 * @property {(error: unknown) => void} failed something the person asked for can't be done now
 */

export class CourseSteps {
  #page;
  #state;
  #handlers;
  #receiptStep;

  /**
   * @param {CoursePage} page
   * @param {CourseState} state
   * @param {Handlers} handlers
   */
  constructor(page, state, handlers) {
    this.#page = page;
    this.#state = state;
    this.#handlers = handlers;
    this.#receiptStep = new ReceiptStep(page, state);
  }

  /** Whether a receipt is on the screen that was not downloaded. */
  get unsaved() {
    return this.#receiptStep.unsaved;
  }

  /**
   * @param {string} step
   * @returns {Promise<View>}
   */
  async view(step) {
    if (this.#lost && step !== 'receipt') {
      return this.#nothing(words.START_QUIZ, () => this.#newQuiz(), this.#lost);
    }
    switch (step) {
      case 'quiz':
        return this.#quiz();
      case 'result':
        return this.#result();
      case 'acknowledge':
        return this.#acknowledge();
      default:
        return this.#receiptStep.view();
    }
  }

  /** Throws the quiz that is under way away, and begins another. */
  async newQuiz() {
    if (await this.#state.beginQuiz(true)) {
      this.#handlers.go('quiz');
    } else {
      this.#handlers.status(words.NO_QUIZ);
    }
  }

  /**
   * Whether another tab has gone on with the quiz on this screen.
   *
   * @param {Attempt | null} here
   * @param {Attempt | null} there
   */
  overtaken(here, there) {
    if (here === null) {
      return false;
    }
    return there?.seed !== here.seed || there.answers.length !== here.answers.length;
  }

  async #quiz() {
    if (!(await this.#state.beginQuiz())) {
      return this.#nothing(words.BACK_TO_COURSE, () => this.#handlers.go(''), words.NO_QUIZ);
    }
    const drawn = await this.#state.draw();
    const answered = new Set(this.#state.record.attempt?.answers.map(({ scenario }) => scenario));
    const at = drawn.findIndex(({ scenario }) => !answered.has(scenario));
    return at < 0 ? this.#result() : this.#scenario(drawn, at);
  }

  /**
   * @param {Drawn[]} quiz
   * @param {number} at
   * @returns {View}
   */
  #scenario(quiz, at) {
    const drawn = /** @type {Drawn} */ (quiz[at]);
    const scenario = this.#scenarioOf(drawn.scenario);
    const draft = this.#state.record.attempt?.draft;
    const view = scenarioForm({
      scenario,
      drawn,
      number: at + 1,
      of: quiz.length,
      several: this.#several,
      ticked: draft?.scenario === drawn.scenario ? draft.choices : [],
      draft: (choices) => {
        // A draft that is lost is no reason to stop anybody; the answer itself will tell.
        this.#state.keepDraft({ scenario: drawn.scenario, choices }).catch(console.error);
      },
      answered: async (choices) => {
        view.busy(words.MARKING);
        try {
          await this.#answered(view.element, quiz, at, choices);
        } catch (error) {
          this.#handlers.failed(error);
        }
      },
    });
    return view;
  }

  /**
   * @param {HTMLElement} element what the marks take the place of
   * @param {Drawn[]} quiz
   * @param {number} at
   * @param {string[]} choices
   */
  async #answered(element, quiz, at, choices) {
    const id = quiz[at]?.scenario ?? '';
    if (!(await this.#state.keepAnswer({ scenario: id, choices }))) {
      this.#handlers.again();
      this.#handlers.status(words.ELSEWHERE);
      return;
    }
    if (this.#state.course.feedback !== 'each') {
      this.#next(quiz, at);
      return;
    }
    const marked = await this.#state.mark();
    const item = marked.scenarios.find(({ scenario }) => scenario === id);
    if (!item) {
      this.#handlers.again();
      return;
    }
    const view = feedbackView({
      scenario: this.#scenarioOf(id),
      marked: item,
      count: words.scenarioOf(at + 1, quiz.length),
      next: marked.complete ? words.SEE_RESULT : words.NEXT,
      go: () => this.#next(quiz, at),
    });
    element.replaceChildren(view.element);
    view.heading.setAttribute('tabindex', '-1');
    view.heading.focus({ preventScroll: true });
    view.heading.scrollIntoView({ block: 'start', behavior: 'instant' });
  }

  /**
   * @param {Drawn[]} quiz
   * @param {number} at
   */
  #next(quiz, at) {
    if (at + 1 < quiz.length) {
      this.#handlers.again();
    } else {
      this.#handlers.go('result');
    }
  }

  /** @returns {Promise<View>} */
  async #result() {
    if (this.#state.record.attempt === null) {
      return this.#nothing(words.START_QUIZ, () => this.#handlers.go('quiz'));
    }
    const marked = await this.#state.mark();
    if (!marked.complete) {
      return this.#nothing(words.GO_ON_QUIZ, () => this.#handlers.go('quiz'));
    }
    return resultView({
      page: this.#page,
      marked,
      allRead: this.#allRead,
      acknowledge: () => this.#handlers.go('acknowledge'),
      newQuiz: () => this.#newQuiz(),
      back: () => this.#handlers.go(''),
    });
  }

  /** @returns {Promise<View>} */
  async #acknowledge() {
    const passed = this.#state.record.attempt !== null && (await this.#state.mark()).passed;
    if (!passed || !this.#allRead) {
      return this.#nothing(words.BACK_TO_COURSE, () => this.#handlers.go(''));
    }
    const { statement, reviewed } = this.#state.course;
    return acknowledgeView({
      statement,
      procedure: this.#page.procedureName,
      edition: this.#page.editionInWords,
      clock: clockSentence(reviewed),
      remember: store.kind === 'device',
      made: (typed) => this.#make(typed),
    });
  }

  /**
   * @param {Typed} typed
   * @returns {Promise<string>} what went wrong, or nothing
   */
  async #make(typed) {
    const course = await marking.open(this.#page.source, this.#page.hash);
    try {
      await oneAtATime(this.#page.id, async () => {
        await this.#state.lookWithEngine();
        const { attempt } = this.#state.record;
        if (attempt === null || this.#state.receiptOfQuiz(attempt.seed) || this.#lost) {
          return; // Another tab has made it, or it doesn't count any more.
        }
        const good = await makeReceipt(marking.ask, {
          course,
          person: typed,
          edition: this.#page.edition,
          seed: attempt.seed,
          answers: attempt.answers,
          when: now(),
          statement: this.#state.course.statement.text,
        });
        await store.keepReceipt({ id: good.id, course: this.#page.id, jws: good.jws, handed: false });
        await store.closeCourse(this.#page.id);
      });
    } catch (error) {
      if (error instanceof NoCryptography) {
        return canSign() ? words.SIGNING_FAILED : words.CANNOT_SIGN;
      }
      console.error(error);
      return error instanceof EngineRefused ? error.message : words.STOPPED;
    }
    if (this.#lost) {
      return this.#lost;
    }
    this.#handlers.go('receipt');
    return '';
  }

  /**
   * @param {string} label
   * @param {() => void} go
   * @param {string} [why]
   * @returns {View}
   */
  #nothing(label, go, why = '') {
    const heading = make('h2', { class: 'sb-js-stage__heading' }, words.NOT_YET);
    const reasons = [why, this.#allRead ? '' : words.NOW_READ].filter(Boolean);
    const lead = reasons.map((reason) => make('p', {}, reason));
    const onward = button(label, go, 'main');
    return { element: make('div', {}, heading, ...lead, onward), heading, title: words.NOT_YET };
  }

  #newQuiz() {
    this.newQuiz().catch((error) => this.#handlers.failed(error));
  }

  /** Why the quiz under way doesn't count; empty if it does. */
  get #lost() {
    return this.#state.standing?.lost ?? '';
  }

  get #allRead() {
    const { read } = this.#state.record;
    return this.#page.readings.every(({ anchor }) => read.includes(anchor));
  }

  /** Radios would give away that one choice is right, unless that is so in the whole course. */
  get #several() {
    /** @type {{ scenarios: { choices: { right: boolean }[] }[] }} */
    const { scenarios } = this.#state.course;
    return scenarios.some(({ choices }) => choices.filter(({ right }) => right).length > 1);
  }

  /** @param {string} id */
  #scenarioOf(id) {
    const scenario = this.#page.scenarios.get(id);
    if (!scenario) {
      throw new Error(`The page has no scenario “${id}”.`);
    }
    return scenario;
  }
}

/** @param {string} reviewed */
function clockSentence(reviewed) {
  const { date, asked } = marking.server;
  const found = clock(date, asked, reviewed);
  if (found.kind === 'fits') {
    return '';
  }
  return found.kind === 'differs'
    ? words.clockDiffers(found.device, found.other)
    : words.clockBehind(found.device, found.other);
}

/**
 * Two tabs may acknowledge at the same moment; one receipt is enough. A lock that is not given, as
 * when a tab in the background keeps it, is not waited for: two receipts are better than none.
 *
 * @param {string} name
 * @param {() => Promise<void>} work
 */
async function oneAtATime(name, work) {
  /** @type {Promise<void> | undefined} */
  let running;
  const once = () => (running ??= work());
  const lock = () => navigator.locks?.request(`sounding-board:${name}`, once);
  await within(PATIENCE, lock).catch(() => {});
  await once();
}
