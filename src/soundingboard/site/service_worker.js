/**
 * The service worker: what the reader has seen, and what belongs to the same procedure, is there
 * without a network.
 *
 * One version of the site is one cache. A newer version is prepared beside it and waits until the
 * reader asks for it, or has closed every page of the site; so no page is ever made of two versions.
 * The build puts the table of the site's files into this script (service_worker.py).
 *
 * Nothing enters the cache, and nothing is answered from it, whose SHA-256 is not the one in the
 * table. A network may answer for the site (a Wi-Fi's sign-in page, a filter, a proxy that has only
 * half of a file), with any status, type or length; the page then gets what the network sent, as it
 * would without this worker, and the next visit tries again.
 *
 * A cache may be damaged: some browsers refuse what is asked of it, some never answer. Nobody waits
 * for it for long, and the network answers instead.
 *
 * A decision that is withdrawn after this version was built is not answered from the cache either:
 * pages ask the network for the list (browser/withdrawal) and hand it on. A version that withdraws
 * something more than the older one takes over at once.
 */

/**
 * What the build tells. Addresses are relative to the site's root.
 * @typedef {object} Site
 * @property {string} version
 * @property {string} language of the pages that this script itself makes (BCP 47)
 * @property {Record<string, string>} files address to the first half of its SHA-256, in hexadecimal
 * @property {string[]} shell what every reader needs
 * @property {string[]} engine what an engine needs that has been started once
 * @property {Record<string, string[]>} groups procedure to its pages, trees and courses
 * @property {string[]} elsewhere what the engine keeps itself
 * @property {string[]} withdrawn pages that say so themselves
 */

/** @typedef {{ decision: string, address: string, reason: string }} Withdrawn */

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const SITE = /** @type {Site} */ (/** @type {unknown} */ (/* THE SITE */ null));

const NAMES = 'soundingboard-site-';
const CACHE = NAMES + SITE.version;
const LEARNED = 'soundingboard-withdrawn'; // A cache for what pages have learned since, of all versions.
const WITHDRAWN = 'service-worker-withdrawn.json'; // In each cache: what its version or pages know.
const TRIED = 'service-worker-tried.json'; // When this version was first tried, in its own cache.
const LEISURE = 2_000; // Milliseconds that a page is left to itself before its neighbours are fetched.
const PATIENCE = 86_400_000; // Milliseconds that a newer version waits for files that don't match.
const SOON = 3_000; // Milliseconds that a page waits for what is kept, before the network is asked.
const AT_LAST = 10_000; // Milliseconds after which a cache that has not answered will not.
const AT_ONCE = 4; // Files fetched at the same time.
const ROUNDS = 5; // Times that a group is tried before the browser ends this worker and starts it anew.
const ENGINE = 'soundingboard-engine'; // The engine's own cache (downloads.mjs).
const ENGINE_WANTED = 'assets/soundingboard/engine/worker.mjs';

// What is kept of an answer's headers. Its type is known from the address: a wrong one would stay.
const HEADERS = [
  'Content-Security-Policy',
  'Cross-Origin-Embedder-Policy',
  'Cross-Origin-Opener-Policy',
  'Cross-Origin-Resource-Policy',
  'Permissions-Policy',
  'Referrer-Policy',
  'X-Content-Type-Options',
];

/** @type {Record<string, string>} */
const TYPES = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  mjs: 'text/javascript; charset=utf-8',
  png: 'image/png',
  svg: 'image/svg+xml',
  wasm: 'application/wasm',
  woff2: 'font/woff2',
  xml: 'application/xml',
};

// The site's own style sheets may not be on this device.
const STYLE = `:root { color-scheme: light dark; font: 1.1rem/1.5 system-ui, sans-serif; }
body { max-width: 36rem; margin: 0 auto; padding: 1.5rem 1rem; }
h1 { font-size: 1.6rem; line-height: 1.2; }
a { display: inline-block; padding: 0.4rem 0; }
@media (prefers-color-scheme: dark) { a { color: #8ecdd8; } }`;

/** As in browser/wording.mjs. @param {string} message */
const _ = (message) => message;

