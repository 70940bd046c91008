/**
 * One stay on a tree's page, from connection to disconnection: it reads the address, shows the node
 * that the answers in it lead to, and writes the next answer into the address.
 */

import { cameWithThePage } from '../arrival.mjs';
import { Address } from './address.mjs';
import { Announcer } from './announce.mjs';
import { below } from './below.mjs';
import { Checking } from './checking.mjs';
import { make, moveFocus } from './dom.mjs';
import { BEGINNING, parseFragment } from './fragment.mjs';
import { NotSureView } from './not-sure-view.mjs';
import { Notices } from './notices.mjs';
import { OutcomeView } from './outcome-view.mjs';
import { PageLinks } from './page-links.mjs';
import { PageTitle } from './page-title.mjs';
import { choicesOf, NOT_SURE, QuestionForm } from './question-form.mjs';
import { answersOf, change, leftOut, stepsBefore, walk } from './walk.mjs';
import * as words from './words.mjs';

/**
 * @import { WalkState } from './fragment.mjs'
 * @import { PageNode, PageTree, Question } from './page-tree.mjs'
 * @import { Step, Walk } from './walk.mjs'
 */

/**
 * @typedef {object} WalkDetail what `sb-walk` tells
 * @property {string} tree such as "ap-146/follow-request"
 * @property {{ question: string, answer: string, to: string }[]} path
 * @property {string | null} at the question or outcome on the screen; null while every one is shown
 */

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
  #mayBeUnsure;
  #address;
  #page;
  #checking;

  /** @type {QuestionForm | OutcomeView | NotSureView | null} */
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
    this.#mayBeUnsure = root.dataset.notSure !== 'off';
    const { signal } = this.#stop;
    this.#address = new Address(() => this.#show({ arriving: false }), signal);
    this.#page = {
      tree,
      links: new PageLinks(root, this.#address),
      startAgain: () => this.#go({}),
      say: (/** @type {string} */ sentence) => this.#announcer.say(sentence),
    };
    this.#checking = new Checking(root, this.#page, this.#notices, this.#announcer, signal);
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
    const returning = place.kind === 'walk' && !cameWithThePage(this.#root);
    this.#showStep(state, { focus: !arriving || returning });
  }

  /**
   * @param {WalkState} state
   * @param {{ focus: boolean }} how
   */
  #showStep(state, { focus }) {
    const taken = walk(this.#tree, state.answers);
    const { path, end } = taken;
    const changing = path.find(({ question }) => question.id === state.at) ?? null;
    const node = changing ? changing.question : end;
    const open = !changing && node.kind === 'question' && node.id === state.at;
    const unsure = this.#mayBeUnsure && state.unsure && open;
    const at = changing || unsure ? node.id : null;
    this.#state = { ...state, answers: answersOf(path), at, unsure };

    this.#leaveView();
    this.#announcer.clear();
    this.#root.setAttribute('data-walking', path.length > 0 || unsure ? 'under-way' : 'beginning');
    this.#toggle.textContent = words.SHOW_EVERY_QUESTION;
    this.#notice(state, taken);

    const view = this.#viewOf(node, path, changing);
    this.#view = view;
    this.#showSections((section) => section === view.section);
    this.#title.set(view.title);
    this.#below.replaceChildren(...below(node, path, this.#state, this.#page));
    if (focus) {
      moveFocus(view.heading, this.#notices.empty ? view.heading : this.#notices.element);
    }
    this.#dispatch(path, node.id);
    this.#checking.step(taken, view instanceof OutcomeView ? view : null);
    if (view instanceof NotSureView) {
      void view.show(this.#checking.unsure(path));
    }
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
   * @param {PageNode} node
   * @param {Step[]} path
   * @param {Step | null} changing
   */
  #viewOf(node, path, changing) {
    if (node.kind === 'outcome') {
      return new OutcomeView(node);
    }
    if (this.#state.unsure) {
      const view = new NotSureView({ question: node, path, ...this.#page }, this.#announcer);
      this.#above.after(view.section);
      return view;
    }
    return new QuestionForm(node, choicesOf(node, this.#mayBeUnsure), changing?.answer.id, {
      chosen: (value) =>
        value === NOT_SURE
          ? this.#giveUp(node, path)
          : this.#accept(node, value, path, changing),
      missed: () => this.#title.set(words.error(node.text)),
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
    this.#go({ answers: answersOf(after.path) });
  }

  /**
   * The answer is not known; what was answered after it does not count either.
   *
   * @param {Question} question
   * @param {Step[]} path
   */
  #giveUp(question, path) {
    const before = stepsBefore(path, question);
    if (before.length < path.length) {
      this.#told = words.givenUp(question.text, path.slice(before.length + 1));
    }
    this.#go({ answers: answersOf(before), at: question.id, unsure: true });
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

  /** @param {Partial<WalkState>} state */
  #go(state) {
    this.#address.go(this.#page.links.fragment(state));
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
