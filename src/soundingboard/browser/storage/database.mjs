/**
 * What outlasts the visit: the site's IndexedDB database. It knows nothing of what is in a record.
 */

import { within } from '../patience.mjs';

/** The database's object stores. @typedef {'settings' | 'courses' | 'receipts'} Area */

/** @type {readonly Area[]} */
const AREAS = ['settings', 'courses', 'receipts'];

/** @typedef {{ area: Area, key: string, value: unknown }} Found */

/**
 * @typedef {object} Change
 * @property {Area} area
 * @property {string} key
 * @property {unknown} value `undefined` to delete the record
 * @property {string} [expected] the text of what must be there now, empty for nothing; anything if
 *   left out
 */

const VERSION = 1;
// Milliseconds. Some browsers neither do what is asked nor say that they won't.
const PATIENCE = 4000;

// In the settings: whose computer this is.
const MODE = 'mode';
const OWN = 'device';

/** Somebody has emptied the database since this page began to use it. */
export class Emptied extends Error {
  /** @override */
  name = 'Emptied';
}

/**
 * The part of `idb`'s interface that is used.
 *
 * @typedef {object} Store
 * @property {(key: string) => Promise<unknown>} get
 * @property {() => Promise<unknown[]>} getAll
 * @property {() => Promise<IDBValidKey[]>} getAllKeys
 * @property {(value: unknown, key: string) => Promise<unknown>} put
 * @property {(key: string) => Promise<void>} delete
 * @property {() => Promise<void>} clear
 * @typedef {Omit<IDBTransaction, 'objectStore'> & { done: Promise<void>, objectStore: At }}
 *   Transaction
 * @typedef {Omit<IDBDatabase, 'transaction'> & { transaction: (areas: readonly Area[], mode:
 *   IDBTransactionMode, options: IDBTransactionOptions) => Transaction, }} Opened
 */

/** @typedef {(area: Area) => Store} At */

const library = import(new URL('../vendor/idb.mjs', import.meta.url).href);
library.catch(() => {}); // Opening the database says so.

/** Every method rejects if the browser fails, and then nothing has changed. */
export class Database {
  #database;

  /** @param {Opened} database */
  constructor(database) {
    this.#database = database;
  }

  /**
   * @param {string} name
   * @returns {Promise<Database>}
   */
  static async open(name) {
    const { openDB } = await library;
    const opening = () =>
      openDB(name, VERSION, {
        upgrade(/** @type {IDBDatabase} */ made) {
          AREAS.forEach((area) => made.createObjectStore(area));
        },
        // A newer version of this site, in another tab, must not wait for us.
        blocking: (/** @type {[number, number, any]} */ ...[, , { target }]) => target.close(),
      });
    return new Database(await within(PATIENCE, opening));
  }

  /** @returns {Promise<boolean>} whether somebody has said that this computer is their own */
  isOwn() {
    return this.#transact('readonly', isOwn);
  }

  /** Notes that this computer is the person's own, without which nothing is read or written. */
  own() {
    return this.#transact('readwrite', (at) => at('settings').put(OWN, MODE));
  }

  /**
   * @returns {Promise<Found[]>} all records, whatever they are
   * @throws {Emptied}
   */
  read() {
    return this.#transact('readonly', async (at) => {
      await mustBeOwn(at);
      const found = AREAS.map(async (area) => {
        const [keys, values] = await Promise.all([at(area).getAllKeys(), at(area).getAll()]);
        return keys.map((key, index) => ({ area, key: String(key), value: values[index] }));
      });
      return (await Promise.all(found)).flat();
    });
  }

  /**
   * Writes all or nothing, in one transaction.
   *
   * @param {Change[]} changes
   * @returns {Promise<boolean>} false if another record is there than was expected
   * @throws {Emptied}
   */
  write(changes) {
    return this.#transact('readwrite', async (at) => {
      await mustBeOwn(at);
      for (const { area, key, expected } of changes) {
        if (expected !== undefined && textOf(await at(area).get(key)) !== expected) {
          return false;
        }
      }
      for (const { area, key, value } of changes) {
        // If one fails, so does the transaction.
        (value === undefined ? at(area).delete(key) : at(area).put(value, key)).catch(() => {});
      }
      return true;
    });
  }

  /** @returns {Promise<void>} once everything is deleted */
  clear() {
    const clear = (/** @type {At} */ at) =>
      AREAS.forEach((area) => at(area).clear().catch(() => {}));
    return this.#transact('readwrite', clear);
  }

  close() {
    this.#database.close();
  }

  /**
   * @template T
   * @param {IDBTransactionMode} mode
   * @param {(at: At) => T | Promise<T>} work waits for nothing but its requests
   * @returns {Promise<T>} what *work* gives, once the transaction is safely through
   */
  #transact(mode, work) {
    return within(PATIENCE, async () => {
      const transaction = this.#database.transaction(AREAS, mode, { durability: 'strict' });
      transaction.done.catch(() => {}); // It is reported below.
      try {
        const result = await work((area) => transaction.objectStore(area));
        await transaction.done;
        return result;
      } catch (error) {
        try {
          transaction.abort();
        } catch {
          // It has ended already.
        }
        throw transaction.error ?? error;
      }
    });
  }
}

/** @param {At} at */
const isOwn = async (at) => (await at('settings').get(MODE)) === OWN;

/** @param {At} at @throws {Emptied} */
async function mustBeOwn(at) {
  if (!(await isOwn(at))) {
    throw new Emptied('Nothing in the database says that it may be used.');
  }
}

/**
 * A record as JSON text, by which two of them are compared; empty if there is none. What JSON can't
 * express, such as a key, isn't told apart.
 *
 * @param {unknown} value
 * @returns {string}
 */
export function textOf(value) {
  try {
    return value === undefined ? '' : (JSON.stringify(value) ?? JSON.stringify(String(value)));
  } catch {
    return JSON.stringify(String(value));
  }
}
