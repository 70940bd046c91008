/**
 * Hides again what the browser has revealed. Of a decision all questions but the first, and all
 * results, are `hidden="until-found"`. The browser takes that attribute away when it goes to an
 * anchor within, or when “Find in page” finds something there. Back at the first question, all that
 * the reader had been to would be shown below it.
 *
 * What was found is marked `data-found` until the next step, since nothing in the address shows it.
 *
 * No module, since it must be there when the browser goes to the page's first anchor.
 *
 * Standard: https://html.spec.whatwg.org/multipage/interaction.html#ancestor-revealing-algorithm
 */
(() => {
  const HIDDEN = 'until-found';

  /** @type {Set<Element>} */
  const revealed = new Set();

  const note = (/** @type {Event} */ { target }) => {
    if (target instanceof Element && target.closest('sb-tree') !== null) {
      revealed.add(target);
      target.toggleAttribute('data-found', target.querySelector(':target') === null);
    }
  };

  const hideAgain = () => {
    for (const element of revealed) {
      element.removeAttribute('data-found');
      element.setAttribute('hidden', HIDDEN);
    }
    revealed.clear();
  };
  document.addEventListener('beforematch', note, { capture: true });
  addEventListener('hashchange', hideAgain);
  addEventListener('sb-step', hideAgain);
})();
