/** What the second check says under a verdict: the result, its clauses and its reason. */

import { make } from './dom.mjs';
import * as words from './words.mjs';

/**
 * @import { PageLinks } from './page-links.mjs'
 * @import { EngineOutcome } from './second-check.mjs'
 */

/**
 * @param {EngineOutcome} checked
 * @param {PageLinks} links
 * @returns {HTMLElement}
 */
export function checkedNote(checked, links) {
  return make(
    'div',
    { class: 'sb-js-checked' },
    make('h3', { class: 'sb-js-under-verdict__heading' }, words.CHECKED_HEADING),
    make(
      'p',
      {},
      words.CHECKED,
      make('strong', {}, checked.verdict),
      words.restsOn(checked.clauses.length),
      ...links.clauses(checked.clauses),
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
