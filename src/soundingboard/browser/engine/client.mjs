/**
 * The page's side of the engine: one worker for the whole visit. Being a module of the page, it
 * outlives the instant navigation from page to page, and so does the Python that it has started.
 */

import { EngineCrashed, EngineRefused, EngineTimedOut, EngineUnavailable } from './errors.mjs';
import { lineOfPage } from './line.mjs';

/** @typedef {import('./protocol.mjs').Report} Report */
/** @typedef {'idle' | 'starting' | 'ready' | 'failed'} EngineState */
/** @typedef {Record<string, unknown>} Payload */

/**
 * Who waits for an answer, and since when (by `performance.now()`).
 * @typedef {{ since: number, resolve: (answer: string) => void, reject: (error: Error) => void }} Waiting
 */

/**
 * How long to wait, in milliseconds. A first start may have to fetch some 6 MB over a slow line.
 * @typedef {{ start: number, answer: number }} Patience
 */

/** @type {Patience} */
const PATIENCE = { start: 180_000, answer: 10_000 };

const OPENING = new Set(['course.open', 'page.open']);
const FORGOTTEN = new Set(['unknown-course', 'unknown-page']);

const STARTS = 2; // The first and one more.
const RESTARTS = 3; // After so many breakdowns in a visit, it is not chance.

/** The engine of this page. Its `state` event tells that {@link Engine.state} has changed. */
export class Engine extends EventTarget {
  #workerURL;
  #patience;
  /** @type {EngineState} */
  #state = 'idle';
  /** @type {Worker | null} */
  #worker = null;
  /** @type {Promise<void> | null} */
  #started = null;
  #way = '';
  #startsLeft = STARTS;
  #restartsLeft = RESTARTS;
  /** @type {EngineUnavailable | null} */
  #failure = null;
  /** @type {Waiting[]} in the order in which they asked, in which the worker answers */
  #waiting = [];
  /** @type {ReturnType<typeof setTimeout> | null} */
  #watching = null;
  /** @type {Map<string, { op: string, payload: Payload }>} what it was given, by its key */
  #opened = new Map();

  /**
   * @param {URL} [workerURL]
   * @param {Partial<Patience>} [patience]
   */
  constructor(workerURL = new URL('worker.mjs', import.meta.url), patience = {}) {
    super();
    this.#workerURL = workerURL;
    this.#patience = { ...PATIENCE, ...patience };
  }

  /** Where the engine is: not asked for yet, on its way, answering, or not to be had. */
  get state() {
    return this.#state;
  }

  /** By which way Python has started; empty before. For whoever measures. */
  get way() {
    return this.#way;
  }

  /** Why the last start failed, if it did. */
  get failure() {
    return this.#failure;
  }