/** @type {Promise<Withdrawn[]> | undefined} */
let learned;

/** @type {Map<string, number>} how often each group has been tried */
const rounds = new Map();

/** How many times a page has not been told in time what is kept. Meanwhile no other page waits. */
let overdue = 0;

/** It has not come in time. */
class TookTooLong extends Error {}

const storage = limited(caches);

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(activate()));

worker.addEventListener('message', (event) => {
  if (event.data?.show === 'newer') {
    event.waitUntil(worker.skipWaiting());
  } else if (typeof event.data?.visited === 'string') {
    event.waitUntil(visited(event.data.visited));
  } else if (Array.isArray(event.data?.withdrawn)) {
    event.waitUntil(learn(event.data.withdrawn));
  }
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const address = addressOf(request.url);
  const ours = address !== null && isOurs(address);
  const wanted = request.method === 'GET' && address !== null;
  if (wanted && !SITE.elsewhere.includes(address) && (ours || request.mode === 'navigate')) {
    event.respondWith(answer(event, address));
  }
});

/**
 * Prepare this version. A first one makes do with what matches; the rest is fetched later. A newer
 * one does not take over with less of the shell than the older has, unless that has lasted a day:
 * a host or a filter may change a file for good, and readers must not stay with old pages for it.
 *
 * @throws {Error} files are missing; the browser tries again with the next page
 */
async function install() {
  const cache = await storage.open(CACHE);
  const urgent = await withdrawsMore();
  if (urgent) {
    await worker.skipWaiting();
  }
  const held = await takeOver(cache);
  const missing = await keepAll([...SITE.shell, ...held]);
  if (!urgent && missing.some((address) => held.has(address) && SITE.shell.includes(address))) {
    const tried = await cache.match(TRIED);
    const first = Number(await tried?.text()) || Date.now();
    await cache.put(TRIED, new Response(`${first}`));
    if (!(Date.now() - first >= PATIENCE)) {
      throw new Error(`These files do not match this version yet: ${missing.join(', ')}`);
    }
  }
  await cache.delete(TRIED);
  if (SITE.withdrawn.length > 0) {
    await cache.put(WITHDRAWN, Response.json(SITE.withdrawn));
  }
}

/** @returns {Promise<boolean>} whether this version withdraws what the older ones do not */
async function withdrawsMore() {
  /** @type {Set<string>} */
  const before = new Set();
  for (const name of await older()) {
    const told = await (await storage.open(name)).match(WITHDRAWN);
    // A note that can't be read says nothing.
    const addresses = await told?.json().catch(() => null);
    for (const address of Array.isArray(addresses) ? addresses : []) {
      before.add(address);
    }
  }
  return SITE.withdrawn.some((address) => !before.has(address));
}

/** @param {Withdrawn[]} list what a page has learned from the network */
async function learn(list) {
  learned = Promise.resolve(list);
  const since = list.filter(({ address }) => !SITE.withdrawn.includes(address));
  // One cache may be damaged, and the other not.
  await Promise.allSettled([
    storage.open(LEARNED).then((memory) => memory.put(WITHDRAWN, Response.json(list))),
    storage
      .open(CACHE)
      .then((cache) => Promise.all(since.map(({ address }) => cache.delete(urlOf(address))))),
  ]);
}

/**
 * @param {string} address
 * @returns {Promise<Withdrawn | undefined>} how it was withdrawn after this version was built
 */
async function withdrawnSince(address) {
  learned ??= storage
    .open(LEARNED)
    .then(async (memory) => (await memory.match(WITHDRAWN))?.json())
    .then((list) => (Array.isArray(list) ? list : []))
    .catch(() => []);
  const list = await learned;
  return list.find((item) => item?.address === address && !SITE.withdrawn.includes(address));
}

/**
 * Copy what older versions hold and has not changed.
 *
 * @param {Cache} cache
 * @returns {Promise<Set<string>>} the addresses of this version's files that they hold
 */
