/** How fast the reader's line is, told from what the page itself has just fetched. */

const FAST = 20; // Megabits a second from which a snapshot's bytes cost less than the time it saves.
const ENOUGH = 30_000; // Bytes below which a download tells of the delay, not of the line.

/**
 * Whether bytes cost less than time on this line. Where nothing is known it is taken for slow, since
 * too many bytes on a slow line are worse than a slower start on a fast one.
 *
 * @returns {boolean}
 */
export function isFastLine() {
  if (/** @type {any} */ (navigator).connection?.saveData) {
    return false;
  }
  const rates = performance
    .getEntriesByType('resource')
    .map((entry) => /** @type {PerformanceResourceTiming} */ (entry))
    .filter(({ transferSize }) => transferSize > ENOUGH)
    .map(({ encodedBodySize, requestStart, responseEnd }) => {
      return (encodedBodySize * 8) / 1_000 / (responseEnd - requestStart);
    });
  return Math.max(0, ...rates) >= FAST;
}
