/**
 * The page's side of reading without a network: it registers the service worker, and offers a newer
 * version of the site when one is ready. It never forces one, and never offers one in a course.
 */

import { offer } from './update-notice.mjs';

const SCRIPT = new URL('../../../service-worker.js', import.meta.url);
const WANTED = 'meta[name="soundingboard-offline"]';
const LOOK_AGAIN = 3_600_000; // Milliseconds. A page may stay open all day.

/** Start it, if the site has it turned on. Where it was turned off, the script takes itself away. */
export async function startOffline() {
  try {
    // Refused in a frame without an origin; missing where the line isn't secure.
    const { serviceWorker } = navigator;
    if (serviceWorker && document.querySelector(WANTED)) {
      await register(serviceWorker);
    }
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
