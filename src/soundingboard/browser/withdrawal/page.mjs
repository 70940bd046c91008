/** What a page shows of withdrawals: a notice in place of a decision, and a mark on links to it. */

import { make, moveFocus } from '../page/dom.mjs';
import { _, filled, parts } from '../wording.mjs';

/** @import { Withdrawn } from './list.mjs' */

const ROOT = new URL('../../../', import.meta.url);
const MARK = 'sb-withdrawn-mark';
const NOTICE = 'sb-withdrawn-now';
const DIFFERENCES = 'sb-withdrawn-differences';
const WORDS = _('(withdrawn)'); // As the build writes them.

const BOARDS = '.sb-board-cards > li, .sb-so-far > li'; // What a comparison says of each board.
const OWN = '.sb-board-cards h3 a, .sb-so-far strong a, .sb-board__more a'; // To a board's own page.
const COMPARED = '.sb-differences > :not(h2), .sb-parts'; // What it says of several boards.

/**
 * What an entry of a comparison said before, and what it says now. A later step of the walk may have
 * put its own text in the place of that.
 *
 * @type {WeakMap<Element, { before: Node[], now: string }>}
 */
const replaced = new WeakMap();

/**
 * Make the page say what is withdrawn, and no more than that.
 *
 * @param {readonly Withdrawn[]} list
 */
export function show(list) {
  const here = addressOf(location.href);
  const own = list.find(({ address }) => address === here);
  const shown = document.getElementById(NOTICE);
  if (shown && !list.some(({ address }) => address === shown.dataset.address)) {
    location.reload(); // It is valid again, perhaps with other answers.
    return;
  }
  if (own && shown?.dataset.reason !== own.reason) {
    replaceDecision(own);
  }
  markLinks(new Map(list.map((item) => [item.address, item])), here);
}

/**
 * Puts the notice where the decision was. That ends a walk (`sb-tree` leaves the page), and says so.
 * A page of a newer version, which has no decision any more, is left as it is.
 *
 * @param {Withdrawn} withdrawn
 */
function replaceDecision({ decision, address, reason }) {
  const article = document.querySelector(`sb-tree, #${NOTICE}`)?.closest('article');
  if (!article) {
    return;
  }
  const wasIn = article.contains(document.activeElement);
  const title = article.querySelector('h1')?.textContent ?? '';
  const procedure = new URL(`procedures/${decision.split('/')[0]}/`, ROOT).href;
  const called = article.querySelector('.sb-whose a')?.textContent ?? _('the procedure');
  const heading = make('h2', {}, _("Don't use this decision guide"));
  const link = make('a', { href: procedure }, called);
  const notice = make(
    'section',
    // An alert, so that it is spoken although nobody has asked for it.
    {
      id: NOTICE,
      class: 'sb-withdrawn',
      role: 'alert',
      'data-address': address,
      'data-reason': reason,
    },
    heading,
    make('p', { class: 'sb-withdrawn__reason' }, reason),
    make('p', {}, _('It has been withdrawn. None of its earlier answers apply.')),
    make('p', {}, ...parts(_('Read the procedure itself instead: {procedure}.'), { procedure: link })),
    make('p', {}, make('a', { href: ROOT.href }, _('Go to the start page'))),
  );
  const whose = make('p', { class: 'sb-whose' }, make('a', { href: procedure }, called));
  article.replaceChildren(make('div', { class: 'sb-head' }, make('h1', {}, title), whose), notice);
  document.title = filled(_('Withdrawn: {title}'), { title });
  document.querySelector('.md-sidebar--secondary')?.setAttribute('hidden', '');
  if (wasIn) {
    moveFocus(heading);
  }
}

/**
 * @param {Map<string, Withdrawn>} list by address
 * @param {string} here address of this page, to which links may go on leading
 */
function markLinks(list, here) {
  for (const link of document.querySelectorAll('a[href]')) {
    const withdrawn = link instanceof HTMLAnchorElement ? list.get(addressOf(link.href)) : undefined;
    const board = link.closest(BOARDS);
    const held = board ? replaced.get(board) : undefined;
    if (!withdrawn || withdrawn.address === here) {
      if (board && held) {
        replaced.delete(board);
        if (board.textContent === held.now) {
          board.replaceChildren(...held.before);
        }
      }
      link.querySelector(`:scope > .${MARK}`)?.remove();
      continue;
    }
    if (board && link.matches(OWN) && board.textContent !== held?.now) {
      // A comparison says what each board's verdict is; this one has none for now.
      const before = [...board.childNodes];
      const copy = make('a', { href: link.getAttribute('href') }, boardOf(board));
      mark(copy);
      board.replaceChildren(make('p', {}, copy), make('p', {}, withdrawn.reason));
      replaced.set(board, { before, now: board.textContent ?? '' });
    } else if (link.isConnected) {
      mark(link);
    }
  }
  hideDifferences();
}

/** Where boards differ can't be said without one of them. */
function hideDifferences() {
  const boards = [...document.querySelectorAll(BOARDS)];
  const gone = boards.some((board) => board.textContent === replaced.get(board)?.now);
  for (const part of document.querySelectorAll(COMPARED)) {
    if (part.id !== DIFFERENCES) {
      part.toggleAttribute('hidden', gone);
    }
  }
  const told = document.getElementById(DIFFERENCES);
  if (!gone) {
    told?.remove();
  } else if (!told) {
    const words = _(
      "One of these decision guides has been withdrawn, so the differences aren't shown.",
    );
    document.getElementById('differences')?.after(make('p', { id: DIFFERENCES }, words));
  }
}

/**
 * @param {Element} board
 * @returns {string} what the comparison calls the board, which is what its entry begins with
 */
function boardOf(board) {
  return board.querySelector('h3, strong')?.textContent ?? '';
}

/** @param {Element} link */
function mark(link) {
  // A newer version of this page may say so already, in the link or after it.
  const after = link.nextElementSibling?.textContent;
  if (!link.textContent?.includes(WORDS) && after !== WORDS) {
    link.append(make('span', { class: MARK }, ` ${WORDS}`));
  }
}

/**
 * @param {string} url
 * @returns {string} the address in the site as the list has it; empty for the start and other sites
 */
function addressOf(url) {
  const plain = url.replace(/[?#].*$/, '');
  if (!plain.startsWith(ROOT.href)) {
    return '';
  }
  return plain.slice(ROOT.href.length).replace(/(^|\/)index\.html$/, '$1');
}
