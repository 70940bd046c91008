/** Events are asked in order, each once; what is late isn't shown. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Queue } from '../../src/soundingboard/browser/shell/queue.mjs';

/** A queue whose replies are given by hand, and what it has done. */
function setUp({ keeps = false } = {}) {
  const asked = [];
  const shown = [];
  const answered = [];
  const due = [];
  const failed = [];
  const open = [];
  const queue = new Queue({
    ask(state, event) {
      asked.push([state, event.name]);
      return new Promise((resolve, reject) => open.push({ resolve, reject }));
    },
    answered(event, reply) {
      answered.push(event.name);
      due.push(...reply.effects);
    },
    show: (reply) => shown.push(...reply.effects),
    keeps: () => keeps,
    failed(error, event) {
      failed.push([error.message, event.name]);
      return error.message === 'refused';
    },
  });
  const settled = () => new Promise((done) => setImmediate(done));
  return {
    ...{ queue, asked, shown, answered, due, failed, open },
    async reply(state, ...effects) {
      open.shift().resolve({ state, effects, view: { live: '', regions: {}, marks: [] } });
      await settled();
    },
    async fail(error) {
      open.shift().reject(error);
      await settled();
    },
  };
}

test('one event is asked at a time, in order, each with the state of the last reply', async () => {
  const { queue, asked, reply } = setUp();
  for (const name of ['a', 'b', 'c']) {
    queue.add({ name });
  }
  assert.deepEqual(asked, [[null, 'a']]);
  await reply('one');
  assert.deepEqual(asked.at(-1), ['one', 'b']);
  await reply('two');
  assert.deepEqual(asked.at(-1), ['two', 'c']);
  await reply('three');
  queue.add({ name: 'd' });
  assert.deepEqual(asked.at(-1), ['three', 'd']);
  assert.equal(asked.length, 4);
});

test('a reply is not shown if a newer event waits, and its effects are dropped', async () => {
  const { queue, shown, answered, reply } = setUp();
  queue.add({ name: 'a' });
  queue.add({ name: 'b' });
  await reply(1, 'title of a', 'focus of a');
  assert.deepEqual(shown, []);
  await reply(2, 'title of b', 'focus of b');
  assert.deepEqual(shown, ['title of b', 'focus of b']);
  assert.deepEqual(answered, ['a', 'b']);
});

test('what is due is reported once for each reply, shown or not', async () => {
  const { queue, due, shown, reply } = setUp();
  queue.add({ name: 'a' });
  queue.add({ name: 'b' });
  await reply(1, 'write of a');
  await reply(2, 'write of b');
  assert.deepEqual(due, ['write of a', 'write of b']);
  assert.deepEqual(shown, ['write of b']);
});

test('an event that is added once the reply is there keeps the reply from being shown', async () => {
  const { queue, asked, shown, answered, reply } = setUp();
  answered.push = (name) => name === 'a' && queue.add({ name: 'b' });
  queue.add({ name: 'a' });
  await reply(1, 'effect of a');
  assert.deepEqual(shown, []);
  assert.deepEqual(asked.at(-1), [1, 'b']);
});

test('a refused event is reported, and the next is asked with the state before it', async () => {
  const { queue, asked, failed, reply, fail } = setUp();
  queue.add({ name: 'a' });
  await reply('one');
  queue.add({ name: 'b' });
  queue.add({ name: 'c' });
  await fail(new Error('refused'));
  assert.deepEqual(failed, [['refused', 'b']]);
  assert.deepEqual(asked.at(-1), ['one', 'c']);
});

test('if Python cannot be had, nothing that waits is asked; a later event is', async () => {
  const { queue, asked, failed, fail } = setUp();
  queue.add({ name: 'a' });
  queue.add({ name: 'b' });
  await fail(new Error('unavailable'));
  assert.deepEqual(failed, [['unavailable', 'a']]);
  assert.equal(asked.length, 1);
  queue.add({ name: 'c' });
  assert.deepEqual(asked.at(-1), [null, 'c']);
});

test('what could not be asked is asked before the next event, if it is to be kept', async () => {
  const { queue, asked, shown, failed, reply, fail } = setUp({ keeps: true });
  queue.add({ name: 'a' });
  queue.add({ name: 'b' });
  await fail(new Error('unavailable'));
  assert.deepEqual(failed, [['unavailable', 'a']]);
  queue.add({ name: 'c' });
  await fail(new Error('unavailable'));
  assert.equal(failed.length, 2);
  queue.add(); // The reader asks for another try.
  await reply('one');
  await reply('two');
  await reply('three', 'effect of c');
  assert.deepEqual(asked.slice(2), [[null, 'a'], ['one', 'b'], ['two', 'c']]);
  assert.deepEqual(shown, ['effect of c']);
});

test('a queue that has ended shows, reports and asks nothing', async () => {
  const first = setUp();
  first.queue.add({ name: 'a' });
  first.queue.add({ name: 'b' });
  first.queue.end();
  await first.reply(1, 'effect of a');
  const second = setUp();
  second.queue.add({ name: 'a' });
  second.queue.end();
  await second.fail(new Error('unavailable'));
  for (const { asked, shown, answered, failed } of [first, second]) {
    assert.deepEqual([asked.length, shown, answered, failed], [1, [], [], []]);
  }
});
