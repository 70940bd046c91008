/**
 * Everything that the site stores of a person, in one place. Nothing is stored before the person has
 * said whether others use the computer as well. What a record means isn't known here.
 */

import { TookTooLong } from '../patience.mjs';
import { channelOf } from '../tabs.mjs';
import { Database, Emptied, textOf } from './database.mjs';
import { IDLE, Visit } from './visit.mjs';

/**
 * @import { Area, Found } from './database.mjs'
 */

/** @typedef {'undecided' | 'device' | 'visit'} Kind where things are stored */

/**
 * @typedef {'' | 'unavailable' | 'lost' | 'emptied' | 'full' | 'newer'} Trouble why the device won't
 *   keep what is done from now on: the browser stores nothing for this site, no longer does, has
 *   thrown away what it had, has no more room, or has what a newer version of the site has stored
 */

/** @typedef {Found & { text: string, revision: number }} Entry a record, as it was read last */

/**
 * @typedef {object} Change
 * @property {Area} area
 * @property {string} key
 * @property {unknown} value `undefined` to delete the record
 * @property {number} [expected] the revision that must be there now, 0 for nothing; anything if left
 *   out
 */

/** Fires `change` after something has changed here, and `elsewhere` after another tab changed it. */
export class Storage extends EventTarget {
  #name;
  #visit;
  /**
   * Everything that this page has read or written. Browsers close a database in the background, clear
   * it, let it fill up or never answer; then the page goes on with this.
   *
   * @type {Map<string, Entry>}
   */
  #known = new Map();
  /** The newest revision. Each page counts for itself: a new number for each other text of a record. */
  #newest = 0;
  /** @type {Promise<Database> | null} null while it isn't open, and after it was given up */
  #database = null;
  #givenUp = false;
  /** @type {Promise<void> | null} */
  #opened = null;
  /** @type {BroadcastChannel | null} */
  #others = null;
  #lastSign = Date.now();

  /** @type {Kind} */
  kind = 'undecided';

  /** @type {Trouble} */
  trouble = '';

  /** Whether a visit has ended in this page; the next person sees a note about it. */
  ended = false;

  /** Whether the browser has promised not to clear its storage by itself. */
  persisted = false;

  /** @param {string} name sites of one host differ in it */
  constructor(name) {
    super();
    this.#name = name;
    this.#visit = new Visit(name);
  }

