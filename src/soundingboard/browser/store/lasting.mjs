/**
 * The device's own keeper: the database, and beside it whatever this page has had in its hands. When
 * the browser closes the database, it is opened once more; when it is lost, emptied or full, the
 * page goes on with what it has.
 */

import { TookTooLong } from '../patience.mjs';
import { AREAS, asideKey, isUsable, sound } from './areas.mjs';
import { Database, Emptied } from './database.mjs';
import { memory } from './memory.mjs';

/**
 * @import { Area, Keeper } from './areas.mjs'
 */

/**
 * @typedef {'' | 'unavailable' | 'lost' | 'emptied' | 'full' | 'newer'} Trouble why what should
 *   outlast the visit will not: the browser keeps nothing for this site, no longer does, has thrown
 *   away what it had, has no more room, or has what a newer version of the site has kept
 */

/** @implements {Keeper} */
export class Lasting {
  #name;
  #troubled;
  /** @type {Promise<Database> | null} null while it is not open, and after it was given up */
  #database = null;
  #givenUp = false;
  #held = memory();

  /**
   * @param {string} name
   * @param {(trouble: Trouble) => void} troubled called once, when the database is given up
   */
  constructor(name, troubled) {
    this.#name = name;
    this.#troubled = troubled;
  }

  /** @returns {Promise<boolean>} whether this computer was said to be the person's own */
  async isOwn() {
    const own = await this.#ask(async (database) => (await database.mode()) === 'device', 'unavailable');
    if (own !== true) {
      return false;
    }
    // What the page knows it can give back.
    for (const area of AREAS) {
      await this.all(area);
    }
    return true;
  }

  /** @type {Keeper['get']} */
  async get(area, key) {
    const found = await this.#ask((database) => database.get(area, key));
    if (found === undefined) {
      return this.#held.get(area, key);
    }
    if (!isUsable(area, found)) {
      return this.update(area, key, (now) => now);
    }
    return this.#hold(area, key, found);
  }

  /** @type {Keeper['all']} */
  async all(area) {
    const entries = (await this.#ask((database) => database.all(area))) ?? [];
    for (const { key, value } of entries) {
      await (isUsable(area, value)
        ? this.#hold(area, key, value)
        : this.update(area, key, (now) => now));
    }
    return this.#held.all(area);
  }

  /** @type {Keeper['update']} */
  async update(area, key, change) {
    const held = await this.#held.get(area, key);
    // What this page knows is better than nothing, and than what is not as it should be.
    const better = (/** @type {unknown} */ now, /** @type {boolean} */ spoilt = false) =>
      change((spoilt ? held : now) ?? now ?? held);
    /** @type {unknown} */
    let value;
    const done = await this.#ask(async (database) => {
      value = await database.update(area, key, better);
      return true;
    });
    // Written down, but told so only after the database was given up: the page has gone on since.
    return this.#held.update(area, key, done && !this.#givenUp ? () => value : change);
  }

  /** @type {Keeper['clear']} */
  async clear() {
    this.forget();
    const database = await Database.open(this.#name);
    try {
      await database.clear();
    } finally {
      database.close();
    }
  }

  /** What this page has had in its hands is no longer known. */
  forget() {
    this.#held = memory();
  }

  /**
   * What was read becomes what the page holds. After the database was given up, what it holds is
   * newer than what a reading under way still brings.
   *
   * @param {Area} area
   * @param {string} key
   * @param {unknown} found
   */
  #hold(area, key, found) {
    return this.#held.update(area, key, (now) => (this.#givenUp ? (now ?? found) : found));
  }

  close() {
    this.#close(this.#database);
  }

  /**
   * @template T
   * @param {(database: Database) => Promise<T>} work
   * @param {Trouble} [otherwise] what the trouble is where nothing more is known of it
   * @returns {Promise<T | undefined>} `undefined` where the database was given up
   */
  async #ask(work, otherwise = 'lost') {
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
          this.#close(opening);
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
      await this.#takeOver(await opening);
    }
    this.#close(opening);
    this.#troubled(troubleOf(failure) ?? otherwise);
  }

  /** @param {Promise<Database> | null} opening */
  #close(opening) {
    void opening?.then(
      (database) => database.close(),
      () => {},
    );
  }

  /**
   * What can still be read, and isn't held yet.
   *
   * @param {Database} database
   */
  async #takeOver(database) {
    for (const area of AREAS) {
      for (const { key, value: found } of await database.all(area).catch(() => [])) {
        const { value, reason } = sound(area, found);
        await this.#held.update(area, key, (now) => now ?? value);
        if (reason) {
          const aside = { area, key, value: found, reason };
          await this.#held.update('settings', asideKey(area, key), () => aside);
        }
      }
    }
  }
}

/** @param {unknown} failure @returns {Trouble | null} null where nothing more is known */
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
