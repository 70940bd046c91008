/** Waiting for what a browser may never settle: a permission prompt, a database that hangs. */

/** A promise was still open when the time was up. */
export class TookTooLong extends Error {
  /** @override */
  name = 'TookTooLong';
}

/**
 * @template T
 * @param {number} milliseconds
 * @param {() => T | PromiseLike<T>} ask
 * @returns {Promise<T>}
 * @throws {TookTooLong} if the answer hasn't come by then; it is ignored when it comes later
 */
export function within(milliseconds, ask) {
  return new Promise((resolve, reject) => {
    const late = () => reject(new TookTooLong(`No answer within ${milliseconds} ms.`));
    const timer = setTimeout(late, milliseconds);
    // Asked at once, since a browser may grant only what is asked for while a click is handled.
    new Promise((/** @type {(value: T | PromiseLike<T>) => void} */ settle) => settle(ask()))
      .then(resolve, reject)
      .finally(() => clearTimeout(timer));
  });
}
