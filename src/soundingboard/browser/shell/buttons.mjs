/** What buttons in regions do that only a page can: copy a text, and print. */

import { copy } from '../page/copy.mjs';

/**
 * A click on `data-copy` copies its text, one on `data-copy-of` the text of the field with that id,
 * and one on `data-copy-ready` the text of the figure that it is in, followed by the reader's
 * answers, if an element around it has them as its `data-answers`. The `data-told` beside it says
 * so, in the words of `data-copied` and `data-by-hand`. A click on `data-print` prints.
 *
 * @param {HTMLElement} root
 * @param {AbortSignal} signal
 */
export function serveButtons(root, signal) {
  const pressed = (/** @type {Event} */ { target }) => {
    const button = target instanceof Element ? target.closest('button') : null;
    const place = button?.closest(':has([data-told])')?.querySelector('[data-told]');
    const { print, copy: text, copyOf, copyReady } = button?.dataset ?? {};
    if (print !== undefined) {
      window.print();
    } else if (button && place && copyReady !== undefined) {
      const answers = button.closest('[data-answers]')?.getAttribute('data-answers');
      const ready = button.closest('figure')?.querySelector('pre')?.textContent;
      const texts = [ready, answers].map((part) => part?.trim()).filter(Boolean);
      void copy(texts.join('\n\n'), button, place);
    } else if (button && place && (text ?? copyOf) !== undefined) {
      const field = document.getElementById(copyOf ?? '');
      void copy(text ?? '', button, place, /** @type {HTMLTextAreaElement | null} */ (field));
    }
  };
  root.addEventListener('click', pressed, { signal });
}
