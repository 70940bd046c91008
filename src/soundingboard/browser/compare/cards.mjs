/** The boards side by side, each with its verdict as soon as nothing more can change it. */

import { copiesOfChildren, listed, make } from '../page/dom.mjs';
import { BEGINNING, formatWalk } from '../page/fragment.mjs';
import { clauseAnchor } from '../page/clauses.mjs';
import * as words from './words.mjs';

/**
 * @import { Board, Standing } from './boards.mjs'
 */

/**
 * @param {Board[]} boards all boards of the page
 * @param {Standing[]} standings of those that were asked
 * @returns {HTMLElement}
 */
export function cards(boards, standings) {
  const items = boards.map((board) => {
    const standing = standings.find((item) => item.board === board);
    return standing
      ? card(standing)
      : make('li', { 'data-verdict': 'not-covered' }, ...copiesOfChildren(board.card));
  });
  return make('ul', { class: 'sb-board-cards' }, ...items);
}

/** @param {Standing} standing */
function card(standing) {
  const { board, outcome } = standing;
  const heading = make('h3', {}, make('a', { href: board.page }, board.short));
  if (!outcome) {
    return make('li', { 'data-open': true }, heading, make('p', {}, words.STILL_OPEN));
  }
  const slug = outcome.verdict.replaceAll(' ', '-');
  const title = make('a', { href: resultAddress(standing) }, outcome.title);
  return make(
    'li',
    { 'data-verdict': slug },
    heading,
    make(
      'p',
      { class: `sb-verdict sb-verdict--${slug}` },
      shape(slug),
      make('strong', {}, capital(outcome.verdict)),
    ),
    make('p', {}, title),
    make('p', {}, words.restsOn(outcome.clauses.length), ...clauses(board, outcome.clauses), '.'),
  );
}

/**
 * Where the board's own page shows the result: its walk, or where that is not at its end yet, the
 * outcome among all of them.
 *
 * @param {Standing} standing
 */
function resultAddress({ board, version, path, reached, outcome }) {
  return reached
    ? board.page + formatWalk({ ...BEGINNING, version, answers: new Map(path) })
    : `${board.page}#${encodeURIComponent(outcome?.id ?? '')}`;
}

/**
 * @param {Board} board
 * @param {string[]} numbers
 */
function clauses({ clauses: page }, numbers) {
  return listed(
    numbers.map((number) => make('a', { href: `${page}#${clauseAnchor(number)}` }, number)),
  );
}

/**
 * The verdict's shape, which the page holds once for all.
 *
 * @param {string} slug
 */
function shape(slug) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  svg.setAttribute('class', 'sb-verdict__icon');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  // Material's instant navigation writes to every “href”, and that of a “use” cannot be written.
  use.setAttributeNS('http://www.w3.org/1999/xlink', 'xlink:href', `#sb-shape-${slug}`);
  svg.append(use);
  return svg;
}

/** @param {string} text */
function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
