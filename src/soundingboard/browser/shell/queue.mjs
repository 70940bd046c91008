/**
 * The order of events and replies. One event is with Python at a time; the others wait. Each is
 * asked with the state of the reply before it. Every reply is reported, but shown only if no newer
 * event waits.
 */

/**
 * @import { Mark } from './marks.mjs'
 */

/**
 * @typedef {{ name: string } & Record<string, unknown>} PageEvent
 * @typedef {{ effect: string } & Record<string, unknown>} Effect
 * @typedef {object} View
 * @property {string} live
 * @property {Record<string, string>} regions HTML by the region's name
 * @property {Mark[]} marks
 * @property {string} [title] what stands first in the document's title, if that is for the view to
 *   say
 * @property {[key: string, selector: string] | null} [focus] what gets the focus when the key
 *   changes
 * @typedef {{ state: unknown, effects: Effect[], view: View }} Reply
 */

/**
 * @typedef {object} Hands what the queue can't do by itself
 * @property {(state: unknown, event: PageEvent) => Promise<Reply>} ask
 * @property {(event: PageEvent, reply: Reply) => void} answered the reply to this event has come:
 *   what it has the device do is due, once
 * @property {(reply: Reply) => void} show
 * @property {(error: unknown, event: PageEvent) => boolean} failed whether the events that wait may
 *   still be asked
 * @property {() => boolean} keeps whether events that couldn't be asked are asked before the next
 *   one
 */

export class Queue {
  #hands;
  /** @type {unknown} */
  #state = null;
  /** @type {PageEvent[]} */
  #waiting = [];
  /** @type {PageEvent[]} */
  #lost = [];
  #busy = false;
  #ended = false;

  /** @param {Hands} hands */
  constructor(hands) {
    this.#hands = hands;
  }

  /** @param {PageEvent[]} events none to ask again what was lost */
  add(...events) {
    this.#waiting.push(...this.#lost, ...events);
    this.#lost = [];
    if (!this.#busy) {
      void this.#run();
    }
  }

  /** Nothing is asked, shown or reported any more. */
  end() {
    this.#ended = true;
  }

  async #run() {
    this.#busy = true;
    while (this.#waiting.length > 0 && !this.#ended) {
      await this.#send(/** @type {PageEvent} */ (this.#waiting.shift()));
    }
    this.#busy = false;
  }

  /** @param {PageEvent} event */
  async #send(event) {
    try {
      const reply = await this.#hands.ask(this.#state, event);
      if (this.#ended) {
        return;
      }
      this.#state = reply.state;
      this.#hands.answered(event, reply);
      if (this.#waiting.length === 0) {
        this.#hands.show(reply);
      }
    } catch (error) {
      if (!this.#ended && !this.#hands.failed(error, event)) {
        this.#lost = this.#hands.keeps() ? [event, ...this.#waiting] : [];
        this.#waiting = [];
      }
    }
  }
}
