/**
 * The worker: one Python, which answers one request after the other. It starts as soon as it is
 * made, and says when it is ready. See protocol.mjs for what it is sent and what it reports.
 */

import { blame, startEngine } from './startup.mjs';

// What that imports in its turn: named here, it is fetched at once and not file by file.
import './downloads.mjs';
import './snapshot.mjs';
import './starts.mjs';

/**
 * @import { Report, Request } from './protocol.mjs'
 */

/** @param {Report} message */
const report = (message) => self.postMessage(message);

/** @param {unknown} error */
const words = (error) => (error instanceof Error ? `${error.name}: ${error.message}` : `${error}`);

try {
  const { searchParams } = new URL(self.location.href);
  const { handle, way } = await startEngine(
    searchParams.get('line') === 'slow',
    (loaded) => report({ loaded }),
  );

  self.addEventListener('message', (/** @type {MessageEvent<Request>} */ { data }) => {
    try {
      report(handle(data));
    } catch (error) {
      // The engine's `handle` never raises, so this is a Python that has crashed.
      report({ failed: words(error), blame: 'browser' });
    }
  });
  report({ ready: true, way });
} catch (error) {
  report({ failed: words(error), blame: await blame(error) });
}
