/**
 * What the page and its worker say to each other. Types only; nothing loads this module.
 *
 * A request and its answer are JSON text that only the engine and the asker read. Each request has
 * one answer, and they come in the order of the requests, so neither needs a number.
 *
 * @typedef {string} Request A message to the worker, once it is ready.
 *
 * @typedef {string} Answer The engine's answer to the oldest request that has none.
 * @typedef {{ loaded: number }} Loaded How much has come of what it fetches on a slow line, from 0
 *   to 1.
 * @typedef {{ ready: true, way: string }} Ready It takes requests now, and how it has started.
 * @typedef {{ failed: string, blame: 'browser' | 'way' }} Failed The worker cannot start, or Python
 *   broke down while answering; why, and whether the browser can't or something on the way to it
 *   was in the way.
 * @typedef {Answer | Loaded | Ready | Failed} Report A message from the worker.
 */

export {};
