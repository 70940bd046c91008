/**
 * Moves within the page that the browser has loaded are the browser's. Material's instant
 * navigation holds each address against the last that it has seen to. Before its first it knows
 * none: at the reader's first step it would fetch this very page again and put it in the place of
 * the one in use, so that the focus, and whatever had been chosen meanwhile, were gone. On the
 * pages of decisions, comparisons and courses its moves are always the browser's, since the
 * address's fragment is the reader's place.
 *
 * No module, since it must be there before Material's own script: listeners of the window are
 * called in the order in which they came.
 */
(() => {
  const { pathname, search } = location;
  let another = false;

  /** @param {{ pathname: string, search: string }} address */
  const isHere = (address) =>
    !another && address.pathname === pathname && address.search === search;

  /** @param {HTMLAnchorElement} link */
  const isOwnMove = (link) =>
    link.closest('sb-tree, sb-compare, sb-course') !== null &&
    link.pathname === location.pathname &&
    link.search === location.search;

  addEventListener('popstate', (event) => {
    if (isHere(location)) {
      event.stopImmediatePropagation(); // `hashchange` tells everybody else.
    }
  });
  document.addEventListener(
    'click',
    ({ target }) => {
      const link = target instanceof Element ? target.closest('a[href]') : null;
      if (link instanceof HTMLAnchorElement && link.hash && (isHere(link) || isOwnMove(link))) {
        link.target ||= '_self'; // By which Material leaves it alone.
      }
    },
    { capture: true },
  );
  document.addEventListener('DOMContentLoaded', () => {
    /** @type {any} */ (globalThis).location$?.subscribe(() => (another = true));
  });
})();
