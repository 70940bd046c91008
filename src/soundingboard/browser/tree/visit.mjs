/**
 * One stay on a tree's page, from connection to disconnection: it reads the address, shows the node
 * that the answers in it lead to, and writes the next answer into the address.
 */

import { Address } from './address.mjs';
import { Announcer } from './announce.mjs';
import { answersList } from './answers-list.mjs';
import { Checking } from './checking.mjs';
import { make, moveFocus } from './dom.mjs';
import { formatWalk, parseFragment } from './fragment.mjs';
import { Notices } from './notices.mjs';
import { outcomeActions } from './outcome-actions.mjs';
import { OutcomeView } from './outcome-view.mjs';
import { PageTitle } from './page-title.mjs';
import { answerChoices, QuestionForm } from './question-form.mjs';
import { answersOf, change, leftOut, walk } from './walk.mjs';
import * as words from './words.mjs';

/**
 * @import { WalkState } from './fragment.mjs'
 * @import { Outcome, PageNode, PageTree, Question } from './page-tree.mjs'
 * @import { Step, Walk } from './walk.mjs'
 */

/**
 * @typedef {object} WalkDetail what `sb-walk` tells
 * @property {string} tree such as "ap-146/follow-request"
 * @property {{ question: string, answer: string, to: string }[]} path
 * @property {string | null} at the question or outcome on the screen; null while every one is shown
 */

/** @type {WalkState} */
const BEGINNING = { version: null, answers: new Map(), at: null };

export class Visit {
  #root;
  #tree;
  #version;
  #stop = new AbortController();
  #title = new PageTitle();
  #announcer = new Announcer();
  #notices = new Notices();
  #toggle = make('button', { type: 'button', class: 'sb-js-button sb-js-button--quiet' });
  #startHere = make('button', { type: 'button', class: 'sb-js-button' }, words.ONE_AT_A_TIME);
  #above = make('div', { class: 'sb-js-above' });
  #below = make('div', { class: 'sb-js-below' });
  #address;
  #checking;

  /** @type {QuestionForm | OutcomeView | null} */
  #view = null;

  /** @type {WalkState} */
  #state = BEGINNING;

  /** What a change kept and dropped, to be told with the step that it leads to. */
  #told = '';

  /** @type {WalkDetail | null} */
  detail = null;

