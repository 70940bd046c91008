/** What buttons in regions do that only a page can: copy a text, and print. */

import { copy } from '../page/copy.mjs';

/**
 * @import { Page } from './effects.mjs'
 */

const BUTTONS = '[data-copy], [data-copy-of], [data-copy-ready], [data-print]';

/**
 * A click on `data-copy` copies its text, or the page's address if that text is a fragment, and one on
 * `data-copy-of` the text of the field with that id; the nearest `data-told` after it says so, in the
 * words of `data-copied` and `data-by-hand`. `data-copy-ready` copies the text of the figure that it is
 * in, followed by the reader's answers, if an element around it has them as its `data-answers`. One on
 * `data-print` prints.
 *
 * @param {Page} page
 * @param {AbortSignal} signal
 */
export function serveButtons({ root, address, announcer }, signal) {
  root.addEventListener(
    'click',
    ({ target }) => {
      const button = target instanceof Element ? target.closest(BUTTONS) : null;
      if (!(button instanceof HTMLElement)) {
        return;
      }
      const { copy: text, copyOf, copied = '', byHand = '' } = button.dataset;
      const place = nextOf(button, root.querySelectorAll('[data-told]'));
      const field = copyOf ? document.getElementById(copyOf) : null;
      if (button.dataset.print !== undefined) {
        window.print();
      } else if (field instanceof HTMLTextAreaElement && place) {
        void copy(field.value, { place, copied, byHand, field });
      } else if (button.dataset.copyReady !== undefined && place) {
        const answers = button.closest('[data-answers]')?.getAttribute('data-answers');
        const ready = button.closest('figure')?.querySelector('pre')?.textContent;
        const texts = [ready, answers].map((part) => part?.trim()).filter(Boolean);
        void copy(texts.join('\n\n'), { place, copied, byHand });
      } else if (text !== undefined && place) {
        const whole = text.startsWith('#') ? address.linkTo(text) : text;
        void copy(whole, { place, copied, byHand, say: (words) => announcer.say(words) });
      }
    },
    { signal },
  );
}

/**
 * @param {Element} element
 * @param {Iterable<Element>} others in the order of the page
 */
function nextOf(element, others) {
  for (const other of others) {
    const follows = element.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING;
    if (follows && other instanceof HTMLElement) {
      return other;
    }
  }
  return null;
}
