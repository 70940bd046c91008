/**
 * The page's side of reading without a network: it registers the service worker, and offers a newer
 * version of the site when one is ready. It never forces one, and never offers one in a course.
 */

import { offer } from './update-notice.mjs';

const SCRIPT = new URL('../../../service-worker.js', import.meta.url);
const WANTED = 'meta[name="soundingboard-offline"]';
const LOOK_AGAIN = 3_600_000; // Milliseconds. A page may stay open all day.

/**
 * Start it, if the site has it turned on. Where it was turned off, the script takes itself away.
 */
export function startOffline() {
  const failed = (/** @type {unknown} */ error) =>
    console.info('This site cannot be kept for reading without a network.', error);
  register().catch(failed);
}

async function register() {
  // Refused in a frame without an origin; missing where the line isn't secure.
  const { serviceWorker } = navigator;
  if (!serviceWorker || !document.querySelector(WANTED)) {
    return;
  }
  if (document.readyState !== 'complete') {
    await new Promise((resolve) => addEventListener('load', resolve, { once: true }));
  }
  const registration = await serviceWorker.register(SCRIPT, { updateViaCache: 'none' });
  if (serviceWorker.controller === null) {
    const { active } = await serviceWorker.ready;
    active?.postMessage({ visited: location.href }); // On a first visit it didn't see the page.
  }
  const offerNewer = () => {
    const { waiting, active } = registration;
    if (waiting && active) {
      offer(() => show(waiting));
    }
  };
  offerNewer();
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', offerNewer);
  });
  setInterval(() => registration.update().catch(() => {}), LOOK_AGAIN);
}

/** @param {ServiceWorker} newer */
function show(newer) {
  const reload = () => location.reload();
  if (newer.state === 'installed') {
    navigator.serviceWorker.addEventListener('controllerchange', reload, { once: true });
    newer.postMessage({ show: 'newer' });
  } else {
    reload(); // One that could not wait has come before it.
  }
}
