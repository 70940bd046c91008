/**
 * The service worker: what the reader has seen, and what belongs to the same procedure, is there
 * without a network.
 *
 * One version of the site is one cache. A newer version is prepared beside it and waits until the
 * reader asks for it, or has closed every page of the site; so no page is ever made of two
 * versions. Only a version that withdraws something else than the older one takes over at once.
 * The build puts the table of the site's files into this script (service_worker.py).
 *
 * Nothing enters the cache, and nothing is answered from it, whose SHA-256 is not the one in the
 * table. A network may answer for the site (a Wi-Fi's sign-in page, a filter, a proxy that has only
 * half of a file), with any status, type or length; the page then gets what the network sent, as it
 * would without this worker, and the next visit tries again.
 *
 * A cache may be damaged: some browsers refuse what is asked of it, some never answer. Nobody waits
 * for it for long, and the network answers instead.
 */

/**
 * What the build knows. Addresses are relative to the site's root.
 * @typedef {object} Site
 * @property {string} version
 * @property {string} withdrawn names what this version withdraws; empty for nothing
 * @property {Record<string, string>} files address to the first half of its SHA-256, in hexadecimal
 * @property {string[]} shell what every reader needs
 * @property {string[]} engine what Python needs once it has been started
 * @property {Record<string, string[]>} groups procedure to its pages, trees and courses
 * @property {Record<string, string>} types media types by the ending of the file's name
 * @property {string[]} headers those of a host's that are kept, in lower case
 * @property {string} missing the page in place of one that isn't there; “{start}” is the site's
 *   root
 */

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const SITE = /** @type {Site} */ (/** @type {unknown} */ (/* THE SITE */ null));

const OURS = 'soundingboard-';
const SAME_WITHDRAWALS = `${OURS}site-${SITE.withdrawn}-`;
const CACHE = SAME_WITHDRAWALS + SITE.version;
const TRIED = 'service-worker-tried.json'; // When this version was first tried, in its own cache.
const LEISURE = 2_000; // Milliseconds that a page is left to itself before others are fetched.
const PATIENCE = 86_400_000; // Milliseconds that a newer version waits for what doesn't match.
const SOON = 3_000; // Milliseconds that a page waits for what is kept, before the network is asked.
const AT_LAST = 10_000; // Milliseconds after which a cache that has not answered will not.
const AT_ONCE = 4; // Files fetched at the same time.
const TRIES = 5; // Times that a file is tried before the browser starts this worker anew.
const ENGINE = 'assets/soundingboard/engine/worker.mjs';
const BUNDLE = 'assets/soundingboard/bundle.json'; // Kept only with the rest of what Python needs.

/** @type {Record<string, number>} how often each file has come wrong or not at all */
const failures = {};

/** Whether the browser hashes what it is given, as far as is known. */
let hashes = true;

/** How many pages have not been told in time what is kept. Meanwhile no other page waits. */
let overdue = 0;

/** The rounds of fetching what isn't kept yet, one after the other. */
let rounds = Promise.resolve();

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(activate()));

worker.addEventListener('message', (event) => {
  if (event.data?.show === 'newer') {
    event.waitUntil(worker.skipWaiting());
  } else if (typeof event.data?.visited === 'string') {
    event.waitUntil(keepWith(addressOf(event.data.visited) ?? ''));
  }
});

worker.addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request;
  const address = addressOf(url);
  if (method === 'GET' && address !== null && (isOurs(address) || mode === 'navigate')) {
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
  const cache = await caches.open(CACHE);
  const before = await older();
  const urgent = SITE.withdrawn !== '' && before.some((name) => !name.startsWith(SAME_WITHDRAWALS));
  await (urgent && worker.skipWaiting());
  const held = await takeOver(before);
  const missing = await keepAll([...SITE.shell, ...held]);
  if (!urgent && missing.some((address) => held.has(address) && SITE.shell.includes(address))) {
    const first = Number(await (await cache.match(TRIED))?.text()) || Date.now();
    await cache.put(TRIED, new Response(`${first}`));
    if (Date.now() - first < PATIENCE) {
      throw new Error(`These files do not match this version yet: ${missing.join(', ')}`);
    }
  }
  await cache.delete(TRIED);
}

