/** How fast the reader's line is: what the page can tell of it, and what the worker measures. */

const FAST = 20; // Megabits a second from which a snapshot's bytes cost less than the time it saves.
const ENOUGH = 25_000; // Bytes below which a download tells of the delay, not of the line.

/**
 * @typedef {'fast' | 'slow' | 'unknown' | 'hidden'} Line Whether bytes cost less than time on it; hidden
 *   where a service worker answers, since browsers don't say then how a file has come.
 */

/**
 * What the page's own downloads tell. They are small and mostly spent waiting, so a low rate says
 * nothing.
 *
 * @returns {Line}
 */
export function lineOfPage() {
  if (/** @type {any} */ (navigator).connection?.saveData) {
    return 'slow';
  }
  const rates = performance
    .getEntriesByType('resource')
    .map((entry) => /** @type {PerformanceResourceTiming} */ (entry))
    .filter(({ transferSize }) => transferSize > ENOUGH)
    .map((entry) => rate(entry, entry.requestStart));
  if (Math.max(0, ...rates) >= FAST) {
    return 'fast';
  }
  try {
    return navigator.serviceWorker?.controller ? 'hidden' : 'unknown';
  } catch {
    return 'unknown'; // Refused in a frame without an origin.
  }
}

/**
 * What the download of one large module tells. Whatever is started next needs that module anyway.
 *
 * @param {URL} url
 * @param {Line} line what the page knows
 * @returns {Promise<'fast' | 'slow'>} slow if it can't be measured, since too many bytes on a slow line are
 *   worse than a slower start on a fast one
 */
export async function lineOfModule(url, line) {
  return (await (line === 'hidden' ? rateOfFetch(url) : rateOfImport(url))) >= FAST ? 'fast' : 'slow';
}

/**
 * @param {URL} url
 * @returns {Promise<number>} megabits a second; 0 if it can't be measured
 */
async function rateOfImport(url) {
  await import(url.href);
  const [entry] = performance.getEntriesByName(url.href);
  const timing = /** @type {PerformanceResourceTiming | undefined} */ (entry);
  return timing && timing.transferSize > ENOUGH ? rate(timing, timing.responseStart) : 0;
}

/**
 * The service worker keeps it meanwhile, so that importing it afterwards takes no second download.
 *
 * @param {URL} url
 * @returns {Promise<number>} megabits a second; 0 if it can't be measured
 */
async function rateOfFetch(url) {
  const response = await fetch(url);
  const since = performance.now();
  await response.arrayBuffer();
  // As it was sent, compressed. What the service worker has kept comes without it.
  const length = Number(response.headers.get('Content-Length'));
  return length > ENOUGH ? (length * 8) / 1_000 / (performance.now() - since) : 0;
}

/**
 * @param {PerformanceResourceTiming} entry
 * @param {number} since
 * @returns {number} megabits a second
 */
function rate({ encodedBodySize, responseEnd }, since) {
  return (encodedBodySize * 8) / 1_000 / (responseEnd - since);
}
