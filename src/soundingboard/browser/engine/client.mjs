/**
 * The page's side of the engine: one worker for as long as the page is open.
 */

import { within } from '../patience.mjs';
import { EngineError, EngineRefused, EngineUnavailable } from './errors.mjs';

/** @typedef {import('./protocol.mjs').Report} Report */
/** @typedef {'idle' | 'starting' | 'ready' | 'failed'} EngineState */

/**
 * Who waits for an answer, and since when (by `performance.now()`).
 * @typedef {{ since: number, resolve: (answer: string) => void, reject: (error: Error) => void }}
 *   Waiting
 */

// Milliseconds. A first start may have to fetch some 6 MB over a slow line.
const PATIENCE = { start: 180_000, answer: 10_000 };

const RESTARTS = 3; // After so many breakdowns in a visit, it is not chance.

/** The engine of this page. */
export class Engine {
  #workerURL;
  #patience;
  /** @type {Worker | null} */
  #worker = null;
  /** @type {Promise<void> | null} */
  #started = null;
  #restartsLeft = RESTARTS;
  /** @type {Waiting[]} in the order in which they asked, in which the worker answers */
  #waiting = [];
  /** @type {ReturnType<typeof setTimeout> | null} */
  #watching = null;

  /** @type {EngineState} not asked for yet, on its way, answering, or not to be had */
  state = 'idle';

  /** By which way Python has started; empty before. For measurements. */
  way = '';

  /** How much of it has come while it starts, from 0 to 1, as far as that's known. */
  loaded = 0;

  /** @type {EngineUnavailable | null} why a start failed, if one did */
  failure = null;

  /**
   * @param {URL} [workerURL]
   * @param {Partial<typeof PATIENCE>} [patience]
   */
  constructor(workerURL = new URL('worker.mjs', import.meta.url), patience = {}) {
    this.#workerURL = workerURL;
    this.#patience = { ...PATIENCE, ...patience };
  }

  /**
   * Start the engine, unless it has been. A start that failed is tried again.
   *
   * The promise need not be awaited; {@link ask} waits by itself.
   *
   * @returns {Promise<void>} when the engine is ready
   * @throws {EngineUnavailable}
   */
  start() {
    if (this.#restartsLeft < 0) {
      return Promise.reject(this.failure);
    }
    this.#started ??= this.#launch();
    this.#started.catch(() => {}); // `state` says so, too.
    return this.#started;
  }

  /** Somebody asks for an engine that kept breaking down to be tried again. */
  renew() {
    this.#restartsLeft = RESTARTS;
  }

  /**
   * Ask the engine something. One that was started anew knows nothing of what it was asked before.
   *
   * @param {string} op
   * @param {Record<string, unknown>} [payload]
   * @returns {Promise<any>} the engine's answer, as its operation defines it
   * @throws {EngineError}
   */
  async ask(op, payload = {}) {
    await this.start();
    /** @type {string} */
    const answer = await new Promise((resolve, reject) => {
      if (this.#worker === null) {
        throw crashed('it was gone before it could be asked');
      }
      this.#worker.postMessage(JSON.stringify({ ...payload, op }));
      this.#waiting.push({ since: performance.now(), resolve, reject });
      this.#watch(this.#patience.answer);
    });
    const { ok, error } = JSON.parse(answer);
    if (error) {
      throw new EngineRefused(error.code, error.message);
    }
    return ok;
  }

  /**
   * Looks after a while whether somebody has waited too long. One timer serves them all: to set and
   * clear one for each request would take a good part of a step's time.
   *
   * @param {number} wait milliseconds
   */
  #watch(wait) {
    this.#watching ??= setTimeout(() => {
      this.#watching = null;
      const [oldest] = this.#waiting;
      const { answer } = this.#patience;
      const left = oldest ? oldest.since + answer - performance.now() : 0;
      if (left > 0) {
        this.#watch(left);
      } else if (oldest) {
        oldest.reject(new EngineError('timed-out', `There was no answer within ${answer} ms.`));
        // Python cannot be called off, only done away with.
        this.#restart('another request did not end');
      }
    }, wait);
  }

  /** @returns {Promise<void>} */
  async #launch() {
    this.state = 'starting';
    try {
      this.way = await within(this.#patience.start, () => this.#readyWorker());
    } catch (cause) {
      const known = cause instanceof EngineUnavailable;
      this.#dismiss();
      this.state = 'failed';
      this.failure = known ? cause : new EngineUnavailable(cause, 'way');
      throw this.failure;
    }
    this.state = 'ready';
    keepForLater(this.#workerURL).catch(() => {}); // Refused in a frame without an origin.
  }

  /** @returns {Promise<string>} by which way a new worker has started, when it is ready */
  #readyWorker() {
    return new Promise((resolve, reject) => {
      const worker = madeFrom(this.#workerURL);
      this.#worker = worker;

      /** @param {unknown} cause */
      const broken = (cause) => {
        reject(cause);
        if (worker === this.#worker && this.state === 'ready') {
          this.#restart(cause);
        }
      };
      worker.addEventListener('error', (event) => broken(event.message || 'its script failed'));
      worker.addEventListener('message', (/** @type {MessageEvent<Report>} */ { data }) => {
        if (worker !== this.#worker) {
          return; // Its askers have been told that it is gone; the answer is to none of today's.
        }
        if (typeof data === 'string') {
          this.#waiting.shift()?.resolve(data);
        } else if ('loaded' in data) {
          this.loaded = data.loaded;
        } else if ('ready' in data) {
          resolve(data.way);
        } else {
          broken(new EngineUnavailable(data.failed, data.blame));
        }
      });
    });
  }

  /**
   * Do away with a worker that is of no more use, tell those who wait for it, and start another.
   * @param {unknown} cause
   */
  #restart(cause) {
    this.#dismiss();
    const error = crashed(cause);
    this.#waiting.splice(0).forEach(({ reject }) => reject(error));
    this.#restartsLeft -= 1;
    if (this.#restartsLeft < 0) {
      this.failure = new EngineUnavailable(error, 'browser');
      this.state = 'failed';
    } else {
      void this.start();
    }
  }

  #dismiss() {
    this.#worker?.terminate();
    this.#worker = null;
    this.#started = null;
  }
}

/** @param {unknown} cause */
function crashed(cause) {
  return new EngineError('crashed', 'The engine broke down before it could answer.', cause);
}

/**
 * @param {URL} workerURL
 * @throws {EngineUnavailable}
 */
function madeFrom(workerURL) {
  const url = new URL(workerURL);
  if (/** @type {any} */ (navigator).connection?.saveData) {
    url.searchParams.set('line', 'slow');
  }
  try {
    return new Worker(url, { type: 'module' });
  } catch (cause) {
    throw new EngineUnavailable(cause, 'browser');
  }
}

/**
 * On a first visit the worker may start before the service worker sees what it fetches. This
 * message has the service worker keep the rest of what Python needs.
 *
 * @param {URL} workerURL
 */
async function keepForLater({ href }) {
  const registration = await navigator.serviceWorker?.ready;
  registration?.active?.postMessage({ visited: href });
}

/** The one engine that the whole site asks. */
export const engine = new Engine();
