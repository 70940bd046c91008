/** The closed list of what Python can have done besides showing something. */

import { moveFocus } from '../page/dom.mjs';

/**
 * @import { Address } from '../page/address.mjs'
 * @import { Announcer } from '../page/announce.mjs'
 * @import { PageTitle } from '../page/page-title.mjs'
 * @import { Effect } from './queue.mjs'
 */

/**
 * @typedef {object} Page
 * @property {HTMLElement} root
 * @property {Address} address
 * @property {PageTitle} title
 * @property {Announcer} announcer
 */

/** @type {Record<string, (page: Page, effect: any) => void>} */
const EFFECTS = {
  address: ({ address }, { hash }) => address.replace(hash),
  title: ({ title }, { text }) => title.set(text),
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
  for (const effect of effects) {
    EFFECTS[effect.effect]?.(page, effect);
  }
}
