/** The site's storage as courses and receipts, for the pages that aren't Python programs yet. */

import { storage } from '../storage/storage.mjs';
import { freshRecord, receiptOf, recordOf, sound } from './records.mjs';

/**
 * @import { Area } from '../storage/database.mjs'
 * @import { Change, Entry } from '../storage/storage.mjs'
 * @import { CourseRecord, KeptReceipt } from './records.mjs'
 */

/** Fires the events of the storage. */
export class Store extends EventTarget {
  /**
   * What this page has had in its hands is better than nothing, and than what isn't as it should be.
   *
   * @type {Map<string, unknown>}
   */
  #sound = new Map();

  constructor() {
    super();
    for (const name of ['change', 'elsewhere']) {
      storage.addEventListener(name, () => {
        if (storage.kind === 'undecided') {
          this.#sound.clear();
        }
        this.dispatchEvent(new Event(name));
      });
    }
  }

  get kind() {
    return storage.kind;
  }

  get trouble() {
    return storage.trouble;
  }

  get ended() {
    return storage.ended;
  }

  get persisted() {
    return storage.persisted;
  }

  open() {
    return storage.open();
  }

  useDevice() {
    return storage.useDevice();
  }

  useVisit() {
    return storage.useVisit();
  }

  endVisit() {
    return storage.endVisit();
  }

  /**
   * @param {string} id
   * @returns {Promise<CourseRecord>}
   */
  async course(id) {
    const entries = await storage.read();
    const entry = entries.find(({ area, key }) => area === 'courses' && key === id);
    return recordOf(await this.#soundOf('courses', id, entry));
  }

  /**
   * @param {string} id
   * @param {(record: CourseRecord) => CourseRecord} change
   * @returns {Promise<CourseRecord>} as it is now
   */
  async updateCourse(id, change) {
    return recordOf(await this.#update('courses', id, (now) => change(recordOf(now))));
  }

  /** @returns {Promise<Map<string, CourseRecord>>} by course id */
  async courses() {
    return new Map((await this.#all('courses')).map(([key, value]) => [key, recordOf(value)]));
  }

  /** @returns {Promise<KeptReceipt[]>} */
  async receipts() {
    const found = await this.#all('receipts');
    return found.map(([, value]) => receiptOf(value)).filter((receipt) => receipt !== null);
  }

  /** @param {KeptReceipt} receipt */
  async keepReceipt(receipt) {
    await this.#update('receipts', receipt.id, () => receipt);
  }

  /** @param {string} course of which a receipt was made: it begins afresh the next time */
  async closeCourse(course) {
    await this.updateCourse(course, freshRecord);
  }

  /**
   * @param {Area} area
   * @returns {Promise<[key: string, value: unknown][]>}
   */
  async #all(area) {
    const entries = (await storage.read()).filter((entry) => entry.area === area);
    /** @type {[string, unknown][]} */
    const found = [];
    for (const entry of entries) {
      found.push([entry.key, await this.#soundOf(area, entry.key, entry)]);
    }
    return found.filter(([, value]) => value !== undefined);
  }

  /**
   * @param {Area} area
   * @param {string} key
   * @param {Entry | undefined} entry
   */
  async #soundOf(area, key, entry) {
    const { value, reason } = sound(area, entry?.value);
    if (reason) {
      return this.#update(area, key, (now) => now);
    }
    const id = `${area}/${key}`;
    if (value === undefined) {
      return this.#sound.get(id);
    }
    this.#sound.set(id, value);
    return value;
  }

  /**
   * What isn't as it should be is set aside as it was found, in the same transaction.
   *
   * @param {Area} area
   * @param {string} key
   * @param {(now: unknown) => unknown} change
   */
  async #update(area, key, change) {
    const id = `${area}/${key}`;
    for (;;) {
      const entries = await storage.read();
      const entry = entries.find((each) => each.area === area && each.key === key);
      const { value: now, reason } = sound(area, entry?.value);
      const before = this.#sound.get(id);
      const value = change((reason ? before : now) ?? now ?? before);
      /** @type {Change[]} */
      const changes = [{ area, key, value, expected: entry?.revision ?? 0 }];
      if (reason) {
        const aside = { area, key, value: entry?.value, reason };
        changes.push({ area: 'settings', key: `aside/${id}`, value: aside });
      }
      if (await storage.write(changes)) {
        this.#sound.set(id, value);
        return value;
      }
    }
  }
}

export const store = new Store();