async function takeOver(cache) {
  /** @type {Set<string>} */
  const held = new Set();
  for (const name of await older()) {
    const old = await storage.open(name);
    for (const request of await old.keys()) {
      const address = addressOf(request.url) ?? '';
      if (isOurs(address)) {
        held.add(address);
        await keep(cache, address, await old.match(request).catch(() => undefined));
      }
    }
  }
  return held;
}

async function activate() {
  // Pages wait for the end of this.
  await within(SOON, dropOlder).catch(() => {});
  await worker.clients.claim();
}

async function dropOlder() {
  for (const name of await older()) {
    await storage.delete(name);
  }
}

/** @returns {Promise<string[]>} the caches of other versions */
async function older() {
  return (await storage.keys()).filter((name) => name.startsWith(NAMES) && name !== CACHE);
}

/**
 * @param {FetchEvent} event
 * @param {string} address
 * @returns {Promise<Response>}
 */
async function answer(event, address) {
  const { request } = event;
  event.waitUntil(neighbours(address));
  const looking = lookUp(address);
  const found = await soon(looking);
  if (found?.kept) {
    return found.kept;
  }
  try {
    return await fromNetwork(event, address, found?.cache ?? null);
  } catch (error) {
    const { kept, withdrawn } = found ?? (await within(AT_LAST, () => looking).catch(() => NOTHING));
    if (kept) {
      return kept;
    }
    if (request.mode !== 'navigate') {
      throw error;
    }
    if (isOurs(`${address}/`)) {
      return Response.redirect(urlOf(`${address}/`));
    }
    const headers = { 'Content-Type': 'text/html; charset=utf-8' };
    return withdrawn
      ? new Response(notice(withdrawn), { headers })
      : new Response(notKept(), { status: 503, headers });
  }
}

/** @typedef {{ cache: Cache | null, withdrawn: Withdrawn | undefined, kept: Response | null }} Found */

/** @type {Found} */
const NOTHING = { cache: null, withdrawn: undefined, kept: null };

/**
 * @param {string} address
 * @returns {Promise<Found>} what is kept there
 */
async function lookUp(address) {
  const cache = await storage.open(CACHE).catch(() => null);
  const withdrawn = await withdrawnSince(address);
  return { cache, withdrawn, kept: cache && !withdrawn ? await keptAt(cache, address) : null };
}

/**
 * @param {Promise<Found>} looking
 * @returns {Promise<Found | null>} null if that takes too long
 */
async function soon(looking) {
  if (overdue > 0) {
    return null;
  }
  try {
    return await within(SOON, () => looking);
  } catch {
    overdue += 1;
    void looking.finally(() => (overdue -= 1));
    return null;
  }
}

/**
 * What the network sends, kept if it is what was published. A page is looked at before it is shown:
 * in place of a sign-in page that the browser has in its own cache, the host may have the page.
 *
 * @param {FetchEvent} event
 * @param {string} address
 * @param {Cache | null} cache
 * @returns {Promise<Response>}
 */
async function fromNetwork(event, address, cache) {
  const { request } = event;
  if (cache === null || !isOurs(address)) {
    return fetch(request);
  }
  if (request.mode !== 'navigate') {
    const response = await fetch(new Request(request, { cache: 'no-cache' }));
    event.waitUntil(keep(cache, address, response.clone()));
    return response;
  }
  // As it is: a host with a sign-in of its own answers other requests than a browser's differently.
  const response = await fetch(request);
  if (response.status !== 200) {
    return response;
  }
  try {
    const body = await matching(address, response.clone(), SOON);
    if (body) {
      event.waitUntil(put(cache, address, response, body));
      return response;
    }
  } catch (error) {
    if (error instanceof TookTooLong) {
      return response; // Nobody can tell what it is.
    }
  }
  const kept = (await fetchAndKeep(cache, address)) && (await keptAt(cache, address));
  await (kept || response.clone().arrayBuffer()); // Fails where the connection has broken off.
  return kept || response;
}

/**
 * What is kept at *address*, if it is still what was published; what is not goes.
 *
 * @param {Cache} cache
 * @param {string} address
 * @returns {Promise<Response | null>}
 */
