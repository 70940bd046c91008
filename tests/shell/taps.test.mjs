/** No tap is lost, and none counts twice. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { beforeEach, test } from 'node:test';

import { Taps } from '../../src/soundingboard/browser/shell/taps.mjs';

const EARLY = new URL('../../src/soundingboard/browser/early-taps.js', import.meta.url);
const PAGE = '/decisions/a/';
const KEY = `soundingboard-taps ${PAGE}`;

/** A browser's storage, as far as it is used. */
class Storage {
  kept = new Map();
  getItem = (key) => this.kept.get(key) ?? null;
  setItem = (key, value) => this.kept.set(key, value);
}

class Link {
  constructor(tap, within = '') {
    this.dataset = { tap };
    this.within = within;
  }

  closest(selector) {
    return selector === 'a[data-tap]' || (this.within && selector.includes(this.within)) ? this : null;
  }
}

let now = 0;
let click = () => {};
let tell = () => {};

/** The head script, with as much of a page as it uses. */
function load(storage) {
  const listeners = {};
  const listen = (name, listener) => (listeners[name] = listener);
  now = 10_000;
  globalThis.sessionStorage = storage;
  delete globalThis.soundingBoardNoted;
  const page = {
    sessionStorage: storage,
    location: { pathname: PAGE },
    performance: { now: () => now },
    addEventListener: listen,
    document: { addEventListener: listen },
    Element: Link,
    HTMLAnchorElement: Link,
  };
  new Function(...Object.keys(page), readFileSync(EARLY, 'utf8'))(...Object.values(page));
  tell = (name) => listeners[name]();
  click = (tap, { within, ...how } = {}) => {
    let dropped = false;
    const event = { target: new Link(tap, within), detail: 1, button: 0, timeStamp: now, ...how };
    event.preventDefault = () => (dropped = true);
    event.stopImmediatePropagation = () => {};
    listeners.click(event);
    return !dropped;
  };
}

beforeEach(() => load(new Storage()));

test('plain taps on the static page are noted in order, by page', () => {
  for (const tap of ['q1=a1', 'q2=*']) {
    assert.ok(click(tap));
  }
  assert.deepEqual(JSON.parse(sessionStorage.getItem(KEY)), ['q1=a1', 'q2=*']);
});

test('others are followed, and not noted', () => {
  assert.ok(click('q1=a1', { within: '[data-region]' }));
  assert.ok(click('q1=a1', { within: '[data-engine="off"]' }));
  assert.ok(click('q1=a1', { ctrlKey: true }));
  assert.ok(click('q1=a1', { button: 1 }));
  assert.equal(sessionStorage.getItem(KEY), null);
});

for (const [how, forbidden] of [
  ['none', { getItem: () => null, setItem: () => assert.fail('no room') }],
  ['blocked', undefined],
]) {
  test(`they are noted for the time being if storage is ${how}`, () => {
    load(forbidden);
    click('q1=a1');
    click('q2=a2');
    const taps = new Taps();
    assert.deepEqual(taps.claim(), ['q1=a1', 'q2=a2']);
    taps.settle(2);
    assert.ok(!new Taps().fresh);
  });
}

for (const change of ['hashchange', 'sb-step']) {
  test(`a pointer's click right after ${change} is dropped, a later one and keys are not`, () => {
    tell(change);
    assert.ok(!click('q2=a1', { timeStamp: now - 50 }));
    now += 299;
    assert.ok(!click('q2=a1'));
    assert.ok(click('q2=a2', { detail: 0 }));
    now += 1;
    assert.ok(click('q2=a3'));
    assert.deepEqual(new Taps().claim(), ['q2=a2', 'q2=a3']);
  });
}

test('the second click of a double click is dropped, however slow', () => {
  assert.ok(click('q1=a1'));
  now += 400;
  assert.ok(!click('q2=a1', { detail: 2 }));
  assert.deepEqual(new Taps().claim(), ['q1=a1']);
});

test('taps are claimed once, and forgotten only with a reply', () => {
  const taps = new Taps();
  assert.ok(!taps.fresh);
  click('q1=a1');
  assert.deepEqual(taps.claim(), ['q1=a1']);
  click('q2=a2');
  assert.deepEqual([taps.fresh, taps.claim(), taps.fresh], [true, ['q2=a2'], false]);
  assert.deepEqual(new Taps().claim(), ['q1=a1', 'q2=a2'], 'a page that is loaded again has all');
  taps.settle(1);
  assert.ok(!taps.fresh);
  click('q3=a3');
  assert.deepEqual(taps.claim(), ['q3=a3']);
  taps.settle(1);
  taps.settle(1);
  assert.deepEqual(JSON.parse(sessionStorage.getItem(KEY)), []);
});

test('taps without a reply are claimed again', () => {
  const taps = new Taps();
  click('q1=a1');
  taps.claim();
  taps.release();
  click('q2=a2');
  assert.deepEqual(taps.claim(), ['q1=a1', 'q2=a2']);
});

test('taps of another page are left alone, and anything else in their place counts for none', () => {
  const other = 'soundingboard-taps /other/';
  sessionStorage.setItem(other, '["x=y"]');
  click('q1=a1');
  const taps = new Taps();
  taps.settle(taps.claim().length);
  assert.equal(sessionStorage.getItem(other), '["x=y"]');
  for (const broken of ['null', '{']) {
    sessionStorage.setItem(KEY, broken);
    assert.deepEqual(taps.claim(), []);
  }
});

test('without the script in the head there are none', () => {
  delete globalThis.soundingBoardNoted;
  const taps = new Taps();
  assert.deepEqual([taps.fresh, taps.claim()], [false, []]);
});
