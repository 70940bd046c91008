/**
 * What outlasts the visit: IndexedDB. A record that isn't as it should be is set aside among the
 * settings as it was found, and stops nothing else.
 */

import { within } from '../patience.mjs';
import { AREAS, asideKey, MODE, sound } from './areas.mjs';

/**
 * @import { Area, Entry, Keeper } from './areas.mjs'
 */

const VERSION = 1;
const PATIENCE = 4000; // Milliseconds. Some browsers neither do what is asked nor say that they won't.

/** Somebody has emptied the database since this page began to use it. */
export class Emptied extends Error {
  /** @override */
  name = 'Emptied';
}

/** Every method fails where the browser does, and then nothing has changed. */
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
   * @throws {Error} the browser keeps nothing for this page
   */
  static async open(name) {
    return new Database(await within(PATIENCE, () => opened(name)));
  }

  /** @returns {Promise<unknown>} whose computer this is, as far as anybody has said */
  mode() {
    return this.#transact('settings', 'readonly', null, (store) => resultOf(store.get(MODE)));
  }

  /**
   * @param {Area} area
   * @param {string} key
   * @returns {Promise<unknown>} as it is found; `undefined` where there is nothing
   * @throws {Emptied}
   */
  get(area, key) {
    return this.#transact(area, 'readonly', 'device', (store) => resultOf(store.get(key)));
  }

  /**
   * @param {Area} area
   * @returns {Promise<Entry[]>} as they are found
   * @throws {Emptied}
   */
  all(area) {
    return this.#transact(area, 'readonly', 'device', async (store) => {
      const [keys, values] = await Promise.all([
        resultOf(store.getAllKeys()),
        resultOf(store.getAll()),
      ]);
      return keys.map((key, index) => ({ area, key: String(key), value: values[index] }));
    });
  }

  /**
   * Reading and writing in one transaction, so that two tabs never undo each other's work.
   *
   * @param {Area} area
   * @param {string} key
   * @param {Parameters<Keeper['update']>[2]} change
   * @returns {Promise<unknown>}
   * @throws {Emptied}
   */
  update(area, key, change) {
    const mode = area === 'settings' && key === MODE ? null : 'device';
    return this.#transact(area, 'readwrite', mode, async (store, settings) => {
      const found = await resultOf(store.get(key));
      const { value: now, reason } = sound(area, found);
      const value = change(now, reason !== '');
      if (reason) {
        settings.put({ area, key, value: found, reason }, asideKey(area, key));
      }
      await (value === undefined ? resultOf(store.delete(key)) : resultOf(store.put(value, key)));
      return value;
    });
  }

  /** @returns {Promise<void>} */
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
   * @param {Area} area
   * @param {IDBTransactionMode} kind
   * @param {'device' | null} mode what somebody must have said of this computer
   * @param {(store: IDBObjectStore, settings: IDBObjectStore) => Promise<T>} work waits for nothing
   *   but its requests
   * @returns {Promise<T>} what *work* gives, once the transaction is safely through
   */
  #transact(area, kind, mode, work) {
    return within(PATIENCE, async () => {
      const areas = new Set([area, /** @type {Area} */ ('settings')]);
      const transaction = this.#database.transaction([...areas], kind, { durability: 'strict' });
      const end = ended(transaction);
      end.catch(() => {}); // It is told below.
      try {
        const settings = transaction.objectStore('settings');
        if (mode !== null && (await resultOf(settings.get(MODE))) !== mode) {
          throw new Emptied('Nothing in the database says that it may be used.');
        }
        const result = await work(transaction.objectStore(area), settings);
        await end;
        return result;
      } catch (error) {
        calledOff(transaction);
        throw transaction.error ?? error;
      }
    });
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
      reject(transaction.error ?? new DOMException('It was called off.', 'AbortError'));
  });
}

/** @param {IDBTransaction} transaction */
function calledOff(transaction) {
  try {
    transaction.abort();
  } catch {
    // It has ended already.
  }
}
