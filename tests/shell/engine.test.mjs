/** The page's program and a worker that crashes: the page is opened again, and the event isn't lost. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

globalThis.navigator ??= {};
// The client watches for late answers; Node.js isn't to wait for that.
const { setTimeout } = globalThis;
globalThis.setTimeout = (...given) => setTimeout(...given).unref();
globalThis.fetch = async () => Response.json({ version: '1' });
const { engine } = await import('../../src/soundingboard/browser/engine/client.mjs');
const { Program } = await import('../../src/soundingboard/browser/shell/program.mjs');
const { Queue } = await import('../../src/soundingboard/browser/shell/queue.mjs');

/** Crashes at so many events, one after the other. @type {number} */
let crashes = 0;
let forgets = false;
/** All that any worker was asked. @type {string[]} */
const asked = [];
/** What each worker was asked. @type {string[][]} */
let workers = [];

globalThis.Worker = class extends EventTarget {
  #log = [];
  #open = false;

  constructor() {
    super();
    workers.push(this.#log);
    this.#report({ ready: true, way: 'fake' });
  }

  postMessage(text) {
    const { op, state, event } = JSON.parse(text);
    this.#log.push(op);
    asked.push(op);
    if (op === 'page.open') {
      this.#open = true;
      this.#report(JSON.stringify({ ok: { page: 'key' } }));
    } else if (!this.#open || forgets) {
      forgets = false;
      this.#report(JSON.stringify({ error: { code: 'unknown-page', message: '' } }));
    } else if (crashes > 0) {
      crashes -= 1;
      this.#report({ failed: 'on purpose', blame: 'browser' });
    } else {
      const next = [...(state ?? []), event.name];
      this.#report(JSON.stringify({ ok: { state: next, effects: [event.name], view: {} } }));
    }
  }

  terminate() {}

  #report(data) {
    setImmediate(() => this.dispatchEvent(new MessageEvent('message', { data })));
  }
};

/** Sends events to a new page; resolves when each was shown or has failed. */
async function send(names) {
  workers = [];
  const program = new Program(new URL('https://handbook.test/page.json'), '1');
  engine.renew();
  const shown = [];
  const failed = [];
  for (const name of names) {
    await new Promise((done) => {
      const queue = new Queue({
        ask: (state, event) => program.ask(state, event),
        answered() {},
        show: (reply) => done(shown.push(reply.effects[0])),
        keeps: () => false,
        failed: (error) => {
          done(failed.push(error));
          return false;
        },
      });
      queue.add({ name });
    });
  }
  return { shown, failed };
}

test('a new worker is given the page again, and the event that was in flight', async () => {
  crashes = 1;
  assert.deepEqual((await send(['a', 'b'])).shown, ['a', 'b']);
  const [first, second] = workers;
  assert.deepEqual(first, ['page.open', 'page.event']);
  assert.deepEqual(second, ['page.open', 'page.event', 'page.event']);
});

test('a page that the worker has forgotten is opened again', async () => {
  forgets = true;
  assert.deepEqual((await send(['a'])).shown, ['a']);
  assert.deepEqual(asked.slice(-3), ['page.event', 'page.open', 'page.event']);
});

test('it is replayed as often as the client starts workers, and then fails', async () => {
  crashes = 100;
  const { shown, failed } = await send(['a']);
  assert.deepEqual(shown, []);
  assert.equal(failed[0].code, 'unavailable');
  assert.equal(workers.length, 3);
});
