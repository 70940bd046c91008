/** What to read first, with a box beside each part that says whether it was read. */

import { make } from '../page/dom.mjs';
import * as words from './words.mjs';

/**
 * @import { CoursePage } from './course-page.mjs'
 */

export class ReadingList {
  /** @type {Map<string, { row: HTMLElement, input: HTMLInputElement }>} by anchor */
  #boxes = new Map();
  /** Boxes just ticked, which are ahead of what is kept. */
  #ahead = new Set();

  /**
   * @param {CoursePage} page
   * @param {(anchor: string, read: boolean) => Promise<void>} changed
   */
  constructor(page, changed) {
    for (const { anchor, item } of page.readings) {
      const id = `sb-read-${anchor}`;
      const input = make('input', { type: 'checkbox', id, class: 'sb-js-read__input' });
      const link = item.querySelector('a');
      if (link && !link.id) {
        link.id = `sb-part-${anchor}`;
      }
      const label = make('label', { for: id, id: `${id}-label` }, words.READ_LABEL);
      input.setAttribute('aria-labelledby', `${link?.id ?? ''} ${label.id}`.trim());
      const row = make('div', { class: 'sb-js-read', hidden: true }, input, label);
      input.addEventListener('change', () => {
        this.#ahead.add(anchor);
        void changed(anchor, input.checked).finally(() => this.#ahead.delete(anchor));
      });
      item.append(row);
      this.#boxes.set(anchor, { row, input });
    }
  }

  /**
   * @param {string[]} read
   * @param {boolean} shown
   */
  show(read, shown) {
    for (const [anchor, { row, input }] of this.#boxes) {
      row.hidden = !shown;
      if (!this.#ahead.has(anchor)) {
        input.checked = read.includes(anchor);
      }
    }
  }

  remove() {
    this.#boxes.forEach(({ row }) => row.remove());
  }
}
