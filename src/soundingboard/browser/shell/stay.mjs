/**
 * One stay on a page whose program runs in Python, from connection to disconnection: it passes events
 * to Python, one after the other, and puts what comes back on the page.
 */

import { blameOf } from '../engine/blame.mjs';
import { EngineError, EngineRefused } from '../engine/errors.mjs';
import { Address } from '../page/address.mjs';
import { Announcer } from '../page/announce.mjs';
import { moveFocus } from '../page/dom.mjs';
import { decode } from '../page/fragment.mjs';
import { PageTitle } from '../page/page-title.mjs';
import { serveButtons } from './buttons.mjs';
import { carryOut } from './effects.mjs';
import { Late } from './late.mjs';
import { Marks } from './marks.mjs';
import { loadLibrary, patch } from './patch.mjs';
import { PageOutdated, Program } from './program.mjs';
import { Queue } from './queue.mjs';
import { Taps } from './taps.mjs';

/**
 * @import { Effect, PageEvent, Reply, View } from './queue.mjs'
 */

/**
 * What only some pages ask of the device, see `device-page.mjs`.
 *
 * @typedef {object} Device
 * @property {(effects: Effect[]) => boolean} carryOut whether an event will follow
 * @property {() => void} begin Python has been asked something
 * @typedef {object} Hands
 * @property {(event: PageEvent) => void} send
 * @property {() => void} forget what was shown is no longer to be seen
 * @typedef {(root: HTMLElement, hands: Hands, signal: AbortSignal) => Device} Serve
 */

const WALK = '#walk?';
const OURS = /^#(walk\?|step=)/; // Fragments that are no anchors.
const AGAIN = ['crashed', 'timed-out']; // The engine is started anew, and may answer then.
const LATE = 'late'; // The region that is the shell's own.

export class Stay {
  #root;
  #stop = new AbortController();
  #announcer = new Announcer();
  #title = new PageTitle();
  #marks = new Marks();
  #address;
  #taps = new Taps();
  #page;
  #late;
  #queue;
  /** @type {Device | null} */
  #device;
  /** Whether an effect of the last reply will be answered by an event. */
  #follows = false;
  /** Whether Python has been asked anything. */
  #started = false;
  #program;
  /** By what name something last got the focus. */
  #focused = '';
  /** @type {Map<Element, string>} the HTML that each region was last given */
  #shown = new Map();

  /**
   * @param {HTMLElement} root
   * @param {Serve} [serve]
   */
  constructor(root, serve) {
    this.#root = root;
    const { signal } = this.#stop;
    this.#address = new Address(() => this.#look(false), signal, () => this.#taps.fresh);
    this.#page = { root, address: this.#address, title: this.#title, announcer: this.#announcer };
    const { source = '', version = '' } = root.dataset;
    const program = new Program(new URL(source, document.baseURI), version);
    this.#program = program;
    /** @type {HTMLElement | null} */
    const line = root.querySelector(`:scope > [data-region="${LATE}"]`);
    const due = () => Boolean(this.#device) || program.started || this.#isMissing();
    this.#late = new Late(line, due, program);
    this.#queue = new Queue({
      async ask(state, event) {
        const [reply] = await Promise.all([program.ask(state, event), loadLibrary()]);
        return reply;
      },
      again: (error) => error instanceof EngineError && AGAIN.includes(error.code),
      answered: (event, reply) => {
        this.#follows = this.#device?.carryOut(reply.effects) ?? false;
        const going = reply.effects.find(({ effect }) => effect === 'go');
        if (going) {
          this.#address.go(String(going.hash));
        }
        this.#settle(event);
      },
      show: (reply) => this.#show(reply),
      failed: (error, event) => this.#fail(error, event),
      keeps: () => this.#device !== null,
    });
    serveButtons(this.#page, signal);
    this.#look(true);
    this.#device = serve?.(root, { send: (event) => this.#send(event), forget: () => this.#rest() }, signal) ?? null;
  }

  /** Ends the stay and leaves the HTML as it was found. */
  end() {
    this.#stop.abort();
    this.#queue.end();
    this.#late.clear();
    this.#rest();
    this.#announcer.end();
    this.#title.set('');
  }

