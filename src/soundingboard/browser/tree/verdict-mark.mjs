/** A verdict as the page's own outcomes show it: its icon and its words. */

import { copiesOfChildren, make } from './dom.mjs';

/**
 * @import { PageTree } from './page-tree.mjs'
 */

/**
 * The banner that stands under an outcome's heading.
 *
 * @param {PageTree} tree
 * @param {string} verdict
 */
export function verdictBanner(tree, verdict) {
  const line = verdictLine(tree, verdict);
  const words = line ? copiesOfChildren(line) : [make('strong', {}, verdict)];
  return make('span', { class: `sb-verdict sb-verdict--${slug(verdict)}` }, ...words);
}

/**
 * The same within a sentence.
 *
 * @param {PageTree} tree
 * @param {string} verdict
 */
export function verdictWord(tree, verdict) {
  const icon = verdictLine(tree, verdict)?.querySelector('.sb-verdict__icon');
  return make(
    'strong',
    { class: `sb-word sb-word--${slug(verdict)}` },
    ...(icon ? [icon.cloneNode(true), ' '] : []),
    verdict,
  );
}

/**
 * @param {PageTree} tree
 * @param {string} verdict
 */
function verdictLine(tree, verdict) {
  const outcome = [...tree.nodes.values()].find(
    (node) => node.kind === 'outcome' && node.verdict === verdict,
  );
  return outcome?.section.querySelector('.sb-verdict') ?? null;
}

/** @param {string} verdict */
function slug(verdict) {
  return verdict.replaceAll(' ', '-');
}
