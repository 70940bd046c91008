/**
 * A page like that of device-page.mjs, of which nothing but this and the storage is loaded before
 * it's needed: most readers of a procedure never take a course.
 */

import { storage } from '../storage/storage.mjs';

/**
 * @import { Area } from '../storage/database.mjs'
 */

/**
 * @param {Area} area
 * @returns {Promise<CustomElementConstructor>} when something is stored there, or a visit is under
 *   way
 */
export async function onceStored(area) {
  const isStored = async () =>
    (await storage.read()).some((entry) => entry.area === area) || storage.kind === 'visit';
  for (let change = changed(); !(await isStored()); change = changed()) {
    await change; // One that came while the storage was read isn't missed.
  }
  const { devicePageElement } = await import('./device-page.mjs');
  return devicePageElement();
}

function changed() {
  return new Promise((resolve) => storage.addEventListener('change', resolve, { once: true }));
}
