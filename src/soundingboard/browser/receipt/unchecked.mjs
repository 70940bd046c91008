/** What is said of receipts whose signatures this browser can't check, and the files to take away. */

import { make } from '../page/dom.mjs';
import { give } from './give.mjs';
import { fileName, fileOf } from './receipt.mjs';
import * as words from './words.mjs';

/**
 * @import { Good } from './receipt.mjs'
 */

/**
 * @param {Good[]} receipts at least one
 * @returns {HTMLElement}
 */
export function uncheckedNotice(receipts) {
  const files = receipts.flatMap((receipt) => {
    const { button, told } = give({
      label: receipts.length === 1 ? words.DOWNLOAD : words.downloadOf(receipt.code),
      file: () => ({ name: fileName(receipt), text: fileOf(receipt) }),
    });
    return [make('p', {}, button), told];
  });
  return make('div', { class: 'sb-js-notice' }, make('p', {}, words.unchecked(receipts.length)), ...files);
}
