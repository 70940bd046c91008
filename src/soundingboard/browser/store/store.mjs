/**
 * Everything that the site holds of a person, in one place. Nothing is kept before the person has
 * said whether others use the computer as well.
 */

import { channelOf } from '../tabs.mjs';
import { asideOf, freshRecord, KEY, MODE, receiptOf, recordOf } from './areas.mjs';
import { Lasting } from './lasting.mjs';
import { IDLE, memory, Session } from './memory.mjs';

/**
 * @import { Area, Aside, CourseRecord, KeptReceipt, Keeper } from './areas.mjs'
 * @import { Trouble } from './lasting.mjs'
 */

/** @typedef {'undecided' | 'device' | 'visit'} Kind where things are kept */

/** Tells by a `change` event that something has changed here, by `elsewhere` in another tab. */
export class Store extends EventTarget {
  #name;
  #session;
  /** @type {Keeper} */
  #keeper = memory();
  #lasting;
  /** @type {Promise<void> | null} */
  #opened = null;
  /** @type {BroadcastChannel | null} */
  #others = null;
  #lastSign = Date.now();

  /** @type {Kind} */
  kind = 'undecided';

  /** @type {Trouble} */
  trouble = '';

  /** Whether a visit has ended in this page; the next person is told so. */
  ended = false;

  /** Whether the browser has promised not to clear its storage by itself. */
  persisted = false;

