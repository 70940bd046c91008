/**
 * The page's side of reading without a network: it registers the service worker, and offers a newer
 * version of the site when one is ready. It never forces one, and never offers one in a course.
 */

import { offer } from './update-notice.mjs';

const SCRIPT = new URL('../../../service-worker.js', import.meta.url);
const WANTED = 'meta[name="soundingboard-offline"]';
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
  if (document.readyState !== 'complete') {
    await new Promise((resolve) => addEventListener('load', resolve, { once: true }));
  }
  const registration = await serviceWorker.register(SCRIPT, { updateViaCache: 'none' });
  if (serviceWorker.controller === null) {
    const { active } = await serviceWorker.ready;
    active?.postMessage({ visited: location.href }); // On a first visit it didn't see the page.
  }
  const offerNewer = () => {
    const newer = registration.waiting;
    if (newer && registration.active) {
      offer(() => show(newer, serviceWorker));
    }
  };
  offerNewer();
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', offerNewer);
  });
  setInterval(() => registration.update().catch(() => {}), LOOK_AGAIN);
}

/**
 * @param {ServiceWorker} newer
 * @param {ServiceWorkerContainer} serviceWorker
 */
function show(newer, serviceWorker) {
  if (newer.state !== 'installed') {
    location.reload(); // One that could not wait has come before it.
    return;
  }
  serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  newer.postMessage({ show: 'newer' });
}

/** @param {ServiceWorkerContainer} serviceWorker */
async function leave(serviceWorker) {
  for (const registration of await serviceWorker.getRegistrations()) {
    if (registration.active?.scriptURL === SCRIPT.href) {
      await registration.unregister();
    }
  }
  for (const name of await caches.keys()) {
    if (name.startsWith('soundingboard-')) {
      await caches.delete(name);
    }
  }
}
