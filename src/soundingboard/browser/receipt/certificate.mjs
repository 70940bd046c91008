/** A receipt on the screen and on paper, and the ways to hand it over. */

import { make } from '../page/dom.mjs';
import { give } from './give.mjs';
import { qrCode } from './qr.mjs';
import { fileName, fileOf } from './receipt.mjs';
import * as words from './words.mjs';

/**
 * @import { Good } from './receipt.mjs'
 */

/**
 * @typedef {object} Names what the receipt only has the ids of
 * @property {string} course
 * @property {string} procedure
 * @property {string} edition
 */

/**
 * @param {Good} good
 * @param {Names} names
 * @returns {HTMLElement}
 */
export function certificate(good, names) {
  const { person, statement, procedure } = good.receipt;
  const site = person.site ? [[words.SITE, person.site]] : [];
  const facts = [
    [words.STAFF_NUMBER, person.staff_id],
    ...site,
    [words.PROCEDURE, names.procedure],
    [words.EDITION, names.edition || `revision ${procedure.revision}`],
    [words.COURSE, names.course],
    [words.QUIZ, words.score(good)],
    [words.WHEN, words.moment(good.receipt.when)],
    [words.ID, good.id],
    [words.KEY, good.key],
  ];
  const sheet = make(
    'article',
    { class: 'sb-certificate' },
    make('p', { class: 'sb-certificate__kind' }, words.CERTIFIES),
    make('p', { class: 'sb-certificate__name' }, person.name),
    make('blockquote', { lang: statement.language }, make('p', {}, statement.text)),
    make(
      'p',
      { class: 'sb-certificate__code' },
      make('span', {}, words.CODE),
      ' ',
      make('strong', {}, good.code),
    ),
    make('p', { class: 'sb-certificate__hint' }, words.CODE_HINT),
    make('dl', { class: 'sb-certificate__facts' }, ...facts.map(([term, told]) => fact(term, told))),
    make(
      'div',
      { class: 'sb-certificate__proof' },
      make('h3', {}, words.PROVES_HEADING),
      make('p', {}, words.PROVES),
      make('p', {}, words.PROVES_NOT),
    ),
  );
  void qrCode(good.jws).then((code) => code && sheet.append(code));
  return sheet;
}

/**
 * @param {Good} good
 * @param {object} options
 * @param {string} options.course its title
 * @param {boolean} options.urgent nothing is kept beyond the visit
 * @param {() => void} options.downloaded
 * @returns {HTMLElement}
 */
export function handOver(good, { course, urgent, downloaded }) {
  const file = fileName(good);
  const { button: get, told } = give({
    label: words.DOWNLOAD,
    style: 'sb-js-button--main',
    file: () => ({ name: file, text: fileOf(good) }),
    saved: downloaded,
  });
  const print = make('button', { type: 'button', class: 'sb-js-button' }, words.PRINT);
  print.addEventListener('click', () => window.print());
  const subject = encodeURIComponent(words.mailSubject(good, course));
  const body = encodeURIComponent(words.mailBody(good, course, file));
  const mail = make('a', { href: `mailto:?subject=${subject}&body=${body}` }, words.EMAIL);
  return make(
    'section',
    { class: 'sb-hand-over' },
    make('h3', {}, words.HAND_OVER),
    make('p', {}, urgent ? words.NOT_HANDED : words.HAND_OVER_HINT),
    make('div', { class: 'sb-js-actions__buttons' }, get, print),
    told,
    make('p', {}, mail, '. ', words.EMAIL_HINT),
  );
}

/** @param {string | undefined} term @param {string | undefined} told */
function fact(term = '', told = '') {
  return make('div', {}, make('dt', {}, term), make('dd', {}, told));
}
