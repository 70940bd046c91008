/**
 * On a page whose place is kept in the address, nobody else writes there. With `navigation.tracking`
 * Material puts the heading that is scrolled past into the address, by `replaceState`, which fires no
 * event: the reader's answers would be gone from it, and the next click would show another place.
 *
 * No module, since it must be there before Material's own script.
 */
(() => {
  const WALKS = 'sb-tree, sb-course, sb-compare';
  const { replaceState } = History.prototype;

  History.prototype.replaceState = function (data, unused, url) {
    if (url !== undefined && url !== null && document.querySelector(WALKS)) {
      const { pathname, search, hash } = new URL(url, location.href);
      if (pathname === location.pathname && search === location.search && hash !== location.hash) {
        return;
      }
    }
    replaceState.call(this, data, unused, url);
  };
})();