  /** @param {string} name sites of one host differ in it */
  constructor(name) {
    super();
    this.#name = name;
    this.#session = new Session(name);
    this.#lasting = new Lasting(name, (trouble) => {
      this.trouble = trouble;
      this.#tell();
    });
  }

  /** @returns {Promise<void>} when it is known what is kept */
  open() {
    this.#opened ??= this.#open();
    return this.#opened;
  }

  async #open() {
    window.addEventListener('pagehide', () => this.#left());
    for (const sign of ['pointerdown', 'keydown']) {
      document.addEventListener(sign, () => (this.#lastSign = Date.now()), { passive: true });
    }
    setInterval(() => this.#idle(), 15_000);
    const visit = this.#session.read();
    if (visit !== null) {
      this.kind = 'visit';
      this.#keeper = memory(visit);
      return;
    }
    if (await this.#lasting.isOwn()) {
      this.#useDatabase();
      this.#learn(() => navigator.storage?.persisted?.());
    }
    this.#listen();
  }

  /** This is the person's own computer: keep things until they are erased. */
  async useDevice() {
    await this.open();
    this.#session.end();
    this.#useDatabase();
    await this.#update('settings', MODE, () => 'device');
    this.#learn(() => navigator.storage?.persist?.());
    this.#tell();
  }

  /**
   * Whether the browser's promise holds. Nothing waits for it: Firefox asks the person for leave,
   * and settles nothing while it is not given.
   *
   * @param {() => Promise<boolean> | undefined} ask
   */
  #learn(ask) {
    new Promise((resolve) => resolve(ask())).then(
      (persisted) => (this.persisted = persisted === true),
      () => {},
    );
  }

  /** Others use this computer: keep nothing beyond the visit. */
  async useVisit() {
    await this.open();
    this.kind = 'visit';
    this.trouble = '';
    this.#keeper = memory();
    this.#session.write([]);
    this.#tell();
  }

  /** Forgets the visit; the next person is asked anew. */
  async endVisit() {
    this.#session.end();
    this.#keeper = memory();
    this.kind = 'undecided';
    this.ended = true;
    this.#tell();
  }

  /**
   * @param {string} id
   * @returns {Promise<CourseRecord>}
   */
  async course(id) {
    await this.open();
    return recordOf(await this.#keeper.get('courses', id));
  }

  /**
   * @param {string} id
   * @param {(record: CourseRecord) => CourseRecord} change
   * @returns {Promise<CourseRecord>} as it is now
   */
  async updateCourse(id, change) {
    const value = await this.#update('courses', id, (now) => change(recordOf(now)));
    if (this.kind === 'visit') {
      this.#session.write(await this.#keeper.all('courses'));
    }
    this.#tell();
    return recordOf(value);
  }

  /** @returns {Promise<Map<string, CourseRecord>>} by course id */
  async courses() {
    await this.open();
    const entries = await this.#keeper.all('courses');
    return new Map(entries.map(({ key, value }) => [key, recordOf(value)]));
  }

  /** @returns {Promise<KeptReceipt[]>} */
  async receipts() {
    await this.open();
    const entries = await this.#keeper.all('receipts');
    return entries.map(({ value }) => receiptOf(value)).filter((receipt) => receipt !== null);
  }

  /** @returns {Promise<Aside[]>} records that could not be used, as they were found */
  async setAside() {
    await this.open();
    const entries = await this.#keeper.all('settings');
    return entries.map(asideOf).filter((aside) => aside !== null);
  }

  /** @param {KeptReceipt} receipt */
  async keepReceipt(receipt) {
    await this.#update('receipts', receipt.id, () => receipt);
    this.#tell();
  }

  /** @param {string} course of which a receipt was made: it begins afresh the next time */
  async closeCourse(course) {
    await this.updateCourse(course, freshRecord);
  }

  /** @returns {Promise<unknown>} whatever is kept as the key pair */
  async keys() {
    await this.open();
    return this.#keeper.get('settings', KEY);
  }

  /** @param {CryptoKeyPair} made @returns the one in use, maybe another tab's */
  keepKeys(made) {
    return this.#update('settings', KEY, (now) => now ?? made);
  }

  /** A key pair that cannot sign is put away. */
  async dropKeys() {
    await this.#update('settings', KEY, () => undefined);
  }

  /**
   * Takes everything away, in every tab.
   *
   * @throws {Error} the browser may still keep something; this page has forgotten it
   */
  async erase() {
    await this.open();
    this.#session.end();
    this.#keeper = memory();
    this.kind = 'undecided';
    try {
      await this.#lasting.clear();
    } finally {
      this.#tell();
      this.#post('erased');
    }
  }

  #useDatabase() {
    this.kind = 'device';
    this.#keeper = this.#lasting;
  }

  /**
   * @param {Area} area
   * @param {string} key
   * @param {(now: unknown) => unknown} change
   */
  async #update(area, key, change) {
    await this.open();
    return this.#keeper.update(area, key, change);
  }

  #listen() {
    this.#others = channelOf(this.#name);
    this.#others?.addEventListener('message', ({ data }) => {
      if (data === 'erased' && this.kind === 'device') {
        this.kind = 'undecided';
        this.#keeper = memory();
        this.#lasting.forget();
      } else if (data === 'changed' && this.kind === 'undecided') {
        void this.#adopt();
        return;
      }
      this.dispatchEvent(new Event('elsewhere'));
    });
  }

  /** Another tab was told whose computer this is. */
  async #adopt() {
    if (await this.#lasting.isOwn()) {
      this.#useDatabase();
      this.dispatchEvent(new Event('elsewhere'));
    }
  }

  #tell() {
    this.dispatchEvent(new Event('change'));
    if (this.kind === 'device' && this.trouble === '') {
      this.#post('changed');
    }
  }

  /** @param {'changed' | 'erased'} what */
  #post(what) {
    try {
      this.#others?.postMessage(what);
    } catch {
      // The browser has closed the channel.
    }
  }

  /** The page is left, maybe to be brought back by the next person with the browser's Back. */
  #left() {
    if (this.kind === 'visit') {
      this.kind = 'undecided';
      this.#keeper = memory();
      this.#opened = null;
      this.dispatchEvent(new Event('change'));
      window.addEventListener('pageshow', () => location.reload(), { once: true });
    }
  }

  #idle() {
    if (this.kind === 'visit' && Date.now() - this.#lastSign > IDLE) {
      void this.endVisit();
    }
  }
}

/** The one store of the whole site; another site on the same host has another. */
export const store = new Store(`sounding-board:${new URL('../../../', import.meta.url).pathname}`);
