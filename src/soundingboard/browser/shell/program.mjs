/** The page's program in Python: it is loaded and opened when it is first asked. */

import { EngineRefused, NotLoaded } from '../engine/errors.mjs';
import { siteFile } from '../engine/site-file.mjs';
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

const FORGOTTEN = 'unknown-page'; // What an engine says that was started anew.

export class Program {
  #source;
  #version;
  /** @type {Engine | null} */
  #engine = null;
  /** @type {any} */
  #content = null;
  /** @type {Promise<string> | null} */
  #opened = null;
  /** The time of the site's server, and the device's at that moment. @type {{ server: Moment, device: Moment } | null} */
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
   * @param {unknown} state
   * @param {PageEvent} event
   * @returns {Promise<Reply>}
   * @throws {PageOutdated}
   */
  async ask(state, event) {
    try {
      const page = await (this.#opened ??= this.#open());
      const told = { ...event, clock: this.#clock };
      return await /** @type {Engine} */ (this.#engine).ask('page.event', { page, state, event: told });
    } catch (error) {
      this.#opened = null; // It is opened anew the next time.
      if (error instanceof EngineRefused && error.code === FORGOTTEN) {
        return this.ask(state, event);
      }
      throw error;
    }
  }

  /** The reader asks for it to be tried again. */
  renew() {
    this.#engine?.renew();
  }

  /** @returns {Promise<string>} the engine's name of the page */
  async #open() {
    const { engine } = await import('../engine/client.mjs').catch((cause) => {
      throw new NotLoaded(cause);
    });
    this.#engine = engine;
    engine.start().catch(() => {}); // At the same time as the file; asking reports its failure.
    const content = (this.#content ??= await this.#load());
    if (content.version !== this.#version) {
      throw new PageOutdated(`The page has ${this.#version}, the site ${content.version}.`);
    }
    const { page } = await engine.ask('page.open', { source: content });
    return page;
  }

  async #load() {
    // A page from yesterday must not be compared with yesterday's source.
    const { content, headers } = await siteFile(this.#source, { cache: 'no-cache' });
    const date = new Date(headers.get('Date') ?? '');
    this.#clock = Number.isNaN(date.getTime()) ? null : { server: moment(date), device: moment(new Date()) };
    return content;
  }
}