  /**
   * Tells Python of a new place and new taps. Before its first it needs a reason to start: a tap, or a
   * walk in the address.
   *
   * @param {boolean} arriving if nothing was tapped
   */
  #look(arriving) {
    const { hash } = this.#address;
    const taps = this.#taps.claim();
    if (this.#started || taps.length > 0 || OURS.test(hash)) {
      this.#send(this.#place(taps, arriving));
    }
  }

  /**
   * @param {string[]} taps
   * @param {boolean} arriving
   * @returns {PageEvent}
   */
  #place(taps, arriving) {
    return {
      name: 'place',
      hash: this.#address.hash,
      taps,
      arriving: arriving && taps.length === 0,
      page: this.#address.linkTo(''),
      today: new Date().toLocaleDateString('en-CA', { dateStyle: 'long' }),
    };
  }

  /** @param {PageEvent} event the first event for Python says where the reader is */
  #send(event) {
    const first = !this.#started;
    if (first) {
      this.#started = true;
      this.#root.append(this.#announcer.element); // Until now the page is as the site made it.
    }
    this.#late.wait();
    if (first && event.name !== 'place') {
      this.#queue.add(this.#place([], true));
    }
    this.#queue.add(event);
    if (first) {
      this.#device?.begin();
    }
  }

  /** Asks again what Python couldn't be asked. */
  #again() {
    this.#program.renew();
    this.#late.clear();
    this.#late.wait();
    this.#queue.add();
  }

  /** @param {Reply} reply */
  #show({ view, effects }) {
    this.#late.clear();
    if (this.#follows) {
      this.#late.wait();
    }
    delete this.#root.dataset.failed;
    this.#paint(view);
    if (view.title !== undefined) {
      this.#title.set(view.title);
    }
    carryOut(effects, this.#page);
    this.#focus(view.focus ?? null);
  }

  /** @param {View['focus']} focus */
  #focus(focus) {
    if (!focus || focus[0] === this.#focused) {
      return;
    }
    const [key, selector] = focus;
    const arriving = this.#focused === '' && document.activeElement !== document.body;
    this.#focused = key;
    const element = this.#root.querySelector(selector);
    if (element instanceof HTMLElement && !arriving) {
      if (element === document.activeElement) {
        element.blur(); // What is new in the same element would not be read out.
      }
      moveFocus(element);
    }
  }

  /** @param {View} view */
  #paint({ live, regions, marks }) {
    if (this.#root.dataset.live !== live) {
      this.#root.dataset.live = live;
    }
    let changed = false;
    for (const [name, html] of Object.entries(regions)) {
      const region = this.#root.querySelector(`[data-region="${CSS.escape(name)}"]`);
      if (region && name !== LATE && html !== (this.#shown.get(region) ?? '')) {
        this.#shown.set(region, html);
        patch(region, html);
        changed = true;
      }
    }
    this.#marks.put(marks);
    if (changed) {
      // Taps in quick succession were meant for what was there before: see early-taps.js.
      this.#root.dispatchEvent(new Event('sb-step', { bubbles: true }));
    }
  }

  /** The static page again. */
  #rest() {
    delete this.#root.dataset.live;
    delete this.#root.dataset.failed;
    for (const region of this.#shown.keys()) {
      region.replaceChildren();
    }
    this.#shown.clear();
    this.#marks.put([]);
    this.#title.set('');
  }

  /** @param {PageEvent} event */
  #settle({ taps = [] }) {
    this.#taps.settle(/** @type {string[]} */ (taps).length);
    this.#address.look(); // The reader may have moved on; if so, don't take them back.
  }

  /**
   * @param {unknown} error
   * @param {PageEvent} event
   * @returns {boolean} whether what waits may be asked
   */
  #fail(error, event) {
    console.error(error);
    const refused = error instanceof EngineRefused;
    const blame = refused ? 'stopped' : blameOf(error);
    const how = this.#shown.size > 0 ? 'stopped' : blame; // Something was on the screen already.
    this.#rest();
    this.#root.dataset.failed = error instanceof PageOutdated ? 'outdated' : how;
    if (error instanceof PageOutdated) {
      this.#queue.end();
      this.#stop.abort();
      this.#late.outdated();
    } else {
      this.#late.fail(blame, this.#device && !refused ? () => this.#again() : null);
    }
    if (refused) {
      this.#settle(event); // It would be refused the next time, too.
    } else {
      this.#taps.release();
    }
    return refused;
  }

  /** Whether the static page can't show the walk in the address. */
  #isMissing() {
    const { hash } = this.#address;
    return hash.startsWith(WALK) && document.getElementById(decode(hash.slice(1))) === null;
  }
}
