/** What outlasts the visit: the site's IndexedDB database. It knows nothing of what is in a record. */

import { within } from '../patience.mjs';

/** The database's object stores. @typedef {'settings' | 'courses' | 'receipts'} Area */

/** @type {readonly Area[]} */
const AREAS = ['settings', 'courses', 'receipts'];

/** @typedef {{ area: Area, key: string, value: unknown }} Found */

/**
 * @typedef {object} Write
 * @property {Area} area
 * @property {string} key
 * @property {unknown} value `undefined` to delete the record
 * @property {string} [wanted] the text of what must be there now, empty for nothing; anything if left
 *   out
 */

const VERSION = 1;
const PATIENCE = 4000; // Milliseconds. Some browsers neither do what is asked nor say that they won't.

// In the settings: whose computer this is.
const MODE = 'mode';
const OWN = 'device';

/** Somebody has emptied the database since this page began to use it. */
export class Emptied extends Error {
  /** @override */
  name = 'Emptied';
}

/** Another record is there than was expected, and nothing was written. */
class Changed extends Error {}

/** Every method rejects if the browser fails, and then nothing has changed. */
export class Database {
  #database;

  /** @param {IDBDatabase} database */
  constructor(database) {
    this.#database = database;
    // A newer version of this site, in another tab, must not wait for us.
    database.addEventListener('versionchange', () => database.close());
  }

  /**
   * @param {string} name
   * @returns {Promise<Database>}
   */
  static async open(name) {
    return new Database(await within(PATIENCE, () => opened(name)));
  }

  /** @returns {Promise<boolean>} whether somebody has said that this computer is their own */
  isOwn() {
    return this.#transact('readonly', false, async (settings) => (await resultOf(settings.get(MODE))) === OWN);
  }

  /** Notes that this computer is the person's own, without which nothing is read or written. */
  own() {
    return this.#transact('readwrite', false, (settings) => resultOf(settings.put(OWN, MODE)));
  }

  /**
   * @returns {Promise<Found[]>} all records, whatever they are
   * @throws {Emptied}
   */
  read() {
    return this.#transact('readonly', true, async (_settings, at) => {
      const found = AREAS.map(async (area) => {
        const [keys, values] = await Promise.all([
          resultOf(at(area).getAllKeys()),
          resultOf(at(area).getAll()),
        ]);
        return keys.map((key, index) => ({ area, key: String(key), value: values[index] }));
      });
      return (await Promise.all(found)).flat();
    });
  }

  /**
   * Writes all or nothing, in one transaction.
   *
   * @param {Write[]} writes
   * @returns {Promise<boolean>} false if another record is there than was expected
   * @throws {Emptied}
   */
  async write(writes) {
    try {
      await this.#transact('readwrite', true, async (_settings, at) => {
        for (const { area, key, wanted } of writes) {
          if (wanted !== undefined && textOf(await resultOf(at(area).get(key))) !== wanted) {
            throw new Changed();
          }
        }
        for (const { area, key, value } of writes) {
          const store = at(area);
          await (value === undefined ? resultOf(store.delete(key)) : resultOf(store.put(value, key)));
        }
      });
      return true;
    } catch (error) {
      if (error instanceof Changed) {
        return false;
      }
      throw error;
    }
  }

  /** @returns {Promise<void>} once everything is deleted */
  clear() {
    return within(PATIENCE, () => {
      const transaction = this.#database.transaction([...AREAS], 'readwrite');
      AREAS.forEach((area) => transaction.objectStore(area).clear());
      return ended(transaction);
    });
  }

  close() {
    this.#database.close();
  }

  /**
   * @template T
   * @param {IDBTransactionMode} kind
   * @param {boolean} owned whether the computer must have been said to be the person's own
   * @param {(settings: IDBObjectStore, at: (area: Area) => IDBObjectStore) => Promise<T>} work waits
   *   for nothing but its requests
   * @returns {Promise<T>} what *work* gives, once the transaction is safely through
   */
  #transact(kind, owned, work) {
    return within(PATIENCE, async () => {
      const transaction = this.#database.transaction([...AREAS], kind, { durability: 'strict' });
      const end = ended(transaction);
      end.catch(() => {}); // It is reported below.
      try {
        const settings = transaction.objectStore('settings');
        if (owned && (await resultOf(settings.get(MODE))) !== OWN) {
          throw new Emptied('Nothing in the database says that it may be used.');
        }
        const result = await work(settings, (area) => transaction.objectStore(area));
        await end;
        return result;
      } catch (error) {
        abort(transaction);
        throw transaction.error ?? error;
      }
    });
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
  if (value === undefined) {
    return '';
  }
  try {
    return JSON.stringify(value) ?? JSON.stringify(String(value));
  } catch {
    return JSON.stringify(String(value));
  }
}

/**
 * @param {string} name
 * @returns {Promise<IDBDatabase>}
 */
function opened(name) {
  const request = indexedDB.open(name, VERSION);
  request.onupgradeneeded = () => {
    AREAS.forEach((area) => request.result.createObjectStore(area));
  };
  return resultOf(request);
}

/**
 * @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>}
 */
function resultOf(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/**
 * @param {IDBTransaction} transaction
 * @returns {Promise<void>}
 */
function ended(transaction) {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () =>
      reject(transaction.error ?? new DOMException('The transaction was aborted.', 'AbortError'));
  });
}

/** @param {IDBTransaction} transaction */
function abort(transaction) {
  try {
    transaction.abort();
  } catch {
    // It has ended already.
  }
}
