/** The keeper that outlasts the visit: IndexedDB. */

import { AREAS } from './areas.mjs';

/**
 * @import { Area, Entry, Keeper } from './areas.mjs'
 */

const VERSION = 1;
const PATIENCE = 4000; // Some browsers neither open a database nor say that they will not.

/**
 * @param {string} name
 * @returns {Promise<Keeper>}
 * @throws {Error} the browser keeps nothing for this page
 */
export async function openDatabase(name) {
  const database = await opened(name);
  // A newer version of this site, in another tab, must not wait for us.
  database.addEventListener('versionchange', () => database.close());
  return {
    get: (area, key) => finished(database, area, 'readonly', (store) => store.get(key)),
    all: (area) => allOf(database, area),
    update: (area, key, change) => updated(database, area, key, change),
    clear: () => cleared(database),
    close: () => database.close(),
  };
}

/**
 * @param {string} name
 * @returns {Promise<IDBDatabase>}
 */
function opened(name) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The database did not open.')), PATIENCE);
    const request = indexedDB.open(name, VERSION);
    request.onupgradeneeded = () => {
      for (const area of AREAS) {
        request.result.createObjectStore(area);
      }
    };
    request.onsuccess = () => {
      clearTimeout(timer);
      resolve(request.result);
    };
    request.onerror = () => {
      clearTimeout(timer);
      reject(request.error);
    };
  });
}

/**
 * The result of one request, once its transaction is safely through.
 *
 * @param {IDBDatabase} database
 * @param {Area} area
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => IDBRequest} ask
 * @returns {Promise<any>}
 */
function finished(database, area, mode, ask) {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(area, mode);
    const request = ask(transaction.objectStore(area));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error ?? request.error);
  });
}

/**
 * @param {IDBDatabase} database
 * @param {Area} area
 * @returns {Promise<Entry[]>}
 */
async function allOf(database, area) {
  const [keys, values] = await Promise.all([
    finished(database, area, 'readonly', (store) => store.getAllKeys()),
    finished(database, area, 'readonly', (store) => store.getAll()),
  ]);
  return keys.map((/** @type {IDBValidKey} */ key, /** @type {number} */ index) => ({
    area,
    key: String(key),
    value: values[index],
  }));
}

/**
 * Reading and writing in one transaction, so that two tabs never undo each other's work.
 *
 * @param {IDBDatabase} database
 * @param {Area} area
 * @param {string} key
 * @param {(now: unknown) => unknown} change
 * @returns {Promise<unknown>}
 */
function updated(database, area, key, change) {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(area, 'readwrite', { durability: 'strict' });
    const store = transaction.objectStore(area);
    const request = store.get(key);
    /** @type {unknown} */
    let value;
    /** @type {unknown} */
    let failure;
    request.onsuccess = () => {
      try {
        value = change(request.result);
        if (value === undefined) {
          store.delete(key);
        } else {
          store.put(value, key);
        }
      } catch (error) {
        failure = error;
        transaction.abort();
      }
    };
    transaction.oncomplete = () => resolve(value);
    transaction.onabort = () => reject(failure ?? transaction.error);
  });
}

/**
 * @param {IDBDatabase} database
 * @returns {Promise<void>}
 */
function cleared(database) {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction([...AREAS], 'readwrite');
    for (const area of AREAS) {
      transaction.objectStore(area).clear();
    }
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
}
