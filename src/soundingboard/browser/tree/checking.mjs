/**
 * Brings the second check to the page: starts it on intent, asks it about each step, and says what
 * it found. What comes back after the reader has moved on is dropped.
 */

import { blameOf } from '../engine/blame.mjs';
import { checkedNote } from './checked-note.mjs';
import { holdingStill, make } from './dom.mjs';
import { CheckUnavailable, PageOutdated } from './errors.mjs';
import { agree, SecondCheck } from './second-check.mjs';
import { whyBlock } from './why-block.mjs';
import * as words from './words.mjs';

/**
 * @import { Blame } from '../engine/blame.mjs'
 * @import { Announcer } from './announce.mjs'
 * @import { Notices } from './notices.mjs'
 * @import { OutcomeView } from './outcome-view.mjs'
 * @import { PageLinks } from './page-links.mjs'
 * @import { PageTree } from './page-tree.mjs'
 * @import { Completions, EngineOutcome } from './second-check.mjs'
 * @import { Step, Walk } from './walk.mjs'
 */

/** Signs that a reader means to use the tree. */
const INTENT = ['pointerenter', 'focusin', 'touchstart', 'keydown'];

/**
 * @typedef {object} Change an answer changed, and the later answers that the page dropped
 * @property {Step[]} path before the change
 * @property {string} question
 * @property {string} answer
 * @property {Step[]} dropped
 */

export class Checking {
  /** Where a check that cannot be had says so, at the foot of the tree. */
  note = make('p', { class: 'sb-js-note', hidden: true });

  #root;
  #page;
  #notices;
  #announcer;
  #ended;
  #check;
  /** Whether this site has an engine at all. */
  #offered;
  /** Counts the steps shown, so that an answer to an earlier one is known to be late. */
  #turn = 0;
  /** @type {{ taken: Walk, view: OutcomeView | null } | null} */
  #shown = null;
  /** @type {Change | null} */
  #change = null;

  /**
   * @param {HTMLElement} root
   * @param {{ tree: PageTree, links: PageLinks }} page
   * @param {Notices} notices
   * @param {Announcer} announcer
   * @param {AbortSignal} ended
   */
  constructor(root, page, notices, announcer, ended) {
    this.#root = root;
    this.#page = page;
    this.#notices = notices;
    this.#announcer = announcer;
    this.#ended = ended;
    const source = new URL(root.dataset.src ?? '', document.baseURI);
    this.#check = new SecondCheck(source, root.dataset.version ?? '');
    this.#offered = root.dataset.engine !== 'off';
    const begin = () => {
      if (this.#offered && !this.#check.started) {
        this.#check.start();
        void this.#compare();
      }
    };
    for (const sign of INTENT) {
      root.addEventListener(sign, begin, { once: true, passive: true, signal: ended });
    }
  }

  /**
   * A step is on the screen.
   *
   * @param {Walk} taken
   * @param {OutcomeView | null} view where a result may be told
   */
  step(taken, view) {
    this.#turn += 1;
    this.#shown = { taken, view };
    if (this.#offered && taken.path.length > 0) {
      this.#check.start();
    }
    if (this.#check.started) {
      void this.#compare();
    }
  }

  /**
   * An answer was changed; the next step shows where that leads.
   *
   * @param {Change} change
   */
  change(change) {
    this.#change = change;
  }

  /**
   * What can follow when no more than these answers is known.
   *
   * @param {Step[]} path
   * @returns {Promise<Completions>}
   * @throws {CheckUnavailable | PageOutdated}
   */
  async unsure(path) {
    if (!this.#offered) {
      throw new CheckUnavailable('This site has no engine.');
    }
    return this.#check.unsure(path);
  }

  /** No step is on the screen. */
  rest() {
    this.#turn += 1;
    this.#shown = null;
    this.#change = null;
  }

  async #compare() {
    const turn = this.#turn;
    const shown = this.#shown;
    const change = this.#change;
    this.#change = null;
    if (!shown) {
      return;
    }
    try {
      const walked = await this.#check.walk(shown.taken.path);
      const changed =
        change && (await this.#check.change(change.path, change.question, change.answer));
      if (turn !== this.#turn || this.#ended.aborted) {
        return;
      }
      const sameDropped =
        !change ||
        !changed ||
        same(
          change.dropped.map(({ question }) => question.id),
          changed.dropped,
        );
      if (!sameDropped || !agree(shown.taken, walked)) {
        this.#warn('differs', [words.DIFFERS, this.#contact(), '.']);
      } else if (shown.view && walked.outcome) {
        void this.#explain(shown.view, shown.taken.path, walked.outcome);
      }
    } catch (error) {
      if (this.#ended.aborted) {
        return;
      }
      if (error instanceof PageOutdated) {
        this.#warn('outdated', [words.OUTDATED]);
      } else {
        this.#unavailable(blameOf(error));
      }
    }
  }

  /**
   * Tells what was found under a verdict on which page and engine agree.
   *
   * @param {OutcomeView} view
   * @param {Step[]} path
   * @param {EngineOutcome} checked
   */
  async #explain(view, path, checked) {
    const turn = this.#turn;
    // The verdict stands even if its reasons cannot be told.
    const explained = await this.#check.why(path).catch(() => null);
    if (turn !== this.#turn || this.#ended.aborted) {
      return;
    }
    const note = checkedNote(checked, this.#page.links);
    if (explained) {
      view.add(whyBlock(explained, path, this.#page), note);
      this.#announcer.say(words.WHY_ADDED);
    } else {
      view.add(note);
    }
  }

  /**
   * Warns above the step on the screen. Its answers stay where they are: a reader may be about to
   * press one, and must not press another.
   *
   * @param {'differs' | 'outdated'} subject
   * @param {(string | Node)[]} sentence
   */
  #warn(subject, sentence) {
    const step = this.#root.querySelector('.sb-node:not([hidden])');
    holdingStill(() => this.#notices.put(subject, sentence), step);
    this.#announcer.say(this.#notices.text);
  }

  /**
   * Says that there is no second check: once, however many steps follow.
   *
   * @param {Blame} blame
   */
  #unavailable(blame) {
    if (this.note.hidden) {
      this.note.textContent = words.unavailable(blame);
      this.note.hidden = false;
      this.#announcer.say(this.note.textContent);
    }
  }

  /** @returns {Node | string} whom to ask, as the page's provenance line has it */
  #contact() {
    const contact = this.#root.querySelector('.sb-provenance .sb-contact');
    if (contact instanceof HTMLAnchorElement) {
      const name = contact.dataset.contact ?? words.CONTACT_NAMED_HERE;
      return make('a', { href: contact.getAttribute('href') }, name);
    }
    return contact?.textContent || words.CONTACT_NAMED_HERE;
  }
}

/**
 * @param {string[]} one
 * @param {string[]} other
 */
function same(one, other) {
  return one.length === other.length && one.every((item) => other.includes(item));
}
