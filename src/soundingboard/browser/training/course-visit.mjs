/**
 * One stay on a course's page. The address says which step is on the screen (`#step=quiz`), the
 * store where the person stands; an ordinary anchor shows the self-study sheet.
 */

import { blameOf } from '../engine/blame.mjs';
import { store } from './store.mjs';
import { Address } from '../page/address.mjs';
import { make, moveFocus } from '../page/dom.mjs';
import { decode } from '../page/fragment.mjs';
import { PageTitle } from '../page/page-title.mjs';
import { CourseState } from './course-state.mjs';
import { CourseSteps } from './course-steps.mjs';
import { button } from './forms.mjs';
import { CourseOutdated, marking } from './marking.mjs';
import { overview } from './overview-view.mjs';
import { ReadingList } from './reading-list.mjs';
import { keepingNotice, whoseComputer } from './whose-computer.mjs';
import * as words from './words.mjs';

/**
 * @import { CoursePage } from './course-page.mjs'
 */

/** @typedef {{ element: HTMLElement, heading: HTMLElement, title?: string }} View */

const STEP = '#step=';
const STEPS = new Set(['quiz', 'result', 'acknowledge', 'receipt']);

export class CourseVisit {
  #root;
  #page;
  #state;
  #steps;
  #stop = new AbortController();
  #title = new PageTitle();
  #address;
  #bar = make('p', { class: 'sb-js-bar' });
  #keeping = make('div', {});
  #status = make('div', { class: 'sb-js-status', role: 'status' });
  #stage = make('div', { class: 'sb-js-stage' });
  #readings;
  /** What is shown was overtaken; only the newest showing may put itself on the screen. */
  #showing = 0;
  #shown = '';
  /** What stands first in the document's title. */
  #first = '';
  /** The engine cannot be had: the sheet is all there is. */
  #sheetOnly = false;

