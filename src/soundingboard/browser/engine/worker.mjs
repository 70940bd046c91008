/**
 * The worker: one Python, which answers one request after the other. It starts as soon as it is
 * made, and says when it is ready. See protocol.mjs for what it is sent and what it reports.
 *
 * @typedef {import('./protocol.mjs').Request} Request
 * @typedef {import('./protocol.mjs').Report} Report
 * @typedef {import('./line.mjs').Line} Line
 */

import { blame, startEngine } from './startup.mjs';

// What that imports in its turn: named here, it is fetched at once and not file by file.
import '../patience.mjs';
import '../tabs.mjs';
import './downloads.mjs';
import './fast-start.mjs';
import './line.mjs';
import './plain-start.mjs';
import './snapshot.mjs';
import './wasm-failure.mjs';

const LEISURE = 3_000; // Milliseconds after which what is left to fetch is in nobody's way.

/** @param {Report} message */
const report = (message) => self.postMessage(message);

/** @param {unknown} error */
const words = (error) => (error instanceof Error ? `${error.name}: ${error.message}` : `${error}`);

try {
  const line = new URL(self.location.href).searchParams.get('line') ?? 'unknown';
  const { handle, way, after } = await startEngine(/** @type {Line} */ (line));

  self.addEventListener('message', (/** @type {MessageEvent<Request>} */ { data }) => {
    try {
      report(handle(data));
    } catch (error) {
      // The engine's `handle` never raises, so this is Python itself that has come to grief.
      report({ crashed: words(error) });
    }
  });
  report({ ready: true, way });
  setTimeout(after, LEISURE);
} catch (error) {
  report({ failed: words(error), blame: await blame(error) });
}
