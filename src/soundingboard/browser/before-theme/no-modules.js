/**
 * Marks a page whose modules can't be loaded, as in a frame without an origin or behind a filter.
 * Style hides parts of a course's page until its program shows them, which would then be never.
 *
 * No module, since it must be there if no module is.
 */
(() => {
  const failed = (/** @type {Event} */ { target }) => {
    if (target instanceof HTMLScriptElement && target.type === 'module') {
      document.documentElement.dataset.modules = 'failed';
    }
  };
  addEventListener('error', failed, { capture: true });
})();
