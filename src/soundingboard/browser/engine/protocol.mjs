/**
 * What the page and its worker say to each other. Types only; nothing loads this module.
 *
 * A request and its answer are JSON text that only the engine and the asker read.
 *
 * @typedef {{ id: number, request: string }} Request A message to the worker, once it is ready.
 *
 * @typedef {{ id: number, answer: string }} Answer The engine's answer to the request of that id.
 * @typedef {{ ready: true, way: string }} Ready It takes requests now, and how it has started.
 * @typedef {{ failed: string }} Failed The worker cannot start; why.
 * @typedef {{ crashed: string }} Crashed Python broke down while answering; why.
 * @typedef {Answer | Ready | Failed | Crashed} Report A message from the worker.
 */

export {};
