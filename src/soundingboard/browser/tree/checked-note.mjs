/** What the second check says under a verdict: the result, its clauses and its reason. */

import { make } from './dom.mjs';
import { clauseAnchor } from './page-tree.mjs';
import * as words from './words.mjs';

/**
 * @import { Outcome } from './page-tree.mjs'
 * @import { EngineOutcome } from './second-check.mjs'
 */

/**
 * @param {Outcome} page where the links to the clauses are
 * @param {EngineOutcome} checked
 * @returns {HTMLElement}
 */
export function checkedNote(page, checked) {
  const clauses = checked.clauses.map((number) => clauseLink(page, number));
  return make(
    'div',
    { class: 'sb-js-checked' },
    make('h3', { class: 'sb-js-checked__heading' }, words.CHECKED_HEADING),
    make(
      'p',
      {},
      words.CHECKED,
      make('strong', {}, checked.verdict),
      words.restsOn(clauses.length),
      ...listed(clauses),
      '.',
    ),
    make(
      'details',
      { class: 'sb-js-checked__reason' },
      make('summary', {}, words.REASON_SUMMARY),
      make('p', {}, checked.reason),
    ),
  );
}

/**
 * @param {Outcome} page
 * @param {string} number
 */
function clauseLink(page, number) {
  const link = page.section.querySelector(`a[href$="#${CSS.escape(clauseAnchor(number))}"]`);
  return link
    ? make('a', { href: link.getAttribute('href') }, number)
    : number;
}

/**
 * “a, b and c”.
 *
 * @param {(Node | string)[]} items
 */
function listed(items) {
  return items.flatMap((item, index) => {
    if (index === 0) {
      return [item];
    }
    return [index === items.length - 1 ? ' and ' : ', ', item];
  });
}