  /** @returns {Promise<void>} when it is known what is stored */
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
    const visit = this.#visit.read();
    if (visit !== null) {
      this.kind = 'visit';
      this.#learn(visit);
      return;
    }
    if (await this.#isOwn()) {
      this.kind = 'device';
      this.#ask(() => navigator.storage?.persisted?.());
    }
    this.#listen();
  }

  /** This is the person's own computer: store things until they are erased. */
  async useDevice() {
    await this.open();
    this.#visit.end();
    this.kind = 'device';
    await this.#try((database) => database.own());
    this.#ask(() => navigator.storage?.persist?.());
    this.#tell();
  }

  /** Others use this computer: store nothing beyond the visit. */
  async useVisit() {
    await this.open();
    this.kind = 'visit';
    this.trouble = '';
    this.#known.clear();
    this.#visit.write([]);
    this.#tell();
  }

  /** Forgets the visit; the next person is asked anew. */
  async endVisit() {
    this.#visit.end();
    this.#known.clear();
    this.kind = 'undecided';
    this.ended = true;
    this.#tell();
  }

  /** @returns {Promise<Entry[]>} every record, as it is now */
  async read() {
    await this.open();
    if (this.kind === 'device') {
      await this.#try(async (database) => {
        const found = await database.read();
        // What is known is newer than what comes after the database was given up.
        return this.#givenUp || this.kind !== 'device' || this.#learn(found);
      });
    }
    return [...this.#known.values()];
  }

  /**
   * Writes all or nothing.
   *
   * @param {Change[]} changes
   * @returns {Promise<boolean>} false if a record isn't as expected; then read, and decide anew
   */
  async write(changes) {
    await this.open();
    const isStale = () =>
      changes.some(
        ({ expected, ...at }) => expected !== undefined && expected !== (this.#at(at)?.revision ?? 0),
      );
    if (isStale()) {
      return false;
    }
    if (this.kind === 'device') {
      const writes = changes.map(({ expected, ...write }) =>
        expected === undefined ? write : { ...write, wanted: this.#at(write)?.text ?? '' },
      );
      const written = await this.#try((database) => database.write(writes));
      // If the database was given up meanwhile, the page has gone on since.
      if (written === false || (this.#givenUp && isStale())) {
        return false;
      }
    }
    for (const { area, key, value } of changes) {
      this.#know({ area, key, value });
    }
    if (this.kind === 'visit') {
      this.#visit.write(this.#known.values());
    }
    this.#tell();
    return true;
  }

  /**
   * Deletes everything, in every tab.
   *
   * @throws {Error} the browser may still store something; this page has forgotten it
   */
  async erase() {
    await this.open();
    this.#visit.end();
    this.#known.clear();
    this.kind = 'undecided';
    try {
      const database = await Database.open(this.#name);
      await database.clear().finally(() => database.close());
    } finally {
      this.#tell();
      this.#post('erased');
    }
  }

  /** @param {{ area: Area, key: string }} record */
  #at({ area, key }) {
    return this.#known.get(`${area}/${key}`);
  }

  /** @param {Found} record */
  #know({ area, key, value }) {
    const id = `${area}/${key}`;
    const text = textOf(value);
    if (value === undefined) {
      this.#known.delete(id);
    } else if (this.#known.get(id)?.text !== text) {
      this.#newest += 1;
      this.#known.set(id, { area, key, value, text, revision: this.#newest });
    }
  }

  /**
   * Knows these records, and no others.
   *
   * @param {Found[]} found
   */
  #learn(found) {
    const ids = new Set(found.map(({ area, key }) => `${area}/${key}`));
    for (const id of this.#known.keys()) {
      if (!ids.has(id)) {
        this.#known.delete(id);
      }
    }
    found.forEach((record) => this.#know(record));
    return true;
  }

  /** @returns {Promise<boolean>} whether this computer was said to be the person's own */
  async #isOwn() {
    const own = await this.#try(async (database) => {
      const isOwn = await database.isOwn();
      return isOwn && this.#learn(await database.read());
    }, 'unavailable');
    return own === true;
  }

  /**
   * When the browser closes the database, it is opened once more.
   *
   * @template T
   * @param {(database: Database) => Promise<T>} work
   * @param {Trouble} [otherwise] what the trouble is if nothing more is known of it
   * @returns {Promise<T | undefined>} `undefined` if the database was given up
   */
  async #try(work, otherwise = 'lost') {
    for (let turn = 0; !this.#givenUp; turn += 1) {
      const opening = (this.#database ??= Database.open(this.#name));
      try {
        return await work(await opening);
      } catch (error) {
        const hopeless = error instanceof TookTooLong || error instanceof Emptied || isFull(error);
        if (hopeless || turn > 0) {
          await this.#giveUp(opening, error, otherwise);
        } else if (this.#database === opening) {
          this.#database = null;
          close(opening);
        }
      }
    }
    return undefined;
  }

  /**
   * @param {Promise<Database>} opening
   * @param {unknown} failure
   * @param {Trouble} otherwise
   */
  async #giveUp(opening, failure, otherwise) {
    if (this.#givenUp) {
      return;
    }
    this.#givenUp = true;
    this.#database = null;
    if (isFull(failure)) {
      // It can still be read, and another tab may have written to it.
      await opening.then((database) => database.read()).then((found) => this.#learn(found), () => {});
    }
    close(opening);
    this.trouble = troubleOf(failure) ?? otherwise;
    this.#tell();
  }

  /**
   * Whether the browser has promised to keep things. Nothing waits for it: Firefox asks the person for
   * permission, and settles nothing until it is given.
   *
   * @param {() => Promise<boolean> | undefined} ask
   */
  #ask(ask) {
    new Promise((resolve) => resolve(ask())).then(
      (persisted) => (this.persisted = persisted === true),
      () => {},
    );
  }

  #listen() {
    this.#others = channelOf(this.#name);
    this.#others?.addEventListener('message', ({ data }) => {
      if (data === 'erased' && this.kind === 'device') {
        this.kind = 'undecided';
        this.#known.clear();
      } else if (data === 'changed' && this.kind === 'undecided') {
        void this.#adopt();
        return;
      }
      this.dispatchEvent(new Event('elsewhere'));
    });
  }

  /** Another tab was told whose computer this is. */
  async #adopt() {
    if (await this.#isOwn()) {
      this.kind = 'device';
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
      this.#known.clear();
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

/** @param {Promise<Database>} opening */
function close(opening) {
  void opening.then(
    (database) => database.close(),
    () => {},
  );
}

/** @param {unknown} failure @returns {Trouble | null} null if nothing more is known */
function troubleOf(failure) {
  if (failure instanceof Emptied) {
    return 'emptied';
  }
  if (isFull(failure)) {
    return 'full';
  }
  return failure instanceof DOMException && failure.name === 'VersionError' ? 'newer' : null;
}

/** @param {unknown} error */
function isFull(error) {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}

/** The one storage of the whole site; another site on the same host has another. */
export const storage = new Storage(`sounding-board:${new URL('../../../', import.meta.url).pathname}`);
