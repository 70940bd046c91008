/** The closed list of what Python can have done besides showing something. */

import { moveFocus } from '../page/dom.mjs';

/**
 * @import { Address } from '../page/address.mjs'
 * @import { Announcer } from '../page/announce.mjs'
 * @import { Effect } from './queue.mjs'
 */

/**
 * @typedef {object} Page
 * @property {HTMLElement} root
 * @property {Address} address
 * @property {Announcer} announcer
 * @property {(first: string) => void} setTitle
 */

/** @type {Record<string, (page: Page, effect: any) => void>} */
const EFFECTS = {
  address: ({ address }, { hash }) => address.replace(hash),
  title: ({ setTitle }, { text }) => setTitle(text),
  focus({ root }, { selector, unless }) {
    const element = root.querySelector(selector);
    const elsewhere = document.activeElement !== document.body;
    if (element instanceof HTMLElement && !(unless === 'elsewhere' && elsewhere)) {
      moveFocus(element);
    }
  },
  announce: ({ announcer }, { text }) => announcer.say(text),
};

/**
 * @param {Effect[]} effects
 * @param {Page} page
 */
export function carryOut(effects, page) {
  effects.forEach((effect) => EFFECTS[effect.effect]?.(page, effect));
}

/** @returns what sets the title: what is on the screen first, if anything, then the page's own */
export function pageTitle() {
  const own = document.title;
  const dash = own.includes(' - ') ? ' - ' : ' – ';
  return (/** @type {string} */ first) => {
    document.title = first ? first + dash + own : own;
  };
}
