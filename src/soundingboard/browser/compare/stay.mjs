/**
 * One stay on a page of comparison: the answers are in the address's fragment, as on a tree's page,
 * and every step asks the engine where all boards stand.
 */

import { cameWithThePage } from '../arrival.mjs';
import { blameOf } from '../engine/blame.mjs';
import { Address } from '../page/address.mjs';
import { Announcer } from '../page/announce.mjs';
import { make, moveFocus } from '../page/dom.mjs';
import { parseFragment } from '../page/fragment.mjs';
import { PageTitle } from '../page/page-title.mjs';
import { answersList } from './answers-list.mjs';
import { Boards, answersOf, readBoards } from './boards.mjs';
import { cards } from './cards.mjs';
import { Notices } from './notices.mjs';
import { outcomeActions } from './outcome-actions.mjs';
import { PageLinks } from './page-links.mjs';
import { QuestionForm } from './question-form.mjs';
import * as words from './words.mjs';

/**
 * @import { WalkState } from '../page/fragment.mjs'
 * @import { Compared, Pair, Question, Standing } from './boards.mjs'
 */

export class Stay {
  #root;
  #cards;
  #boards;
  #stop = new AbortController();
  #title = new PageTitle();
  #announcer = new Announcer();
  #notices = new Notices();
  #live = make('div', { class: 'sb-js-compare', hidden: true });
  #step = make('div');
  #note = make('p', { class: 'sb-js-note', hidden: true });
  #start = make('p');
  #address;
  #links;
  /** Counts the steps, so that an answer to an earlier one is known to be late. */
  #turn = 0;
  #told = '';
  /** @type {Set<string>} */
  #decided = new Set();

