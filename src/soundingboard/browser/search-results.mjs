/** What Material's search has found, as readers of a handbook need it. */

/** So many situations come before the decision that they belong to. */
const FIRST = 2;

/** Put what Material has found in order; what is in order stays as it is. */
export function arrangeResults() {
  // The words by which Material has found a page are in a `nav`. Each would be a landmark of its
  // own, without a name, in the list of landmarks that a screen reader offers.
  for (const tags of document.querySelectorAll('.md-search-result nav:not([role])')) {
    tags.setAttribute('role', 'none');
  }
  for (const item of document.querySelectorAll('.md-search-result__item:not([data-arranged])')) {
    item.setAttribute('data-arranged', '');
    situationsFirst(item);
  }
}

/**
 * Material shows the page and folds its parts away. A situation says what a reader wants to know.
 *
 * @param {Element} item a page, with what was found on it
 */
function situationsFirst(item) {
  const more = item.querySelector('details');
  const count = more?.querySelector('summary div');
  if (!more || !count) {
    return;
  }
  item.prepend(...[...more.querySelectorAll('a[href*="#walk?"]')].slice(0, FIRST));
  const left = more.querySelectorAll('a').length;
  count.textContent = (count.textContent ?? '').replace(/\d+/, String(left));
  more.hidden = left === 0;
}