  /**
   * Start the engine, unless it has been. A start that failed may be tried once more.
   *
   * The promise need not be awaited; {@link ask} waits by itself.
   *
   * @returns {Promise<void>} when the engine is ready
   * @throws {EngineUnavailable}
   */
  start() {
    if (this.#started === null) {
      if (this.#startsLeft === 0) {
        return Promise.reject(this.#failure);
      }
      this.#startsLeft -= 1;
      this.#started = this.#launch();
      // Whoever does not await it learns of a failure from `state`.
      this.#started.catch(() => {});
    }
    return this.#started;
  }

  /** Somebody asks for it to be tried again: a start that failed may be tried anew. */
  renew() {
    if (this.#started === null) {
      this.#startsLeft = STARTS;
      this.#restartsLeft = RESTARTS;
    }
  }

  /**
   * Ask the engine something. A tree, course or page that it has been given is given again by itself to
   * an engine that does not know it any more.
   *
   * @param {string} op
   * @param {Payload} [payload]
   * @returns {Promise<any>} the engine's answer, as its operation defines it
   * @throws {EngineRefused} it cannot do that
   * @throws {EngineUnavailable | EngineCrashed | EngineTimedOut}
   */
  async ask(op, payload = {}) {
    try {
      return await this.#request(op, payload);
    } catch (error) {
      const forgotten = error instanceof EngineRefused && FORGOTTEN.has(error.code);
      if (!forgotten || this.#opened.size === 0) {
        throw error;
      }
    }
    const opened = [...this.#opened.values()];
    await Promise.all(opened.map(({ op: open, payload: given }) => this.#request(open, given)));
    return this.#request(op, payload);
  }

  /**
   * @param {string} op
   * @param {Payload} payload
   * @returns {Promise<any>}
   */
  async #request(op, payload) {
    await this.start();
    const { ok, error } = JSON.parse(await this.#post(JSON.stringify({ ...payload, op })));
    if (error) {
      throw new EngineRefused(error.code, error.message);
    }
    if (OPENING.has(op)) {
      this.#opened.set(ok.tree ?? ok.course ?? ok.page, { op, payload });
    }
    return ok;
  }

  /**
   * @param {string} request
   * @returns {Promise<string>}
   */
  #post(request) {
    return new Promise((resolve, reject) => {
      if (this.#worker === null) {
        throw new EngineCrashed('it was gone before it could be asked');
      }
      this.#worker.postMessage(request);
      this.#waiting.push({ since: performance.now(), resolve, reject });
      this.#watch(this.#patience.answer);
    });
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
      if (!oldest) {
        return;
      }
      const { answer } = this.#patience;
      const left = oldest.since + answer - performance.now();
      if (left > 0) {
        this.#watch(left);
        return;
      }
      oldest.reject(new EngineTimedOut(answer));
      // Python cannot be called off, only done away with.
      this.#restart('another request did not end');
    }, wait);
  }

  /** @returns {Promise<void>} */
  async #launch() {
    this.#become('starting');
    try {
      await this.#readyWorker();
    } catch (cause) {
      this.#dismiss();
      this.#started = null;
      this.#failure =
        cause instanceof EngineUnavailable ? cause : new EngineUnavailable(cause, 'way');
      this.#become('failed');
      throw this.#failure;
    }
    this.#startsLeft = STARTS;
    this.#failure = null;
    this.#become('ready');
  }

  /** @returns {Promise<void>} when a new worker has reported that it is ready */
  #readyWorker() {
    return new Promise((resolve, reject) => {
      const url = new URL(this.#workerURL);
      url.searchParams.set('line', lineOfPage());
      const worker = made(url);
      this.#worker = worker;

      const { start } = this.#patience;
      const timer = setTimeout(() => reject(new EngineTimedOut(start)), start);

      /** @param {unknown} cause */
      const broken = (cause) => {
        clearTimeout(timer);
        reject(cause);
        if (worker === this.#worker && this.#state === 'ready') {
          this.#restart(cause);
        }
      };
      worker.addEventListener('error', (event) => broken(event.message || 'its script failed'));
      worker.addEventListener('messageerror', () => broken('its message could not be read'));
      worker.addEventListener('message', (/** @type {MessageEvent<Report>} */ { data }) => {
        if (worker !== this.#worker) {
          return; // Its askers have been told that it is gone; the answer is to none of today's.
        }
        if (typeof data === 'string') {
          this.#waiting.shift()?.resolve(data);
        } else if ('ready' in data) {
          clearTimeout(timer);
          this.#way = data.way;
          resolve();
        } else if ('failed' in data) {
          broken(new EngineUnavailable(data.failed, data.blame));
        } else {
          broken(data.crashed);
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
    const crashed = new EngineCrashed(cause);
    this.#waiting.splice(0).forEach(({ reject }) => reject(crashed));
    this.#started = null;
    if (this.#restartsLeft > 0) {
      this.#restartsLeft -= 1;
      this.start();
    } else {
      this.#startsLeft = 0;
      this.#failure = new EngineUnavailable(crashed);
      this.#become('failed');
    }
  }

  #dismiss() {
    this.#worker?.terminate();
    this.#worker = null;
  }

  /** @param {EngineState} state */
  #become(state) {
    this.#state = state;
    this.dispatchEvent(new Event('state'));
  }
}

/**
 * @param {URL} url
 * @throws {EngineUnavailable}
 */
function made(url) {
  try {
    return new Worker(url, { type: 'module' });
  } catch (cause) {
    throw new EngineUnavailable(cause, 'browser');
  }
}

/** The one engine that the whole site asks. */
export const engine = new Engine();
