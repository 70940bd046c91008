/** The page's program in Python: it is loaded and opened when it is first asked. */

import { EngineError, notLoaded } from '../engine/errors.mjs';
import { moment } from './moment.mjs';

/**
 * @import { Engine } from '../engine/client.mjs'
 * @import { Moment } from './moment.mjs'
 * @import { PageEvent, Reply } from './queue.mjs'
 */

/** The site has published another version since this page was loaded. */
export class PageOutdated extends Error {
  /** @override */
  name = 'PageOutdated';
}

/**
 * The engine that was asked knows nothing of the page: it was started anew, or will be. The next
 * one may answer; the client gives up after some.
 */
const AGAIN = ['crashed', 'timed-out', 'unknown-page'];

const PATIENCE = 60_000; // Milliseconds after which a server that has said nothing will not.

export class Program {
  #source;
  #version;
  /** @type {Engine | null} */
  #engine = null;
  /** @type {any} */
  #content = null;
  /** @type {Promise<{ engine: Engine, page: string }> | null} */
  #opened = null;
  /**
   * The time of the site's server, and the device's at that moment.
   *
   * @type {{ server: Moment, device: Moment } | null}
   */
  #clock = null;

  /**
   * @param {URL} source
   * @param {string} version that the page was made with
   */
  constructor(source, version) {
    this.#source = source;
    this.#version = version;
  }

  /** Whether Python has started, so that only its reply is waited for. */
  get started() {
    return this.#engine?.state === 'ready';
  }

  /** How much of it has come, from 0 to 1, as far as that's known. */
  get loaded() {
    return this.#engine?.loaded ?? 0;
  }

  /**
   * An engine that breaks down is replaced, and asked the same.
   *
   * @param {unknown} state
   * @param {PageEvent} event
   * @returns {Promise<Reply>}
   * @throws {PageOutdated}
   */
  async ask(state, event) {
    try {
      const { engine, page } = await (this.#opened ??= this.#open());
      const told = { ...event, clock: this.#clock };
      return await engine.ask('page.event', { page, state, event: told });
    } catch (error) {
      this.#opened = null; // It is opened anew the next time.
      if (error instanceof EngineError && AGAIN.includes(error.code)) {
        return this.ask(state, event);
      }
      throw error;
    }
  }

  /** The reader asks for it to be tried again. */
  renew() {
    this.#engine?.renew();
  }

  /** @returns {Promise<{ engine: Engine, page: string }>} the engine, and its name of the page */
  async #open() {
    const { engine } = await import('../engine/client.mjs').catch(notLoaded);
    this.#engine = engine;
    engine.start().catch(() => {}); // At the same time as the file; asking reports its failure.
    const source = (this.#content ??= await this.#load().catch(notLoaded));
    if (source.version !== this.#version) {
      throw new PageOutdated(`The page has ${this.#version}, the site ${source.version}.`);
    }
    return { engine, page: (await engine.ask('page.open', { source })).page };
  }

  /**
   * @returns {Promise<{ version?: string }>}
   * @throws {Error} it can't be fetched, or something else came, such as a sign-in page
   */
  async #load() {
    const signal = AbortSignal.timeout(PATIENCE);
    // A page from yesterday must not be compared with yesterday's source.
    const response = await fetch(this.#source, { cache: 'no-cache', signal });
    const date = new Date(response.headers.get('Date') ?? '');
    const isKnown = !Number.isNaN(date.getTime());
    this.#clock = isKnown ? { server: moment(date), device: moment(new Date()) } : null;
    const content = response.ok ? await response.json() : null;
    if (typeof content !== 'object' || content === null) {
      throw new TypeError(`${this.#source}: ${response.status}; an object was expected.`);
    }
    return content;
  }
}
