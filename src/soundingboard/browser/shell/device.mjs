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
 * @import { Effect } from './queue.mjs'
 * @import { Hands } from './stay.mjs'
 */

/** @type {Record<string, (effect: any, device: Device) => unknown>} */
const EFFECTS = {
  download: ({ name, text }) => download(name, text),
  remember: ({ value }) => remember(value),
  go: ({ hash }, { hands }) => hands.go(hash),
  random: ({ request }, device) => device.tell('random', { request, hex: randomHex() }),
  storage: (effect, device) => device.store(effect),
  signature: (effect, device) => device.sign(effect),
};

/** Those that an event answers. */
const ANSWERED = ['random', 'storage', 'signature'];

/**
 * What can be done with the storage; gives the outcome, if there's more than one.
 *
 * @type {Record<string, (effect: any) => Promise<string | void>>}
 */
const STORING = {
  async write({ changes }) {
    changes.forEach((/** @type {any} */ each) => (each.value ??= undefined)); // JSON has no such.
    return (await storage.write(changes)) ? 'written' : 'conflict';
  },
  use: ({ kind }) => (kind === 'device' ? storage.useDevice() : storage.useVisit()),
  end: () => storage.endVisit(),
  erase: () => storage.erase().then(() => 'erased', unsure),
};

export class Device {
  /** Whether the program has been told what is stored. */
  begun = false;
  #page;
  #signal;
  /** Whether what changes now is reported in answer to an effect. */
  #answering = false;

  /**
   * @param {HTMLElement} page has in `data-storage` the areas whose records are worth a report;
   *   without any there is always one, unless the address leads to an anchor of the static page
   * @param {Hands} hands
   * @param {AbortSignal} signal
   */
  constructor(page, hands, signal) {
    this.hands = hands;
    this.#page = page;
    this.#signal = signal;
    storage.addEventListener('change', () => this.#changed(), { signal });
    document.addEventListener('sb-withdrawals', () => void this.#report(), { signal });
    void this.#report();
  }

  /** The page's program has begun, and must know what is stored. */
  begin() {
    if (!this.begun) {
      this.begun = true;
      void this.#report();
    }
  }

  /**
   * Carries out the effects that are the device's.
   *
   * @param {Effect[]} effects
   * @returns {boolean} whether an event will follow
   */
  carryOut(effects) {
    effects.forEach((effect) => void EFFECTS[effect.effect]?.(effect, this));
    return effects.some(({ effect }) => ANSWERED.includes(effect));
  }

  /** @param {any} effect */
  async store({ do: what, request = '', ...effect }) {
    if (what === 'end' || what === 'erase') {
      this.hands.forget();
    }
    this.#answering = true;
    const outcome = await STORING[what]?.(effect).finally(() => (this.#answering = false));
    await this.#report({ request, outcome: outcome ?? '' });
  }

  /** @param {any} effect */
  async sign({ do: what, request, check: signed, text = '' }) {
    if (what === 'check') {
      this.tell('checked', { request, results: await check(signed) });
    } else {
      const name = what === 'key' ? 'key' : 'signed';
      this.tell(name, { request, ...(await sign(storage, text)) });
    }
  }

  /**
   * @param {string} name
   * @param {Record<string, unknown>} members
   */
  tell(name, members) {
    if (!this.#signal.aborted) {
      this.hands.send({ name, now: moment(new Date()), withdrawn: withdrawn(), ...members });
    }
  }

  #changed() {
    if (storage.kind === 'undecided') {
      this.hands.forget();
    }
    if (!this.#answering) {
      void this.#report();
    }
  }

  /**
   * Reports what is stored. Before the first report there must be something.
   *
   * @param {{ request?: string, outcome?: string }} [answer]
   */
  async #report({ request = '', outcome = '' } = {}) {
    const entries = await storage.read();
    const { kind, trouble, ended, persisted } = storage;
    const { storage: areas = '', root = '' } = this.#page.dataset;
    const some = entries.some(({ area }) => areas.includes(area));
    const wanted = areas === '' && !this.#page.querySelector(':target');
    const decided = kind === 'visit' || (kind === 'device' && trouble !== '');
    this.begun ||= some || wanted || decided;
    if (this.begun) {
      this.tell('records', {
        ...{ kind, trouble, ended, persisted, request, outcome, root },
        framed: window.self !== window.top,
        signs: canSign(),
        chosen: remembered(),
        entries: entries.map(({ area, key, text }) => ({ area, key, text })),
      });
    }
  }
}

/** @returns {string} 32 random hex digits */
function randomHex() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** @param {unknown} error */
function unsure(error) {
  console.error(error);
  return 'unsure';
}
