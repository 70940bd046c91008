/**
 * The worker: one Python, which answers one request after the other. It starts as soon as it is
 * made, and says when it is ready. See protocol.mjs for what it is sent and what it reports.
 *
 * @typedef {import('./protocol.mjs').Request} Request
 * @typedef {import('./protocol.mjs').Report} Report
 */

import { startEngine } from './startup.mjs';

/** @param {Report} message */
const report = (message) => self.postMessage(message);

/** @param {unknown} error */
const words = (error) => (error instanceof Error ? `${error.name}: ${error.message}` : `${error}`);

try {
  const handle = await startEngine();

  self.addEventListener('message', (/** @type {MessageEvent<Request>} */ { data }) => {
    try {
      report({ id: data.id, answer: handle(data.request) });
    } catch (error) {
      // The engine's `handle` never raises, so this is Python itself that has come to grief.
      report({ crashed: words(error) });
    }
  });
  report({ ready: true });
} catch (error) {
  report({ failed: words(error) });
}
