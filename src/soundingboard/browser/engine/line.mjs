/** How fast the reader's line is: what the page can tell of it, and what the worker measures. */

const FAST = 20; // Megabits a second from which a snapshot's bytes cost less than the time it saves.
const ENOUGH = 25_000; // Bytes below which a download tells of the delay, not of the line.

/** @typedef {'fast' | 'slow' | 'unknown'} Line Whether bytes cost less than time on it. */

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
  return Math.max(0, ...rates) >= FAST ? 'fast' : 'unknown';
}

/**
 * What the download of one large module tells. Whatever is started next needs that module anyway.
 *
 * @param {URL} url
 * @returns {Promise<Line>} slow where nothing can be told, since too many bytes on a slow line are
 *   worse than a slower start on a fast one
 */
export async function lineOfModule(url) {
  await import(url.href);
  const [entry] = performance.getEntriesByName(url.href);
  const timing = /** @type {PerformanceResourceTiming | undefined} */ (entry);
  return timing && timing.transferSize > ENOUGH && rate(timing, timing.responseStart) >= FAST
    ? 'fast'
    : 'slow';
}

/**
 * @param {PerformanceResourceTiming} entry
 * @param {number} since
 * @returns {number} megabits a second
 */
function rate({ encodedBodySize, responseEnd }, since) {
  return (encodedBodySize * 8) / 1_000 / (responseEnd - since);
}