  /**
   * @param {HTMLElement} root
   * @param {PageTree} tree as read from root
   */
  constructor(root, tree) {
    this.#root = root;
    this.#tree = tree;
    this.#version = root.dataset.version ?? '';
    const { signal } = this.#stop;
    this.#address = new Address(() => this.#show({ arriving: false }), signal);
    this.#checking = new Checking(root, this.#notices, this.#announcer, signal);
    this.#above.append(make('p', { class: 'sb-js-bar' }, this.#toggle), this.#notices.element);
    this.#tree.start.section.before(this.#above);
    root.append(this.#below, this.#checking.note, this.#announcer.element);
    this.#toggle.addEventListener('click', () => this.#switchView(), { signal });
    this.#startHere.addEventListener('click', () => this.#switchView(), { signal });
    this.#show({ arriving: true });
  }

  /** Ends the stay and leaves the HTML as it was found. */
  end() {
    this.#stop.abort();
    this.#announcer.end();
    this.#leaveView();
    this.#showSections(() => true);
    this.#root.removeAttribute('data-walking');
    for (const part of [this.#above, this.#below, this.#checking.note]) {
      part.remove();
    }
    this.#title.restore();
  }

  /**
   * Shows the place that the address names.
   *
   * @param {{ arriving: boolean }} how `arriving` at the page: focus stays where the browser put it,
   *   save when instant navigation brings the reader back to a walk
   */
  #show({ arriving }) {
    const place = parseFragment(this.#address.hash);
    if (place.kind === 'anchor') {
      const node = this.#tree.nodes.get(place.id);
      if (node) {
        this.#showOutline(node, { arriving });
        return;
      }
      if (!arriving) {
        return; // Somewhere else on the page, such as where “Skip to content” leads.
      }
    }
    const state = place.kind === 'walk' ? place.state : BEGINNING;
    const returning = place.kind === 'walk' && document.readyState === 'complete';
    this.#showStep(state, { focus: !arriving || returning });
  }

  /**
   * @param {WalkState} state
   * @param {{ focus: boolean }} how
   */
  #showStep(state, { focus }) {
    const taken = walk(this.#tree, state.answers);
    const changing = taken.path.find(({ question }) => question.id === state.at) ?? null;
    const node = changing ? changing.question : taken.end;
    this.#state = { ...state, answers: answersOf(taken.path), at: changing && node.id };

    this.#leaveView();
    this.#announcer.clear();
    this.#root.setAttribute('data-walking', taken.path.length > 0 ? 'under-way' : 'beginning');
    this.#showSections((section) => section === node.section);
    this.#toggle.textContent = words.SHOW_EVERY_QUESTION;
    this.#notice(state, taken);

    const title = node.kind === 'outcome' ? words.outcomeTitle(node) : node.text;
    this.#title.set(title);
    this.#view =
      node.kind === 'outcome'
        ? new OutcomeView(node)
        : this.#form(node, taken.path, changing, title);
    this.#showBelow(node, taken.path);
    if (focus) {
      moveFocus(node.heading, this.#notices.empty ? node.heading : this.#notices.element);
    }
    this.#dispatch(taken.path, node.id);
    this.#checking.step(taken, this.#view instanceof OutcomeView ? this.#view : null);
  }

  /**
   * @param {PageNode} node
   * @param {{ arriving: boolean }} how
   */
  #showOutline(node, { arriving }) {
    this.#leaveView();
    this.#announcer.clear();
    this.#notices.clear();
    this.#below.replaceChildren();
    this.#root.removeAttribute('data-walking');
    this.#showSections(() => true);
    this.#toggle.textContent = words.ONE_AT_A_TIME;
    node.section.append(this.#startHere);
    this.#title.set('');
    if (arriving) {
      node.heading.scrollIntoView({ block: 'start', behavior: 'instant' });
    } else {
      moveFocus(node.heading);
    }
    this.#dispatch([], null);
    this.#checking.rest();
  }

  /**
   * @param {Question} question
   * @param {Step[]} path
   * @param {Step | null} changing
   * @param {string} title
   */
  #form(question, path, changing, title) {
    return new QuestionForm(question, answerChoices(question), changing?.answer.id, {
      chosen: (answer) => this.#accept(question, answer, path, changing),
      missed: () => this.#title.set(`Error: ${title}`),
    });
  }

  /**
   * @param {Question} question
   * @param {string} answer
   * @param {Step[]} path
   * @param {Step | null} changing
   */
  #accept(question, answer, path, changing) {
    const { walk: after, kept, dropped } = change(this.#tree, path, question.id, answer);
    if (changing && changing.answer.id !== answer) {
      this.#told = words.changed(question.text, kept, dropped);
      this.#checking.change({ path, question: question.id, answer, dropped });
    }
    this.#go({ ...BEGINNING, answers: answersOf(after.path) });
  }

  /**
   * @param {Question | Outcome} node
   * @param {Step[]} path
   */
  #showBelow(node, path) {
    /** @type {HTMLElement[]} */
    const parts = [];
    if (path.length > 0) {
      const fragmentFor = (/** @type {string} */ at) => formatWalk({ ...this.#state, at });
      parts.push(
        answersList(path, this.#state.at, fragmentFor, (fragment) => this.#address.go(fragment)),
      );
    }
    if (node.kind === 'outcome') {
      parts.push(
        outcomeActions({
          link: this.#address.linkTo(this.#fragment({ ...this.#state, at: null })),
          startAgain: () => this.#go(BEGINNING),
          say: (sentence) => this.#announcer.say(sentence),
        }),
      );
    }
    this.#below.replaceChildren(...parts);
  }

  /**
   * @param {WalkState} state as the address has it
   * @param {Walk} taken
   */
  #notice(state, taken) {
    const otherEdition = state.version !== null && state.version !== this.#version;
    const rest = words.leftOutOfLink(leftOut(this.#tree, state.answers, taken));
    this.#notices.clear();
    this.#notices.put('edition', otherEdition ? [words.OTHER_EDITION] : []);
    this.#notices.put('left out', rest ? [rest] : []);
    this.#notices.put('changed', this.#told ? [this.#told] : []);
    this.#told = '';
    if (!this.#notices.empty) {
      this.#announcer.say(this.#notices.text);
    }
  }

  /** Both views are places with an address, so that back and forward go between them. */
  #switchView() {
    if (this.detail?.at) {
      this.#address.go(`#${encodeURIComponent(this.detail.at)}`);
    } else {
      this.#go(this.#state);
    }
  }

  /** @param {WalkState} state */
  #go(state) {
    this.#address.go(this.#fragment(state));
  }

  /** @param {WalkState} state */
  #fragment(state) {
    return formatWalk({ ...state, version: this.#version });
  }

  #leaveView() {
    this.#view?.remove();
    this.#view = null;
    this.#startHere.remove();
    for (const { heading } of this.#tree.nodes.values()) {
      heading.removeAttribute('tabindex');
    }
  }

  /** @param {(section: HTMLElement) => boolean} shown */
  #showSections(shown) {
    for (const { section } of this.#tree.nodes.values()) {
      section.toggleAttribute('hidden', !shown(section));
    }
  }

  /**
   * @param {Step[]} path
   * @param {string | null} at
   */
  #dispatch(path, at) {
    this.detail = {
      tree: this.#root.dataset.tree ?? '',
      path: path.map(({ question, answer }) => ({
        question: question.id,
        answer: answer.id,
        to: answer.to,
      })),
      at,
    };
    this.#root.dispatchEvent(new CustomEvent('sb-walk', { bubbles: true, detail: this.detail }));
  }
}