async function keptAt(cache, address) {
  try {
    const kept = await cache.match(urlOf(address));
    if (kept && (await matching(address, kept.clone()))) {
      return kept; // As it is, and not made anew of its bytes: the browser keeps compiled code with it.
    }
    await (kept && cache.delete(urlOf(address)));
  } catch {
    // A device whose cache cannot be read has a network, or says that it has none.
  }
  return null;
}

/**
 * Keep a response, if it is what was published.
 *
 * @param {Cache} cache
 * @param {string} address
 * @param {Response | undefined} response
 * @returns {Promise<boolean>} whether it is kept now
 */
async function keep(cache, address, response) {
  try {
    const body = response && (await matching(address, response));
    return body ? await put(cache, address, response, body) : false;
  } catch {
    return false; // The connection broke off.
  }
}

/**
 * @param {Cache} cache
 * @param {string} address
 * @param {Response} response whose body is *body*, which was published at *address*
 * @param {ArrayBuffer} body
 * @returns {Promise<boolean>} whether it is kept now
 */
async function put(cache, address, response, body) {
  if (await withdrawnSince(address)) {
    return false;
  }
  try {
    // Made anew: a response that a redirect has led to must not answer a navigation.
    await cache.put(urlOf(address), new Response(body, { headers: headersOf(address, response) }));
    return true;
  } catch {
    return false; // No room, or the cache is damaged.
  }
}

/**
 * @param {string} address
 * @param {Response} response
 * @param {number} [patience] milliseconds in which it must be hashed
 * @returns {Promise<ArrayBuffer | null>} its body, if that is what was published at *address*
 * @throws {TookTooLong | Error} the browser doesn't hash it, or the connection has broken off
 */
async function matching(address, response, patience = AT_LAST) {
  if (response.status !== 200 || response.redirected || !isOurs(address)) {
    return null;
  }
  const body = await response.arrayBuffer();
  const hashing = () => crypto.subtle.digest('SHA-256', body);
  const digest = new Uint8Array(await within(patience, hashing));
  const hash = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hash.startsWith(SITE.files[address] ?? '-') ? body : null;
}

/**
 * @param {string} address
 * @param {Response} response
 * @returns {Headers}
 */
function headersOf(address, response) {
  const name = address === '' || address.endsWith('/') ? 'index.html' : address;
  const sent = response.headers.get('Content-Type');
  const type = TYPES[name.replace(/.*[.]/, '')] ?? sent ?? 'application/octet-stream';
  const headers = new Headers({ 'Content-Type': type });
  for (const name of HEADERS) {
    const value = response.headers.get(name);
    if (value !== null) {
      headers.set(name, value);
    }
  }
  return headers;
}

/** @param {string} url of a page that was open before this worker was there */
async function visited(url) {
  const address = addressOf(url);
  if (address !== null && isOurs(address)) {
    await keepAll([address]);
    await neighbours(address);
  }
}

/**
 * Keep what belongs to the same procedure, when the page has had its turn, and what is still
 * missing of the shell.
 *
 * @param {string} address
 */
async function neighbours(address) {
  if (address === ENGINE_WANTED) {
    await keepGroup('engine', SITE.engine);
  } else if (isPage(address)) {
    const [top, procedure] = address.split('/');
    const ofProcedure = ['procedures', 'decisions', 'training'].includes(top ?? '');
    await keepGroup('shell', SITE.shell);
    await keepGroup(`group ${procedure}`, (ofProcedure && SITE.groups[procedure ?? '']) || []);
    // An engine that was kept from an earlier version is of no use to this one.
    if ((await storage.has(ENGINE)) && (await (await storage.open(ENGINE)).keys()).length > 0) {
      await keepGroup('engine', SITE.engine);
      await keepGroup('elsewhere', SITE.elsewhere, ENGINE);
    }
  }
}

/**
 * @param {string} name
 * @param {string[]} group
 * @param {string} [into] name of the cache
 */
async function keepGroup(name, group, into = CACHE) {
  const round = rounds.get(name) ?? 0;
  if (group.length > 0 && round < ROUNDS) {
    rounds.set(name, ROUNDS); // Until this round has ended, no other begins.
    await new Promise((resolve) => setTimeout(resolve, LEISURE));
    const missing = await keepAll(group, into).catch(() => group);
    rounds.set(name, missing.length > 0 ? round + 1 : ROUNDS);
  }
}