  /** @param {HTMLElement} root */
  constructor(root) {
    this.#root = root;
    this.#cards = readBoards(root);
    this.#boards = new Boards(this.#cards);
    const { signal } = this.#stop;
    this.#address = new Address(() => void this.#show({ arriving: false }), signal);
    this.#links = new PageLinks(root, this.#address);
    const button = make(
      'button',
      { type: 'button', class: 'sb-js-button sb-js-button--main' },
      words.start(this.#boards.size),
    );
    button.addEventListener('click', () => this.#go(new Map()), { signal });
    this.#start.append(button);
    this.#live.append(this.#notices.element, this.#step);
    root.prepend(this.#note, this.#start, this.#live);
    root.append(this.#announcer.element);
    void this.#show({ arriving: true });
  }

  /** Ends the stay and leaves the HTML as it was found. */
  end() {
    this.#turn += 1;
    this.#stop.abort();
    this.#announcer.end();
    this.#title.restore();
    this.#root.removeAttribute('data-walking');
    for (const part of [this.#note, this.#start, this.#live]) {
      part.remove();
    }
  }

  /**
   * @param {{ arriving: boolean }} how `arriving` at the page: focus stays where the browser put it,
   *   save when instant navigation brings the reader to a walk
   */
  async #show({ arriving }) {
    const place = parseFragment(this.#address.hash);
    if (place.kind === 'anchor' && !arriving && this.#root.dataset.walking !== undefined) {
      return; // Somewhere on the page, such as where “Skip to content” leads.
    }
    // Instant navigation puts a new page in place of this one with the first step, and on the way back.
    const returning = place.kind === 'walk' && !cameWithThePage(this.#root);
    const turn = (this.#turn += 1);
    if (place.kind !== 'walk') {
      this.#rest();
      return;
    }
    this.#root.setAttribute('data-walking', '');
    this.#start.hidden = true;
    this.#note.hidden = true;
    this.#live.hidden = false;
    if (!this.#step.hasChildNodes()) {
      this.#step.append(make('p', {}, words.GETTING_READY));
      this.#announcer.say(words.GETTING_READY);
    }
    try {
      const answers = await this.#boards.known(place.state.answers);
      const compared = await this.#boards.compare(answers);
      const parting = compared.parts ? await this.#boards.parting(compared.taken) : null;
      if (turn === this.#turn) {
        this.#draw(place.state, compared, parting, { focus: !arriving || returning });
      }
    } catch (error) {
      console.error(error);
      if (turn === this.#turn) {
        this.#fail(error);
      }
    }
  }

  /**
   * @param {WalkState} state
   * @param {Compared} compared
   * @param {Pair | null} parting
   * @param {{ focus: boolean }} how
   */
  #draw(state, compared, parting, { focus }) {
    const { standings, taken } = compared;
    this.#tell(state, compared);
    const at = taken.some(({ question }) => question.id === state.at) ? state.at : null;
    const question = at === null ? compared.question : this.#boards.question(at);
    const heading = make('h2', {}, question ? question.text : words.RESULT);
    const decided = standings.filter(({ outcome }) => outcome !== null);
    this.#step.replaceChildren();
    if (taken.length > 0) {
      this.#step.append(this.#back(at === null ? taken.slice(0, -1) : taken));
    }
    if (question) {
      this.#ask(question, heading, at, taken);
      this.#step.append(make('h2', {}, words.SO_FAR));
    } else {
      this.#step.append(heading);
    }
    if (compared.parts) {
      this.#step.append(make('p', { class: 'sb-js-parts' }, words.partWays(parting, decided)));
    } else if (!question && decided.length > 1) {
      this.#step.append(make('p', {}, words.agree(decided)));
    }
    this.#step.append(cards(this.#cards, standings));
    if (taken.length > 0) {
      const answers = answersOf(taken);
      this.#step.append(
        answersList(taken, at, (id, ...children) =>
          this.#links.step({ answers, at: id }, null, ...children),
        ),
      );
    }
    if (!question) {
      this.#step.append(
        outcomeActions({
          link: this.#links.address({ answers: answersOf(taken) }),
          startAgain: () => this.#go(new Map()),
          say: (sentence) => this.#announcer.say(sentence),
        }),
      );
    }
    this.#title.set(question ? question.text : words.RESULT);
    this.#sayDecided(decided);
    if (focus) {
      moveFocus(heading, this.#notices.empty ? heading : this.#notices.element);
    }
  }

  /**
   * @param {WalkState} state
   * @param {Compared} compared
   */
  #tell(state, { taken }) {
    const version = this.#root.dataset.version ?? '';
    const other = state.version !== null && state.version !== version;
    const left = state.answers.size - taken.length;
    const rest = words.leftOutOfLink(left);
    this.#notices.clear();
    this.#notices.put('edition', other ? [words.OTHER_EDITION] : []);
    this.#notices.put('left out', rest ? [rest] : []);
    this.#notices.put('changed', this.#told ? [this.#told] : []);
    this.#told = '';
    if (!this.#notices.empty) {
      this.#announcer.say(this.#notices.text);
    }
  }

  /**
   * @param {Question} question
   * @param {HTMLElement} heading
   * @param {string | null} at the question whose answer is being changed
   * @param {Pair[]} taken
   */
  #ask(question, heading, at, taken) {
    const before = at === null ? undefined : answersOf(taken).get(at);
    const form = new QuestionForm(question, heading, before, {
      chosen: (answer) => void this.#accept(question, answer, before, taken),
      missed: () => this.#title.set(words.error(question.text)),
    });
    this.#step.append(form.section);
  }

  /**
   * @param {Question} question
   * @param {string} answer
   * @param {string | undefined} before
   * @param {Pair[]} taken
   */
  async #accept(question, answer, before, taken) {
    const turn = this.#turn;
    const answers = answersOf(taken).set(question.id, answer);
    try {
      const after = await this.#boards.compare(answers);
      if (turn !== this.#turn) {
        return;
      }
      if (before !== undefined && before !== answer) {
        const kept = answersOf(after.taken);
        this.#told = words.changed(
          question.text,
          taken.filter((pair) => !kept.has(pair.question.id)),
        );
      }
      this.#go(answersOf(after.taken));
    } catch (error) {
      console.error(error);
      this.#fail(error);
    }
  }

  /** @param {Pair[]} taken what is answered one step earlier */
  #back(taken) {
    const link = this.#links.step({ answers: answersOf(taken) }, 'sb-js-back', words.BACK);
    return make('p', {}, link);
  }

  /** @param {Standing[]} decided */
  #sayDecided(decided) {
    const fresh = decided.filter(({ board }) => !this.#decided.has(board.short));
    this.#decided = new Set(decided.map(({ board }) => board.short));
    const told = words.nowDecided(fresh);
    if (told) {
      this.#announcer.say(told);
    }
  }

  /** @param {Map<string, string>} answers */
  #go(answers) {
    this.#address.go(this.#links.fragment({ answers }));
  }

  #rest() {
    this.#root.removeAttribute('data-walking');
    this.#live.hidden = true;
    this.#start.hidden = false;
    this.#step.replaceChildren();
    this.#notices.clear();
    this.#decided.clear();
    this.#title.set('');
  }

  /** @param {unknown} error */
  #fail(error) {
    this.#rest();
    this.#start.hidden = true;
    this.#note.hidden = false;
    this.#note.textContent = words.unavailable(blameOf(error));
    this.#announcer.say(this.#note.textContent);
  }
}
