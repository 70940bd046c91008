/**
 * “Skip to content” moves the focus, too. Material's instant navigation takes the click upon itself
 * and only scrolls, so that the next Tab would start at the top of the page again (WCAG 2.4.1).
 */
export function mendSkipLink() {
  document.addEventListener('click', ({ target }) => {
    const link = target instanceof Element ? target.closest('a.md-skip') : null;
    if (link instanceof HTMLAnchorElement) {
      const place = document.getElementById(link.hash.slice(1));
      if (place !== null) {
        place.tabIndex = -1;
        place.focus();
      }
    }
  });
}
