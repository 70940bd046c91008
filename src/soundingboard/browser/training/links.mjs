/** Links from training to what it rests on: clauses, and decisions walked to an outcome. */

import { listed, make } from '../page/dom.mjs';
import { walkWith } from '../page/fragment.mjs';
import { clauseAnchor } from '../page/clauses.mjs';

/**
 * @import { Stand } from './marking.mjs'
 */

/**
 * Links to clauses, as a list within a sentence.
 *
 * @param {string[]} numbers
 * @param {URL | null} page of the procedure
 * @returns {(Node | string)[]}
 */
export function clauseLinks(numbers, page) {
  return listed(
    numbers.map((number) =>
      page ? make('a', { href: new URL(`#${clauseAnchor(number)}`, page).href }, number) : number,
    ),
  );
}

/**
 * Links to outcomes, the trees walked to them.
 *
 * @param {Stand[]} stands
 * @param {URL} root of the site
 * @returns {(Node | string)[]}
 */
export function decisionLinks(stands, root) {
  return listed(
    stands.map(({ tree, title, answers }) => {
      const page = new URL(`decisions/${tree}/`, root);
      return make('a', { href: page.href + walkWith(Object.entries(answers)) }, title);
    }),
  );
}