/**
 * Copy what older versions hold and has not changed.
 *
 * @param {string[]} names of their caches
 * @returns {Promise<Set<string>>} the addresses of this version's files that they hold
 */
async function takeOver(names) {
  /** @type {Set<string>} */
  const held = new Set();
  for (const name of names) {
    const cache = await caches.open(name);
    for (const { url } of await cache.keys()) {
      const address = addressOf(url) ?? '';
      const kept = isOurs(address) && (await cache.match(url).catch(() => undefined));
      if (kept) {
        held.add(address);
        await keep(address, kept);
      }
    }
  }
  return held;
}

async function activate() {
  const drop = older().then((names) => Promise.all(names.map((name) => caches.delete(name))));
  await within(SOON, drop).catch(() => {}); // Pages wait for it.
  await worker.clients.claim();
}

/** @returns {Promise<string[]>} the caches of other versions */
async function older() {
  return (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== CACHE);
}

/**
 * @param {FetchEvent} event
 * @param {string} address
 * @returns {Promise<Response>}
 */
async function answer(event, address) {
  const { request } = event;
  const navigates = request.mode === 'navigate';
  if (isOurs(address) && (navigates || address === ENGINE)) {
    event.waitUntil(keepWith(address));
  }
  const looking = keptAt(address, request);
  try {
    const sent = () => (isOurs(address) ? fromNetwork(event, address) : fetch(request));
    return (await soon(looking)) ?? (await sent());
  } catch (error) {
    const late = await within(AT_LAST, looking).catch(() => null);
    if (late || !navigates) {
      return late ?? Promise.reject(error);
    }
    if (isOurs(`${address}/`)) {
      return Response.redirect(urlOf(`${address}/`));
    }
    const headers = { 'Content-Type': 'text/html; charset=utf-8' };
    return new Response(SITE.missing.replace('{start}', urlOf('')), { status: 503, headers });
  }
}

/**
 * What is kept at *address*, if it is still what was published; what is not goes. Python's worker
 * asks for files with their hashes, which the browser checks; if they don't match, it asks past all
 * caches.
 *
 * @param {string} address
 * @param {Request} request
 * @returns {Promise<Response | null>}
 */
async function keptAt(address, request) {
  try {
    const cache = await caches.open(CACHE);
    const kept = request.cache === 'reload' ? null : await cache.match(urlOf(address));
    const isChecked = request.integrity !== '' && request.destination === '';
    if (kept && (isChecked || (await published(address, kept.clone())))) {
      return kept; // As it is: the browser keeps compiled code with it.
    }
    await (kept && hashes && cache.delete(urlOf(address)));
  } catch {
    // A device whose cache cannot be read has a network, or says that it has none.
  }
  return null;
}

/**
 * @param {Promise<Response | null>} looking
 * @returns {Promise<Response | null>} null if that takes too long
 */
async function soon(looking) {
  return overdue > 0
    ? null
    : within(SOON, looking).catch(() => {
        overdue += 1;
        void looking.finally(() => (overdue -= 1));
        return null;
      });
}

/**
 * What the network sends, kept if it is what was published. A page is looked at before it is shown:
 * in place of a sign-in page that the browser has in its own cache, the host may have the page.
 *
 * @param {FetchEvent} event
 * @param {string} address
 * @returns {Promise<Response>}
 */
async function fromNetwork(event, address) {
  const { request } = event;
  if (request.mode !== 'navigate') {
    const plain = request.cache === 'default' && !request.integrity;
    const response = await fetch(plain ? new Request(request, { cache: 'no-cache' }) : request);
    event.waitUntil(keep(address, response.clone()));
    return response;
  }
  // As it is: a host with a sign-in of its own answers other requests than a browser's differently.
  const response = await fetch(request);
  if (response.status !== 200) {
    return response;
  }
  const page = (await published(address, response.clone())) ?? (await fetched(address));
  if (page) {
    event.waitUntil(put(address, page.clone()));
  } else {
    await response.clone().arrayBuffer(); // Fails where the connection has broken off.
  }
  return page ?? response;
}

/**
 * @param {string} address
 * @param {Response} response
 * @returns {Promise<Response | null>} the same, if it is what was published at *address*
 */
