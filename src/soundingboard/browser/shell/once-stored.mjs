/**
 * A page like that of device-page.mjs, of which nothing but this and the storage is loaded before it's
 * needed: most readers of a procedure never take a course.
 */

import { storage } from '../storage/storage.mjs';

/**
 * @import { Area } from '../storage/database.mjs'
 */

/**
 * @param {Area} area
 * @returns {Promise<CustomElementConstructor>} when something is stored there, or a visit is under way
 */
export async function devicePageOnceStored(area) {
  for (let change = changed(); !(await isStored(area)); change = changed()) {
    await change; // One that came while the storage was read isn't missed.
  }
  const { devicePageElement } = await import('./device-page.mjs');
  return devicePageElement();
}

/** @param {Area} wanted */
async function isStored(wanted) {
  const entries = await storage.read();
  return storage.kind === 'visit' || entries.some(({ area }) => area === wanted);
}

function changed() {
  return new Promise((resolve) => {
    for (const name of ['change', 'elsewhere']) {
      storage.addEventListener(name, resolve, { once: true });
    }
  });
}
