/**
 * The anchor of a clause on its procedure's page: `4.6.a` is `c-4-6-a`.
 *
 * @param {string} number
 */
export function clauseAnchor(number) {
  return `c-${number.replaceAll('.', '-')}`;
}