/**
 * @param {Iterable<string>} addresses
 * @param {string} [into] name of the cache
 * @returns {Promise<string[]>} those that could not be had as they were published
 */
async function keepAll(addresses, into = CACHE) {
  const cache = await storage.open(into);
  const kept = new Set((await cache.keys()).map(({ url }) => url));
  const left = [...new Set(addresses)].filter((address) => !kept.has(urlOf(address)));
  /** @type {string[]} */
  const missing = [];
  const line = async () => {
    for (let address = left.shift(); address !== undefined; address = left.shift()) {
      if (!(await fetchAndKeep(cache, address))) {
        missing.push(address);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, line));
  return missing;
}

/**
 * @param {Cache} cache
 * @param {string} address
 * @returns {Promise<boolean>} whether it is kept now
 */
async function fetchAndKeep(cache, address) {
  if (await withdrawnSince(address)) {
    return false;
  }
  // What a browser or a proxy has in its own cache may be wrong as well: then past all of them.
  for (const mode of /** @type {RequestCache[]} */ (['no-cache', 'reload'])) {
    const request = new Request(urlOf(address), { cache: mode, redirect: 'manual' });
    const response = await fetch(request).catch(() => undefined);
    if (await keep(cache, address, response)) {
      return true;
    }
  }
  return false;
}

/**
 * @param {Withdrawn} withdrawn
 * @returns {string} the page in its place while there is no network
 */
function notice({ decision, reason }) {
  const safe = reason.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const procedure = `procedures/${decision.split('/')[0]}/`;
  const instead = isOurs(procedure)
    ? `<p><a href="${urlOf(procedure)}">${_('Read the procedure itself instead')}</a></p>`
    : '';
  return plainPage(
    _('Withdrawn'),
    `<h1>${_("Don't use this decision guide")}</h1><p><strong>${safe}</strong></p>
<p>${_('It has been withdrawn. None of its earlier answers apply.')}</p>
${instead}`,
  );
}

function notKept() {
  return plainPage(
    _('Not on this device'),
    `<h1>${_("This page isn't on this device")}</h1>
<p>${_("It can't be loaded right now, and it wasn't saved on an earlier visit. Check your connection and try again, or go back.")}</p>`,
  );
}

/**
 * @param {string} title
 * @param {string} body
 */
function plainPage(title, body) {
  return `<!doctype html><html lang="${SITE.language}"><meta charset="utf-8"><title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>${STYLE}</style>
<main>${body}<p><a href="${urlOf('')}">${_('Go to the start page')}</a></p></main></html>`;
}

/**
 * @template {Cache | CacheStorage} T
 * @param {T} target
 * @returns {T} the same, and each of its promises is rejected if it takes too long
 */
function limited(target) {
  const ask = async (/** @type {string | symbol} */ name, /** @type {unknown[]} */ given) => {
    const found = await within(AT_LAST, () => /** @type {any} */ (target)[name](...given));
    return found instanceof Cache ? limited(found) : found;
  };
  return new Proxy(target, {
    // What it doesn't have is `then`, for which every promise looks.
    get: (_, name) => (name in target ? (/** @type {any} */ ...given) => ask(name, given) : undefined),
  });
}

/**
 * @template T
 * @param {number} milliseconds
 * @param {() => Promise<T>} ask
 * @returns {Promise<T>}
 * @throws {TookTooLong} as in browser/patience.mjs, which this script can't import
 */
async function within(milliseconds, ask) {
  let timer = 0;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new TookTooLong()), milliseconds);
  });
  try {
    return await Promise.race([ask(), /** @type {Promise<never>} */ (late)]);
  } finally {
    clearTimeout(timer);
  }
}

/** @param {string} address */
function isOurs(address) {
  return Object.hasOwn(SITE.files, address);
}

/** @param {string} address */
function isPage(address) {
  return isOurs(address) && (address === '' || address.endsWith('/'));
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