async function published(address, response) {
  if (response.status !== 200 || response.redirected || !isOurs(address) || !hashes) {
    return null;
  }
  try {
    const body = await response.arrayBuffer();
    const hashing = within(SOON, crypto.subtle.digest('SHA-256', body));
    hashing.catch(() => (hashes = false));
    const bytes = new Uint8Array(await hashing);
    const hash = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
    const isIt = hash.startsWith(SITE.files[address] ?? '-');
    return isIt ? madeOf(address, body, response.headers) : null;
  } catch {
    return null; // The connection broke off, or the browser doesn't hash.
  }
}

/**
 * Its type is known from the address: a wrong one would stay.
 *
 * @param {string} address
 * @param {ArrayBuffer} body
 * @param {Headers} sent
 */
function madeOf(address, body, sent) {
  const ending = /(^|\/)$/.test(address) ? 'html' : address.replace(/.*[.]/, '');
  const type = SITE.types[ending] ?? sent.get('Content-Type') ?? 'application/octet-stream';
  const kept = [...sent].filter(([name]) => SITE.headers.includes(name));
  return new Response(body, { headers: { ...Object.fromEntries(kept), 'Content-Type': type } });
}

/**
 * @param {string} address
 * @param {Response} response
 * @returns {Promise<boolean>} whether it is kept now, being what was published
 */
async function keep(address, response) {
  const good = await published(address, response);
  return good !== null && put(address, good);
}

/**
 * @param {string} address
 * @param {Response} response which was published there
 * @returns {Promise<boolean>} whether it is kept now
 */
function put(address, response) {
  const putting = caches.open(CACHE).then((cache) => cache.put(urlOf(address), response));
  return putting.then(() => true, () => false); // No room, or the cache is damaged.
}

/**
 * Keep that file and what belongs to it, when the page has had its turn, and what is still missing
 * of what every reader needs.
 *
 * @param {string} address
 */
function keepWith(address) {
  const keepRound = async () => {
    await new Promise((resolve) => setTimeout(resolve, LEISURE));
    const group = SITE.groups[address.split('/')[1] ?? ''] ?? [];
    const cache = await caches.open(CACHE);
    const started = address === ENGINE || (await cache.match(urlOf(BUNDLE))) !== undefined;
    const wanted = [address, ...SITE.shell, ...group, ...(started ? SITE.engine : [])];
    await keepAll(wanted.filter(isOurs));
  };
  return (rounds = rounds.then(keepRound).catch(() => {}));
}

/**
 * @param {Iterable<string>} addresses
 * @returns {Promise<string[]>} those that could not be had as they were published
 */
async function keepAll(addresses) {
  const cache = await caches.open(CACHE);
  const kept = new Set((await cache.keys()).map(({ url }) => url));
  const left = [...new Set(addresses)].filter((address) => !kept.has(urlOf(address)));
  /** @type {string[]} */
  const missing = [];
  const line = async () => {
    for (let address = left.shift(); address !== undefined; address = left.shift()) {
      const failed = failures[address] ?? 0;
      const response = failed < TRIES ? await fetched(address) : null;
      if (!response || !(await put(address, response))) {
        missing.push(address);
        failures[address] = failed + 1;
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, line));
  return missing;
}

/**
 * What a browser or a proxy has in its own cache may be wrong: then past all of them.
 *
 * @param {string} address
 * @returns {Promise<Response | null>} null if it can't be had as it was published
 */
async function fetched(address) {
  for (const cache of /** @type {const} */ (['no-cache', 'reload'])) {
    const sent = await fetch(urlOf(address), { cache, redirect: 'manual' }).catch(() => null);
    const response = sent && (await published(address, sent));
    if (response) {
      return response;
    }
  }
  return null;
}

/**
 * @template T
 * @param {number} milliseconds
 * @param {Promise<T>} asked
 * @returns {Promise<T>} rejected if it takes longer; this script can't import browser/patience.mjs
 */
function within(milliseconds, asked) {
  /** @type {Promise<never>} */
  const late = new Promise((_, reject) => setTimeout(reject, milliseconds));
  return Promise.race([asked, late]);
}

/** @param {string} address */
function isOurs(address) {
  return Object.hasOwn(SITE.files, address);
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
