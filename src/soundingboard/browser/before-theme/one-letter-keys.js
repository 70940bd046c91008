/**
 * Keys of one letter do nothing while something on the page has the focus, or while a decision or a
 * course is open. Material takes “n” and “p” for the next and the previous page, and “f”, “s” and
 * “/” for the search, at a radio, a button or a link as well: whoever dictates, or touches a key by
 * chance, would lose the page.
 *
 * No module, since it must be there before Material's own script: listeners of the window are
 * called in the order in which they came.
 *
 * Standard: WCAG 2.2, success criterion 2.1.4
 */
(() => {
  const OPEN = 'sb-tree, sb-course, sb-compare, sb-my-training, sb-stored';

  addEventListener('keydown', (event) => {
    const { key, altKey, ctrlKey, metaKey } = event;
    if (key.length !== 1 || altKey || ctrlKey || metaKey) {
      return;
    }
    // What is typed into the open search goes to its field.
    const isSearching = document.querySelector('[data-md-toggle="search"]:checked') !== null;
    const { activeElement, body } = document;
    const free = activeElement === null || activeElement === body;
    if (!isSearching && (!free || document.querySelector(OPEN))) {
      event.stopImmediatePropagation();
    }
  });
})();
