/** Puts HTML from Python into the page, with as few changes as it takes. */

import { notLoaded } from '../engine/errors.mjs';

/**
 * @typedef {object} Options the part of `morphdom`'s that is used
 * @property {boolean} childrenOnly
 * @property {(node: Node) => Node} onBeforeNodeAdded
 * @property {(from: HTMLElement, to: HTMLElement) => boolean} onBeforeElUpdated
 * @typedef {(from: Element, to: Element, options: Options) => void} Morph
 */

const LIBRARY = new URL('../vendor/morphdom.mjs', import.meta.url);

/** Loads the library, before anything is patched. It has no exports, but defines a global name. */
export const loadLibrary = () => import(LIBRARY.href).catch(notLoaded);

/**
 * The HTML that our own elements came with, before they added to it.
 *
 * @type {WeakMap<Node, string>}
 */
const source = new WeakMap();

/**
 * What the reader has put into a field stays. An element of ours stays as it is if its HTML is the
 * same, and is made anew otherwise.
 *
 * @param {Element} region
 * @param {string} html
 */
export function patch(region, html) {
  const wanted = /** @type {Element} */ (region.cloneNode(false));
  const inert = document.createElement('template');
  inert.innerHTML = html;
  wanted.append(inert.content);
  const { morphdom } = /** @type {{ morphdom: Morph } & typeof globalThis} */ (globalThis);
  morphdom(region, wanted, {
    childrenOnly: true,
    onBeforeNodeAdded: noted,
    onBeforeElUpdated(from, to) {
      if (isOurs(from)) {
        if (source.get(from) !== to.outerHTML) {
          from.replaceWith(noted(to.cloneNode(true)));
        }
        return false;
      }
      if (from === document.activeElement && from.tabIndex === -1) {
        to.tabIndex = -1; // Without it, the heading that was moved to would lose the focus.
      }
      return !isTouched(from);
    },
  });
}

/**
 * @template {Node} Added
 * @param {Added} node
 */
function noted(node) {
  if (node instanceof Element) {
    for (const element of [node, ...node.querySelectorAll('*')].filter(isOurs)) {
      source.set(element, element.outerHTML);
    }
  }
  return node;
}

/** @param {Element} element */
function isOurs({ localName }) {
  return localName.includes('-');
}

/** @param {Element} element */
function isTouched(element) {
  if (element instanceof HTMLInputElement) {
    return element.value !== element.defaultValue || element.checked !== element.defaultChecked;
  }
  return element instanceof HTMLTextAreaElement && element.value !== element.defaultValue;
}
