/**
 * Everything that the site holds of a person, in one place. Nothing is kept before the person has
 * said whether others use the computer as well.
 */

import { freshRecord, receiptOf, recordOf } from './areas.mjs';
import { openDatabase } from './database.mjs';
import { IDLE, memory, Session } from './memory.mjs';

/**
 * @import { Area, CourseRecord, Entry, KeptReceipt, Keeper } from './areas.mjs'
 */

/** @typedef {'undecided' | 'device' | 'visit'} Kind where things are kept */

/**
 * @typedef {'' | 'unavailable' | 'full'} Trouble why what should outlast the visit will not: the
 *   browser keeps nothing for this site, or has no more room
 */

const MODE = 'mode';
const KEY = 'key';

/** Tells by a `change` event that something has changed here, by `elsewhere` in another tab. */
export class Store extends EventTarget {
  #name;
  #session;
  /** @type {Keeper} */
  #keeper = memory();
  /** @type {Keeper | null} */
  #database = null;
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
    try {
      this.#database = await openDatabase(this.#name);
      if ((await this.#database.get('settings', MODE)) === 'device') {
        this.#useDatabase();
        this.#learn(() => navigator.storage?.persisted?.());
      }
    } catch {
      this.#database = null;
      this.trouble = 'unavailable';
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
    return recordOf(await this.#read((keeper) => keeper.get('courses', id)));
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
    const entries = await this.#read((keeper) => keeper.all('courses'));
    return new Map(entries.map(({ key, value }) => [key, recordOf(value)]));
  }

  /** @returns {Promise<KeptReceipt[]>} */
  async receipts() {
    await this.open();
    const entries = await this.#read((keeper) => keeper.all('receipts'));
    return entries.map(({ value }) => receiptOf(value)).filter((receipt) => receipt !== null);
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
    return this.#read((keeper) => keeper.get('settings', KEY));
  }

  /** @param {CryptoKeyPair} made @returns the one in use, maybe another tab's */
  keepKeys(made) {
    return this.#update('settings', KEY, (now) => now ?? made);
  }

  /** A key pair that cannot sign is put away. */
  async dropKeys() {
    await this.#update('settings', KEY, () => undefined);
  }

  /** Takes everything away, in every tab. */
  async erase() {
    await this.open();
    this.#session.end();
    await this.#database?.clear();
    this.#keeper = memory();
    this.kind = 'undecided';
    this.#tell();
    this.#others?.postMessage('erased');
  }

  #useDatabase() {
    this.kind = 'device';
    if (this.#database && this.trouble === '') {
      this.#keeper = this.#database;
    }
  }

  /**
   * @template T
   * @param {(keeper: Keeper) => Promise<T>} read
   * @returns {Promise<T>}
   */
  async #read(read) {
    try {
      return await read(this.#keeper);
    } catch {
      await this.#retreat('unavailable');
      return read(this.#keeper);
    }
  }

  /**
   * @param {Area} area
   * @param {string} key
   * @param {(now: unknown) => unknown} change
   */
  async #update(area, key, change) {
    await this.open();
    try {
      return await this.#keeper.update(area, key, change);
    } catch (error) {
      const ours = error instanceof Error && !(error instanceof DOMException);
      if (ours || this.#keeper !== this.#database) {
        throw error;
      }
      const full = error instanceof DOMException && error.name === 'QuotaExceededError';
      await this.#retreat(full ? 'full' : 'unavailable');
      return this.#keeper.update(area, key, change);
    }
  }

  /**
   * The database fails: go on in memory, with what can still be read, and say so.
   *
   * @param {Trouble} trouble
   */
  async #retreat(trouble) {
    /** @type {Entry[]} */
    const saved = [];
    for (const area of /** @type {Area[]} */ (['settings', 'courses', 'receipts'])) {
      saved.push(...(await this.#keeper.all(area).catch(() => [])));
    }
    this.trouble = trouble;
    this.#keeper = memory(saved);
    this.#tell();
  }

  #listen() {
    if (typeof BroadcastChannel === 'undefined') {
      return;
    }
    this.#others = new BroadcastChannel(this.#name);
    this.#others.addEventListener('message', ({ data }) => {
      if (data === 'erased' && this.kind === 'device') {
        this.kind = 'undecided';
        this.#keeper = memory();
      } else if (data === 'changed' && this.kind === 'undecided') {
        void this.#adopt();
        return;
      }
      this.dispatchEvent(new Event('elsewhere'));
    });
  }

  /** Another tab was told whose computer this is. */
  async #adopt() {
    if ((await this.#database?.get('settings', MODE).catch(() => null)) === 'device') {
      this.#useDatabase();
      this.dispatchEvent(new Event('elsewhere'));
    }
  }

  #tell() {
    this.dispatchEvent(new Event('change'));
    if (this.kind === 'device' && this.#keeper === this.#database) {
      this.#others?.postMessage('changed');
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
