/**
 * The page's side of reading without a network: it registers the service worker, and offers a newer
 * version of the site when one is ready. It never forces one, and never offers one in a course.
 */

import { channelOf } from '../tabs.mjs';
import { UpdateNotice } from './update-notice.mjs';

const SCRIPT = new URL('../../../service-worker.js', import.meta.url);
const ENGINE = new URL('../engine/worker.mjs', import.meta.url);
const WANTED = 'meta[name="soundingboard-offline"]';
const CACHES = /^soundingboard-(site-|withdrawn$)/;
const LOOK_AGAIN = 3_600_000; // Milliseconds. A page may stay open all day.

/** Start it, or take away what an earlier visit has left if the site has it turned off. */
export async function startOffline() {
  try {
    const { serviceWorker } = navigator; // Refused in a frame without an origin.
    if (serviceWorker === undefined) {
      return; // An unsafe origin, or a browser that has none.
    }
    await (document.querySelector(WANTED) ? register(serviceWorker) : leave(serviceWorker));
  } catch (error) {
    console.info('This site cannot be kept for reading without a network.', error);
  }
}

/** @param {ServiceWorkerContainer} serviceWorker */
async function register(serviceWorker) {
  channelOf('soundingboard-offline')?.addEventListener('message', async ({ data }) => {
    if (data === 'engine wanted') {
      const { active } = await serviceWorker.ready;
      active?.postMessage({ visited: ENGINE.href });
    }
  });
  await loaded();
  const registration = await serviceWorker.register(SCRIPT, { updateViaCache: 'none' });
  const firstVisit = serviceWorker.controller === null;
  if (firstVisit) {
    const { active } = await serviceWorker.ready;
    active?.postMessage({ visited: location.href });
  }
  offerNewer(registration, serviceWorker);
  setInterval(() => registration.update().catch(() => {}), LOOK_AGAIN);
}

/**
 * @param {ServiceWorkerRegistration} registration
 * @param {ServiceWorkerContainer} serviceWorker
 */
function offerNewer(registration, serviceWorker) {
  const offer = () => {
    const newer = registration.waiting;
    if (newer && registration.active) {
      new UpdateNotice(() => {
        if (newer.state !== 'installed') {
          location.reload(); // One that could not wait has come before it.
          return;
        }
        serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
        newer.postMessage({ show: 'newer' });
      }).offer();
    }
  };
  offer();
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', offer);
  });
}

/** @param {ServiceWorkerContainer} serviceWorker */
async function leave(serviceWorker) {
  const registrations = await serviceWorker.getRegistrations();
  for (const registration of registrations) {
    if (registration.active?.scriptURL === SCRIPT.href) {
      await registration.unregister();
    }
  }
  for (const name of await caches.keys()) {
    if (CACHES.test(name)) {
      await caches.delete(name);
    }
  }
}

/** @returns {Promise<void>} when the page has everything it came for */
function loaded() {
  return new Promise((resolve) => {
    if (document.readyState === 'complete') {
      resolve();
    } else {
      addEventListener('load', () => resolve(), { once: true });
    }
  });
}
