/** What a page shows of withdrawals: a notice in place of a decision, and a mark on links to it. */

import { make, moveFocus } from '../page/dom.mjs';
import { _, filled, parts } from '../wording.mjs';

/** @import { Withdrawn } from './watch.mjs' */

const ROOT = new URL('../../../', import.meta.url);
const MARK = 'sb-withdrawn-mark';
const NOTICE = 'sb-withdrawn-now';
const WORDS = _('(withdrawn)'); // As the build writes them.

/**
 * Make the page say what is withdrawn, and no more than that.
 *
 * @param {readonly Withdrawn[]} list
 */
export function show(list) {
  const here = addressOf(location.href);
  const shown = document.getElementById(NOTICE);
  const still = shown && list.find(({ decision }) => decision === shown.dataset.decision);
  if (shown && !still) {
    location.reload(); // It is valid again, perhaps with other answers.
    return;
  }
  const article = document.querySelector(`sb-tree, sb-compare, #${NOTICE}`)?.closest('article');
  // A page of a newer version has the reason in a paragraph of its own, and is left as it is.
  const said = Array.from(article?.querySelectorAll('p') ?? [], (part) => part.textContent);
  const isNew = (/** @type {Withdrawn} */ { reason }) => !said.includes(reason);
  const own = still ?? list.find((item) => isAbout(item, here) && isNew(item));
  if (article && own && isNew(own)) {
    replaceDecision(article, own);
  }
  markLinks(new Set(list.map(({ address }) => address).filter((address) => address !== here)));
}

/**
 * @param {Withdrawn} withdrawn
 * @param {string} here
 * @returns {boolean} whether the page is the decision's own, or compares it with other boards'
 */
function isAbout({ decision, address }, here) {
  return here === address || here === `compare/${decision.split('/')[1]}/`;
}

/**
 * Puts the notice where the decision was. That ends a walk (its element leaves the page), and says
 * so.
 *
 * @param {Element} article
 * @param {Withdrawn} withdrawn
 */
function replaceDecision(article, { decision, reason }) {
  const compared = article.querySelector('sb-compare') !== null;
  const wasIn = article.contains(document.activeElement);
  const head = article.querySelector('.sb-head') ?? '';
  const title = article.querySelector('h1')?.textContent ?? '';
  const procedure = new URL(`procedures/${decision.split('/')[0]}/`, ROOT).href;
  const called = article.querySelector('.sb-whose a')?.textContent ?? _('the procedure');
  const heading = make(
    'h2',
    {},
    compared ? _("Don't use this comparison") : _("Don't use this decision guide"),
  );
  const said = compared
    ? _('One of its decision guides has been withdrawn. You can compare the others on a newer page.')
    : _('It has been withdrawn. None of its earlier answers apply.');
  const instead = parts(_('Read the procedure itself instead: {procedure}.'), {
    procedure: make('a', { href: procedure }, called),
  });
  const notice = make(
    'section',
    // An alert, so that it is spoken although nobody has asked for it.
    {
      ...{ id: NOTICE, class: 'sb-withdrawn', role: 'alert' },
      ...{ 'data-decision': decision, 'data-reason': reason },
    },
    heading,
    make('p', { class: 'sb-withdrawn__reason' }, reason),
    make('p', {}, said),
    make('p', {}, ...instead),
    make('p', {}, make('a', { href: ROOT.href }, _('Go to the start page'))),
  );
  if (compared) {
    const kind = { type: 'button', class: 'sb-js-button' };
    const again = make('button', kind, _('Load the page again'));
    again.onclick = () => location.reload();
    notice.append(again);
  }
  article.replaceChildren(head, notice);
  document.title = filled(_('Withdrawn: {title}'), { title });
  document.querySelector('.md-sidebar--secondary')?.setAttribute('hidden', '');
  if (wasIn) {
    moveFocus(heading);
  }
}

/** @param {Set<string>} addresses */
function markLinks(addresses) {
  for (const link of document.links) {
    const marked = link.querySelector(`:scope > .${MARK}`);
    if (!addresses.has(addressOf(link.href))) {
      marked?.remove();
    } else if (![link.textContent, link.nextElementSibling?.textContent].some(saysSo)) {
      link.append(make('span', { class: MARK }, ` ${WORDS}`));
    }
  }
}

/** A newer version of this page may say so already, in the link or after it. */
const saysSo = (/** @type {string | null | undefined} */ text) => text?.includes(WORDS);

/**
 * @param {string} url
 * @returns {string} the address in the site as the list has it; empty for the start and other sites
 */
function addressOf(url) {
  const plain = url.replace(/[?#].*$/, '');
  return plain.startsWith(ROOT.href)
    ? plain.slice(ROOT.href.length).replace(/(^|\/)index\.html$/, '$1')
    : '';
}