  /**
   * @param {HTMLElement} root
   * @param {CoursePage} page
   */
  constructor(root, page) {
    this.#root = root;
    this.#page = page;
    this.#state = new CourseState(page, store, marking);
    this.#readings = new ReadingList(page, (anchor, read) =>
      this.#state.setRead(anchor, read).catch((error) => this.#failed(error)),
    );
    this.#steps = new CourseSteps(page, this.#state, {
      go: (step) => this.#go(step),
      status: (sentence) => this.#tell(sentence),
      again: () => void this.#show({ focus: true }),
      failed: (error) => this.#failed(error),
    });
    const { signal } = this.#stop;
    this.#address = new Address(() => void this.#show({ focus: true }), signal);
    root.prepend(this.#bar, this.#keeping);
    const [first] = page.sections;
    (first ?? root.lastElementChild)?.before(this.#status, this.#stage);
    store.addEventListener('change', () => this.#try(() => this.#changed()), { signal });
    store.addEventListener('elsewhere', () => this.#try(() => this.#changedElsewhere()), { signal });
    document.addEventListener('sb-withdrawals', () => void this.#withdrawn().catch(console.error), { signal });
    root.addEventListener('sb-problem', () => this.#title.set(words.error(this.#first)), { signal });
    window.addEventListener('beforeunload', (event) => this.#warn(event), { signal });
    if (page.engine) {
      void this.#show({ focus: false });
    } else {
      this.#onlySheet(words.NO_ENGINE);
    }
  }

  /** Ends the stay and leaves the sheet as it was found. */
  end() {
    this.#showing += 1;
    this.#stop.abort();
    this.#readings.remove();
    this.#showSections(() => true);
    this.#root.removeAttribute('data-guided');
    for (const part of [this.#bar, this.#keeping, this.#status, this.#stage]) {
      part.remove();
    }
    this.#title.restore();
  }

  /** @param {{ focus: boolean }} how */
  async #show({ focus }) {
    const showing = (this.#showing += 1);
    const overtaken = () => showing !== this.#showing;
    try {
      await this.#showStep(focus, overtaken);
    } catch (error) {
      if (!overtaken()) {
        this.#failed(error);
      }
    }
  }

  /**
   * @param {boolean} focus
   * @param {() => boolean} overtaken
   */
  async #showStep(focus, overtaken) {
    await store.open();
    if (overtaken() || this.#sheetOnly) {
      return;
    }
    const step = this.#step();
    if (step === null) {
      this.#showSheet();
      return;
    }
    await this.#state.look();
    if (overtaken()) {
      return;
    }
    if (store.kind === 'undecided') {
      this.#put(whoseComputer(store, this.#about), { focus, step: 'whose' });
      return;
    }
    if (step === '' && this.#state.standing === null) {
      this.#put(this.#overview(), { focus, step });
    }
    if (this.#state.course === null) {
      this.#tell(words.STARTING);
    }
    await this.#state.lookWithEngine();
    if (overtaken()) {
      return;
    }
    this.#tell('');
    const view = step === '' ? this.#overview() : await this.#steps.view(step);
    if (!overtaken()) {
      this.#put(view, { focus: focus || step !== '', step });
    }
  }

  /** @param {() => Promise<void>} work what the person has asked for */
  #try(work) {
    work().catch((error) => this.#failed(error));
  }

  #overview() {
    const { record, standing, spoilt, unchecked } = this.#state;
    return overview({
      page: this.#page,
      record,
      standing,
      spoilt,
      unchecked,
      drawn: this.#state.course?.draw ?? 0,
      go: (step) => this.#go(step),
      newQuiz: () => this.#try(() => this.#steps.newQuiz()),
      again: () => this.#try(() => this.#state.takeAgain()),
    });
  }

  /**
   * @param {View} view
   * @param {{ focus: boolean, step: string }} how
   */
  #put(view, { focus, step }) {
    this.#root.setAttribute('data-guided', step || 'overview');
    this.#shown = step;
    this.#keepingNotice();
    this.#bar.replaceChildren(
      step === '' || step === 'whose'
        ? button(words.SHOW_SHEET, () => this.#address.go('#read-first'), 'quiet')
        : button(words.BACK_TO_COURSE, () => this.#address.go('#step='), 'quiet'),
    );
    this.#stage.replaceChildren(view.element);
    const reading = step === '' && store.kind !== 'undecided';
    this.#readings.show(this.#state.record.read, reading);
    this.#showSections((section) => reading && section === this.#page.readingSection);
    this.#first = view.title ?? '';
    this.#title.set(this.#first);
    if (focus) {
      moveFocus(view.heading);
    }
  }

  #showSheet() {
    this.#root.removeAttribute('data-guided');
    this.#shown = 'sheet';
    this.#stage.replaceChildren();
    this.#keepingNotice();
    this.#tell('');
    this.#readings.show([], false);
    this.#showSections(() => true);
    this.#title.set('');
    this.#bar.replaceChildren(
      button(words.BACK_TO_COURSE, () => this.#address.go('#step='), 'quiet'),
    );
    document.getElementById(decode(this.#address.hash.slice(1)))?.scrollIntoView();
  }

  /** @param {string} sentence */
  #onlySheet(sentence) {
    this.#sheetOnly = true;
    this.#showSheet();
    this.#bar.replaceChildren();
    this.#tell(sentence);
  }

  /** @param {unknown} error */
  #failed(error) {
    if (error instanceof CourseOutdated) {
      const again = button(words.LOAD_AGAIN, () => location.reload(), 'main');
      this.#tell(words.OTHER_PAGE);
      this.#stage.replaceChildren(make('p', {}, again));
      return;
    }
    console.error(error);
    if (this.#state.course === null) {
      this.#onlySheet(words.cannotStart(blameOf(error)));
      this.#bar.replaceChildren(button(words.TRY_AGAIN, () => this.#try(() => this.#anew())));
      return;
    }
    this.#tell(words.STOPPED);
    const again = button(words.TRY_AGAIN, () => this.#try(() => this.#anew()), 'main');
    this.#stage.replaceChildren(make('p', {}, again));
  }

  async #anew() {
    await marking.renew();
    this.#sheetOnly = false;
    if (this.#step() === null) {
      this.#address.go('#step=');
    } else {
      await this.#show({ focus: true });
    }
  }

  /** Something changed in the store. */
  async #changed() {
    this.#keepingNotice();
    // A step that is on its way writes into the store itself.
    if (this.#shown === 'whose' || (this.#shown === '' && this.#step() === '')) {
      await this.#show({ focus: this.#shown === 'whose' });
    } else if (store.kind === 'undecided' && this.#shown !== 'sheet') {
      this.#address.go('#step=');
    }
  }

  /** Something changed in the store by another tab. */
  async #changedElsewhere() {
    await this.#changed();
    if (STEPS.has(this.#shown) && store.kind !== 'undecided') {
      const { attempt } = await store.course(this.#page.id);
      if (this.#steps.overtaken(this.#state.record.attempt, attempt)) {
        await this.#show({ focus: true });
        this.#tell(words.ELSEWHERE);
      }
    }
  }

  /** The quiz on this screen may ask about a decision that is withdrawn now. */
  async #withdrawn() {
    const shown = this.#shown;
    if (this.#state.standing !== null && (shown === '' || STEPS.has(shown))) {
      await this.#state.lookWithEngine();
      if (shown === this.#shown && this.#state.standing.lost) {
        await this.#show({ focus: true });
      }
    }
  }

  #keepingNotice() {
    const notice = keepingNotice(store);
    this.#keeping.replaceChildren(...(notice ? [notice] : []));
  }

  /** @param {BeforeUnloadEvent} event */
  #warn(event) {
    const quiz = this.#state.record.attempt !== null;
    if ((this.#steps.unsaved && store.kind === 'visit') || (store.trouble && (this.#steps.unsaved || quiz))) {
      event.preventDefault();
    }
  }

  /** @returns {string | null} the step that the address names; null for the sheet */
  #step() {
    const { hash } = this.#address;
    if (hash.startsWith(STEP)) {
      const step = hash.slice(STEP.length);
      return STEPS.has(step) ? step : '';
    }
    return hash.length > 1 && document.getElementById(decode(hash.slice(1))) ? null : '';
  }

  /** @param {string} step */
  #go(step) {
    this.#address.go(STEP + step);
  }

  /** @param {string} sentence */
  #tell(sentence) {
    this.#status.replaceChildren(...(sentence ? [make('p', {}, sentence)] : []));
  }

  get #about() {
    return new URL('training/stored/', this.#page.root);
  }

  /** @param {(section: HTMLElement) => boolean} shown */
  #showSections(shown) {
    for (const section of this.#page.sections) {
      section.toggleAttribute('hidden', !shown(section));
    }
  }
}
