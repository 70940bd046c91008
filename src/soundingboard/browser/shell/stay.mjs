/**
 * One stay on a page whose program runs in Python, from connection to disconnection: it passes
 * events to Python, one after the other, and puts what comes back on the page.
 */

import { blameOf, EngineRefused } from '../engine/errors.mjs';
import { Address, decode } from '../page/address.mjs';
import { Announcer } from '../page/announce.mjs';
import { make } from '../page/dom.mjs';
import { serveButtons } from './buttons.mjs';
import { carryOut, pageTitle } from './effects.mjs';
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
 * @property {(hash: string) => void} go to another fragment
 * @property {() => void} forget what was shown is no longer to be seen
 * @typedef {(root: HTMLElement, hands: Hands, signal: AbortSignal) => Device} Serve
 */

const WALK = '#walk?';
const OURS = /^#(walk\?|step=)/; // Fragments that are no anchors.

export class Stay {
  #root;
  #stop = new AbortController();
  #announcer = new Announcer();
  #marks = new Marks();
  #address;
  #taps = new Taps();
  #page;
  #late;
  #queue;
  /** @type {Device | null} */
  #device = null;
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
    const { signal } = this.#stop;
    const { source = '', version = '' } = root.dataset;
    const program = new Program(new URL(source, document.baseURI), version);
    const address = new Address(() => this.#look(false), signal, () => this.#taps.fresh);
    this.#root = root;
    this.#program = program;
    this.#address = address;
    this.#page = { root, address, announcer: this.#announcer, setTitle: pageTitle() };
    /** @type {HTMLElement} */
    const line = root.querySelector(':scope > [data-region=late]') ?? make('p');
    const due = () => Boolean(this.#device) || program.started || isMissing();
    this.#late = new Late(line, due, program);
    this.#queue = new Queue({
      async ask(state, event) {
        const [reply] = await Promise.all([program.ask(state, event), loadLibrary()]);
        return reply;
      },
      answered: (event, reply) => {
        this.#follows = this.#device?.carryOut(reply.effects) ?? false;
        this.#settle(event);
      },
      show: (reply) => this.#show(reply),
      failed: (error, event) => this.#fail(error, event),
      keeps: () => this.#device !== null,
    });
    serveButtons(root, signal);
    this.#look(true);
    this.#device = serve?.(root, this, signal) ?? null;
  }

  /** Ends the stay and leaves the HTML as it was found. */
  end() {
    this.#stop.abort();
    this.#queue.end();
    this.#late.clear();
    this.forget();
    this.#announcer.element.remove();
  }

  /**
   * Tells Python of a new place and new taps. Before its first it needs a reason to start: a tap,
   * or a walk in the address.
   *
   * @param {boolean} arriving if nothing was tapped
   */
  #look(arriving) {
    const taps = this.#taps.claim();
    if (this.#started || taps.length > 0 || OURS.test(location.hash)) {
      this.send(place(taps, arriving && taps.length === 0));
    }
  }

  /** @param {PageEvent} event the first event for Python says where the reader is */
  send(event) {
    this.#late.wait();
    if (this.#started) {
      this.#queue.add(event);
      return;
    }
    this.#started = true;
    this.#root.append(this.#announcer.element); // Until now the page is as the site made it.
    this.#queue.add(...(event.name === 'place' ? [event] : [place([], true), event]));
    this.#device?.begin();
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
    const [key, selector] = view.focus ?? [this.#focused, ''];
    const unless = this.#focused === '' ? 'elsewhere' : ''; // The reader has just come.
    const title = view.title === undefined ? [] : [{ effect: 'title', text: view.title }];
    const focus = key === this.#focused ? [] : [{ effect: 'focus', selector, unless }];
    carryOut([...title, ...effects, ...focus], this.#page);
    this.#focused = key;
  }

  /** @param {View} view */
  #paint({ live, regions, marks }) {
    this.#root.dataset.live = live;
    let changed = false;
    for (const [name, html] of Object.entries(regions)) {
      const region = this.#root.querySelector(`[data-region="${CSS.escape(name)}"]`);
      if (region && html !== (this.#shown.get(region) ?? '')) {
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

  /** @param {string} hash another place in the page */
  go(hash) {
    this.#address.go(hash);
  }

  /** The static page again. */
  forget() {
    delete this.#root.dataset.live;
    delete this.#root.dataset.failed;
    this.#shown.forEach((_, region) => region.replaceChildren());
    this.#shown.clear();
    this.#marks.put([]);
    this.#page.setTitle('');
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
    const blame = blameOf(error);
    const how = this.#shown.size > 0 ? 'stopped' : blame; // Something was on the screen already.
    this.forget();
    if (error instanceof PageOutdated) {
      this.#root.dataset.failed = 'outdated';
      this.#queue.end();
      this.#stop.abort();
      this.#late.outdated();
    } else {
      this.#root.dataset.failed = how;
      this.#late.fail(blame, this.#device && !refused ? () => this.#again() : null);
    }
    if (refused) {
      this.#settle(event); // It would be refused the next time, too.
    } else {
      this.#taps.release();
    }
    return refused;
  }
}

/**
 * @param {string[]} taps
 * @param {boolean} arriving if nothing was tapped
 * @returns {PageEvent} where the reader is
 */
function place(taps, arriving) {
  const { hash, origin, pathname } = location;
  const now = new Date();
  const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000);
  const today = local.toISOString().slice(0, 10);
  return { name: 'place', hash, taps, arriving, page: origin + pathname, today };
}

/** Whether the static page can't show the walk in the address. */
function isMissing() {
  const { hash } = location;
  return hash.startsWith(WALK) && document.getElementById(decode(hash.slice(1))) === null;
}
