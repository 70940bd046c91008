/**
 * Material's search puts the words by which it has found a page into a `nav`. Each would be a
 * landmark of its own, without a name, in the list of landmarks that a screen reader offers.
 */
export function plainTags() {
  for (const tags of document.querySelectorAll('.md-search-result nav:not([role])')) {
    tags.setAttribute('role', 'none');
  }
}
