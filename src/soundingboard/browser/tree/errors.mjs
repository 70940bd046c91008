/** What can go wrong between this page and what it builds on. Each error has a stable `name`. */

/** The page's HTML is no tree that can be walked; the outline stays as it is. */
export class PageTreeError extends Error {
  /** @override */
  name = 'PageTreeError';
}

/** Python, or the tree's rules, could not be had. The page goes on without the second check. */
export class CheckUnavailable extends Error {
  /** @override */
  name = 'CheckUnavailable';
}

/** The site has published other rules since this page was loaded. */
export class PageOutdated extends Error {
  /** @override */
  name = 'PageOutdated';
}
