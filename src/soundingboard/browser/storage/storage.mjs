/**
 * Everything that the site stores of a person, in one place. Nothing is stored before the person
 * has said whether others use the computer as well. What a record means isn't known here.
 */

import { TookTooLong } from '../patience.mjs';
import { channelOf } from '../tabs.mjs';
import { Database, textOf } from './database.mjs';
import { IDLE, endVisit, readVisit, writeVisit } from './visit.mjs';

/**
 * @import { Area, Change, Found } from './database.mjs'
 */

/** @typedef {'undecided' | 'device' | 'visit'} Kind where things are stored */

/**
 * @typedef {'' | 'unavailable' | 'lost' | 'emptied' | 'full' | 'newer'} Trouble why the device
 *   won't keep what is done from now on: the browser stores nothing for this site, no longer does,
 *   has thrown away what it had, has no more room, or has what a newer version of the site has
 *   stored
 */

/** @typedef {Found & { text: string }} Entry a record, as it was read last, and its JSON */

/** Fires `change` after something has changed, here or in another tab. */
export class Storage extends EventTarget {
  #name;
  /**
   * Everything that this page has read or written. Browsers close a database in the background,
   * clear it, let it fill up or never answer; then the page goes on with this.
   *
   * @type {Map<string, Entry>}
   */
  #known = new Map();
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
  }

  /** @returns {Promise<void>} when it is known what is stored */
  open() {
    return (this.#opened ??= this.#open());
  }

  async #open() {
    window.addEventListener('pagehide', () => this.#left());
    for (const sign of ['pointerdown', 'keydown']) {
      document.addEventListener(sign, () => (this.#lastSign = Date.now()), { passive: true });
    }
    setInterval(() => this.#idle(), 15_000);
    const visit = readVisit(this.#name);
    if (visit !== null) {
      this.kind = 'visit';
      this.#learn(visit);
      return;
    }
    await this.#adopt();
    if (this.kind === 'device') {
      void this.#ask(() => navigator.storage?.persisted?.());
    }
    this.#others = channelOf(this.#name);
    this.#others?.addEventListener('message', async ({ data }) => {
      if (data === 'erased' && this.kind === 'device') {
        this.#forget('undecided');
      } else if (data === 'changed' && this.kind === 'undecided') {
        await this.#adopt(); // Another tab was told whose computer this is.
      }
      this.dispatchEvent(new Event('change'));
    });
  }

  /** This is the person's own computer: store things until they are erased. */
  async useDevice() {
    await this.open();
    endVisit(this.#name);
    this.kind = 'device';
    await this.#try((database) => database.own());
    void this.#ask(() => navigator.storage?.persist?.());
    this.#tell();
  }

  /** Others use this computer: store nothing beyond the visit. */
  async useVisit() {
    await this.open();
    this.#forget('visit');
    this.trouble = '';
    writeVisit(this.#name, []);
    this.#tell();
  }

  /** Forgets the visit; the next person is asked anew. */
  async endVisit() {
    endVisit(this.#name);
    this.#forget('undecided');
    this.ended = true;
    this.#tell();
  }

  /** @returns {Promise<Entry[]>} every record, as it is now */
  async read() {
    await this.open();
    const isOwn = this.kind === 'device';
    const found = isOwn ? await this.#try((database) => database.read()) : undefined;
    // What is known is newer than what comes after the database was given up.
    if (found && !this.#givenUp && this.kind === 'device') {
      this.#learn(found);
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
      changes.some(({ area, key, expected }) => {
        const { text = '' } = this.#known.get(idOf(area, key)) ?? {};
        return expected !== undefined && expected !== text;
      });
    if (isStale()) {
      return false;
    }
    if (this.kind === 'device') {
      const written = await this.#try((database) => database.write(changes));
      // If the database was given up meanwhile, the page has gone on since.
      if (written === false || (this.#givenUp && isStale())) {
        return false;
      }
    }
    this.#learn([...this.#known.values(), ...changes]);
    if (this.kind === 'visit') {
      writeVisit(this.#name, this.#known.values());
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
    endVisit(this.#name);
    this.#forget('undecided');
    try {
      const database = await Database.open(this.#name);
      await database.clear().finally(() => database.close());
    } finally {
      this.#tell();
      this.#others?.postMessage('erased');
    }
  }

  /**
   * Knows these records, the later of two in one place, and no others.
   *
   * @param {Found[]} found
   */
  #learn(found) {
    this.#known.clear();
    for (const { area, key, value } of found) {
      if (value === undefined) {
        this.#known.delete(idOf(area, key));
      } else {
        this.#known.set(idOf(area, key), { area, key, value, text: textOf(value) });
      }
    }
  }

  /** Uses the database if it was said that this computer is the person's own. */
  async #adopt() {
    await this.#try(async (database) => {
      if (await database.isOwn()) {
        this.#learn(await database.read());
        this.kind = 'device';
      }
    }, 'unavailable');
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
        if (turn > 0 || error instanceof TookTooLong || troubleOf(error)) {
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
    const trouble = troubleOf(failure) ?? otherwise;
    if (trouble === 'full') {
      // It can still be read, and another tab may have written to it.
      const reading = opening.then((database) => database.read());
      await reading.then((found) => this.#learn(found)).catch(() => {});
    }
    close(opening);
    this.trouble = trouble;
    this.#tell();
  }

  /**
   * Whether the browser has promised to keep things. Nothing waits for it: Firefox asks the person
   * for permission, and settles nothing until it is given.
   *
   * @param {() => Promise<boolean> | undefined} ask
   */
  async #ask(ask) {
    try {
      this.persisted = (await ask()) === true;
    } catch {
      // The browser refuses.
    }
  }

  #tell() {
    this.dispatchEvent(new Event('change'));
    if (this.kind === 'device' && this.trouble === '') {
      this.#others?.postMessage('changed');
    }
  }

  /** @param {Kind} kind where things are stored from now on */
  #forget(kind) {
    this.kind = kind;
    this.#known.clear();
  }

  /** The page is left, maybe to be brought back by the next person with the browser's Back. */
  #left() {
    if (this.kind === 'visit') {
      this.#forget('undecided');
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

/** @param {Area} area @param {string} key */
const idOf = (area, key) => `${area}/${key}`;

/** @param {Promise<Database>} opening */
function close(opening) {
  opening.then((database) => database.close()).catch(() => {});
}

/** What is known of a failure, by the name of its error. @type {Record<string, Trouble>} */
const TROUBLES = { Emptied: 'emptied', QuotaExceededError: 'full', VersionError: 'newer' };

/** @param {any} failure @returns {Trouble | undefined} */
const troubleOf = (failure) => TROUBLES[failure?.name];

const { pathname } = new URL('../../../', import.meta.url);
/** The one storage of the whole site; another site on the same host has another. */
export const storage = new Storage(`sounding-board:${pathname}`);
