/**
 * What a page's program asks of the device, and what the device reports: the storage, signatures,
 * files. What is in a record is for Python alone to know; it crosses over as JSON text.
 */

import { remember, remembered } from '../procedure-picker/memory.mjs';
import { download } from '../page/download.mjs';
import { storage } from '../storage/storage.mjs';
import { withdrawn } from '../withdrawal/watch.mjs';
import { sign } from './keys.mjs';
import { moment } from './moment.mjs';
import { canSign, check } from './signatures.mjs';

/**
 * @import { Change } from '../storage/storage.mjs'
 * @import { Effect } from './queue.mjs'
 * @import { Hands } from './stay.mjs'
 */

export class Device {
  #send;
  #forget;
  #page;
  #areas;
  #begun = false;
  #ended = false;
  /** Whether what changes now is reported in answer to an effect. */
  #answering = false;

  /**
   * @param {HTMLElement} page has in `data-storage` the areas whose records are worth a report; without
   *   any there is always one, unless the address leads to an anchor of the static page
   * @param {Hands} hands
   * @param {AbortSignal} signal
   */
  constructor(page, { send, forget }, signal) {
    this.#page = page;
    this.#areas = (page.dataset.storage ?? '').split(' ').filter(Boolean);
    this.#send = send;
    this.#forget = forget;
    signal.addEventListener('abort', () => (this.#ended = true));
    for (const name of ['change', 'elsewhere']) {
      storage.addEventListener(name, () => this.#changed(), { signal });
    }
    document.addEventListener('sb-withdrawals', () => void this.#report(), { signal });
    void this.#report();
  }

  /** Whether the program has been told what is stored. */
  get begun() {
    return this.#begun;
  }

  /** The page's program has begun, and must know what is stored. */
  begin() {
    if (!this.#begun) {
      this.#begun = true;
      void this.#report();
    }
  }

  /**
   * Carries out the effects that are the device's. Each is answered by an event.
   *
   * @param {Effect[]} effects
   * @returns {boolean} whether an event will follow
   */
  carryOut(effects) {
    let follows = false;
    for (const effect of effects) {
      const work = EFFECTS[effect.effect];
      if (work) {
        follows = true;
        void work(effect, this);
      } else if (effect.effect === 'download') {
        download(String(effect.name), String(effect.text));
      } else if (effect.effect === 'remember') {
        remember(String(effect.value));
      }
    }
    return follows;
  }

  /** @param {Effect} effect */
  async store({ do: what, request = '', kind, changes = [] }) {
    this.#answering = true;
    let outcome = '';
    try {
      if (what === 'write') {
        const written = await storage.write(/** @type {any[]} */ (changes).map(changeOf));
        outcome = written ? 'written' : 'conflict';
      } else if (what === 'use') {
        await (kind === 'device' ? storage.useDevice() : storage.useVisit());
      } else if (what === 'end') {
        this.#forget();
        await storage.endVisit();
      } else if (what === 'erase') {
        this.#forget();
        outcome = await storage.erase().then(() => 'erased', unsure);
      }
    } finally {
      this.#answering = false;
    }
    await this.#report({ request, outcome });
  }

  /** @param {Effect} effect */
  async sign({ do: what, request = '', check: signed, text }) {
    if (what === 'check') {
      this.tell('checked', { request, results: await check(/** @type {any[]} */ (signed)) });
    } else if (what === 'key') {
      const { jwk, trouble } = await sign(storage, '');
      this.tell('key', { request, jwk, trouble });
    } else if (what === 'sign') {
      this.tell('signed', { request, ...(await sign(storage, String(text))) });
    }
  }

  /**
   * @param {string} name
   * @param {Record<string, unknown>} members
   */
  tell(name, members) {
    if (!this.#ended) {
      this.#send({ name, now: moment(new Date()), withdrawn: withdrawn(), ...members });
    }
  }

  #changed() {
    if (storage.kind === 'undecided') {
      this.#forget();
    }
    if (!this.#answering) {
      void this.#report();
    }
  }

  /**
   * Reports what is stored. Before the first report there must be something.
   *
   * @param {{ request?: unknown, outcome?: string }} [answer]
   */
  async #report({ request = '', outcome = '' } = {}) {
    const entries = await storage.read();
    const { kind, trouble, ended } = storage;
    const some = entries.some(({ area }) => this.#areas.includes(area));
    const decided = kind === 'visit' || (kind === 'device' && trouble !== '');
    const wanted = this.#areas.length === 0 && !this.#page.querySelector(':target');
    this.#begun ||= some || wanted || decided;
    if (!this.#begun) {
      return;
    }
    this.tell('records', {
      ...{ kind, trouble, ended, request, outcome },
      root: this.#page.dataset.root ?? '',
      framed: window.self !== window.top,
      persisted: storage.persisted,
      signs: canSign(),
      chosen: remembered() ?? '',
      entries: entries.map(({ area, key, text, revision }) => ({ area, key, text, revision })),
    });
  }
}

/** @type {Record<string, (effect: Effect, device: Device) => Promise<void>>} those with an answer */
const EFFECTS = {
  random: async ({ request = '' }, device) => device.tell('random', { request, hex: randomHex() }),
  storage: (effect, device) => device.store(effect),
  signature: (effect, device) => device.sign(effect),
};

/** @returns {string} 32 random hex digits */
function randomHex() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** @param {{ area: any, key: string, value: unknown, expected?: number }} change @returns {Change} */
function changeOf({ area, key, value, expected }) {
  const change = { area, key, value: value ?? undefined };
  return expected === undefined ? change : { ...change, expected };
}

/** @param {unknown} error */
function unsure(error) {
  console.error(error);
  return 'unsure';
}
