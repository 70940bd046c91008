/**
 * The service worker: what the reader has seen, and what belongs to the same procedure, is there
 * without a network.
 *
 * One version of the site is one cache. A newer version is prepared beside it and waits until the
 * reader asks for it, or has closed every page of the site; so no page is ever made of two versions.
 * The build puts the table of the site's files into this script (service_worker.py).
 */

/**
 * What the build tells. Addresses are relative to the site's root; a hash is of the file's content.
 * @typedef {object} Site
 * @property {string} version
 * @property {Record<string, string>} files address to hash
 * @property {string[]} shell what every reader needs
 * @property {string[]} engine what an engine needs that has been started once
 * @property {Record<string, string[]>} groups procedure to its pages, trees and courses
 * @property {string[]} elsewhere what the engine keeps itself
 */

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const SITE = /** @type {Site} */ (/** @type {unknown} */ (/* THE SITE */ null));

const NAMES = 'soundingboard-site-';
const CACHE = NAMES + SITE.version;
const TABLE = 'service-worker-files.json'; // The files of a cache's version, kept in the cache itself.
const LEISURE = 2_000; // Milliseconds that a page is left to itself before its neighbours are fetched.
const AT_ONCE = 4; // Files fetched at the same time.
const ENGINE_WANTED = 'assets/soundingboard/engine/worker.mjs';

const NOT_KEPT = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Not on this device</title>
<h1>This page is not on this device</h1>
<p>There is no network now, and this page was not kept on an earlier visit. Go back, or try again
when there is a network.</p></html>`;

/** @type {Set<string>} */
const groupsUnderWay = new Set();

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(activate()));

worker.addEventListener('message', (event) => {
  if (event.data?.show === 'newer') {
    event.waitUntil(worker.skipWaiting());
  } else if (typeof event.data?.visited === 'string') {
    event.waitUntil(visited(event.data.visited));
  }
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const address = addressOf(request.url);
  const ours = address !== null && Object.hasOwn(SITE.files, address);
  const wanted = request.method === 'GET' && address !== null;
  if (wanted && !SITE.elsewhere.includes(address) && (ours || request.mode === 'navigate')) {
    event.respondWith(answer(event, address));
  }
});

async function install() {
  const cache = await caches.open(CACHE);
  const changed = await takeOver(cache);
  await keepAll(SITE.shell, true);
  await keepAll(changed, false);
  await cache.put(TABLE, Response.json(SITE.files));
}

/**
 * Copy what an older version holds and has not changed.
 *
 * @param {Cache} cache
 * @returns {Promise<string[]>} what it holds and has changed
 */
async function takeOver(cache) {
  const changed = new Set();
  for (const name of await older()) {
    const old = await caches.open(name);
    const table = await old.match(TABLE);
    /** @type {Record<string, string>} */
    const files = table ? await table.json() : {};
    for (const request of await old.keys()) {
      const address = addressOf(request.url) ?? '';
      const kept = await old.match(request);
      if (kept && Object.hasOwn(SITE.files, address)) {
        if (files[address] === SITE.files[address]) {
          await cache.put(request, kept);
        } else {
          changed.add(address);
        }
      }
    }
  }
  return [...changed];
}

async function activate() {
  for (const name of await older()) {
    await caches.delete(name);
  }
  await worker.clients.claim();
}

/** @returns {Promise<string[]>} the caches of other versions */
async function older() {
  return (await caches.keys()).filter((name) => name.startsWith(NAMES) && name !== CACHE);
}

/**
 * @param {FetchEvent} event
 * @param {string} address
 * @returns {Promise<Response>}
 */
async function answer(event, address) {
  event.waitUntil(neighbours(address));
  const cache = await caches.open(CACHE);
  const kept = await cache.match(urlOf(address));
  if (kept) {
    return kept;
  }
  try {
    const response = await fetch(event.request);
    if (response.ok && Object.hasOwn(SITE.files, address)) {
      event.waitUntil(keepIfSame(cache, address, response.clone()));
    }
    return response;
  } catch (error) {
    if (event.request.mode !== 'navigate') {
      throw error;
    }
    if (Object.hasOwn(SITE.files, `${address}/`)) {
      return Response.redirect(urlOf(`${address}/`));
    }
    const headers = { 'Content-Type': 'text/html; charset=utf-8' };
    return new Response(NOT_KEPT, { status: 503, headers });
  }
}

/**
 * Keep what a page has fetched, unless the host has moved on to another version meanwhile.
 *
 * @param {Cache} cache
 * @param {string} address
 * @param {Response} response
 */
async function keepIfSame(cache, address, response) {
  const copy = response.clone();
  const digest = await crypto.subtle.digest('SHA-256', await response.arrayBuffer());
  const hash = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0'));
  if (hash.join('').startsWith(SITE.files[address] ?? '-')) {
    await cache.put(urlOf(address), copy).catch(() => {});
  }
}

/** @param {string} url of a page that was open before this worker was there */
async function visited(url) {
  const address = addressOf(url);
  if (address !== null && Object.hasOwn(SITE.files, address)) {
    await keepAll([address], false);
    await neighbours(address);
  }
}

/**
 * Keep what belongs to the same procedure, once, when the page has had its turn.
 * @param {string} address
 */
async function neighbours(address) {
  const asksForEngine = address === ENGINE_WANTED;
  const [top, procedure] = address.split('/');
  const ofProcedure = ['procedures', 'decisions', 'training'].includes(top ?? '');
  const name = asksForEngine ? 'engine' : `group ${procedure}`;
  const group = asksForEngine ? SITE.engine : ofProcedure && SITE.groups[procedure ?? ''];
  if (group && !groupsUnderWay.has(name)) {
    groupsUnderWay.add(name);
    await new Promise((resolve) => setTimeout(resolve, LEISURE));
    await keepAll(group, false);
  }
}

/**
 * @param {string[]} addresses
 * @param {boolean} required whether one that cannot be had is an error
 */
async function keepAll(addresses, required) {
  const cache = await caches.open(CACHE);
  const left = [...addresses];
  const line = async () => {
    for (let address = left.shift(); address !== undefined; address = left.shift()) {
      const url = urlOf(address);
      try {
        if (!(await cache.match(url))) {
          await cache.add(new Request(url, { cache: 'no-cache' }));
        }
      } catch (error) {
        if (required) {
          throw error;
        }
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, line));
}

/**
 * @param {string} url
 * @returns {string | null} the address in the site; null if it is not of the site
 */
function addressOf(url) {
  const scope = worker.registration.scope;
  const plain = url.replace(/[?#].*$/, '');
  return plain.startsWith(scope)
    ? decodeURI(plain.slice(scope.length)).replace(/(^|\/)index\.html$/, '$1')
    : null;
}

/** @param {string} address */
function urlOf(address) {
  return new URL(encodeURI(address), worker.registration.scope).href;
}
