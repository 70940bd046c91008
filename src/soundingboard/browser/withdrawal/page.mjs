/** What a page shows of withdrawals: a notice in place of a decision, and a mark on links to it. */

import { copyOf, moveFocus } from '../page/dom.mjs';

/** @import { Withdrawn } from './watch.mjs' */

const ROOT = new URL('../../../', import.meta.url);
const MARK = 'sb-withdrawn-mark';
const NOTICE = 'sb-withdrawn-notice';
const NOW = 'sb-withdrawn-now';

/**
 * Make the page say what is withdrawn, and no more than that.
 *
 * @param {readonly Withdrawn[]} list
 */
export function show(list) {
  const here = addressOf(location.href);
  const shown = document.getElementById(NOW);
  const still = shown && list.find(({ decision }) => decision === shown.dataset.decision);
  if (shown && !still) {
    location.reload(); // It is valid again, perhaps with other answers.
    return;
  }
  const article = document.querySelector(`sb-tree, sb-compare, #${NOW}`)?.closest('article');
  // A page of a newer version has the reason in a paragraph of its own, and is left as it is.
  const said = Array.from(article?.querySelectorAll('p') ?? [], (part) => part.textContent);
  const isNew = (/** @type {Withdrawn} */ { reason }) => !said.includes(reason);
  const own = still ?? list.find((item) => isAbout(item, here) && isNew(item));
  if (article && own && isNew(own)) {
    replaceDecision(article, own, here);
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
 * so: the notice is an alert, which is spoken although nobody has asked for it.
 *
 * @param {Element} article
 * @param {Withdrawn} withdrawn
 * @param {string} here
 */
function replaceDecision(article, { decision, reason }, here) {
  const wasIn = article.contains(document.activeElement);
  const head = article.querySelector('.sb-head') ?? '';
  const title = article.querySelector('h1')?.textContent ?? '';
  const { notice, words } = copyOf(NOTICE);
  const other = here.startsWith('compare/') ? 'tree' : 'comparison';
  notice.querySelectorAll(`[data-of="${other}"]`).forEach((part) => part.remove());
  notice.querySelector('p')?.append(reason);
  const instead = notice.querySelector('a');
  instead?.setAttribute('href', new URL(`procedures/${decision.split('/')[0]}/`, ROOT).href);
  const called = article.querySelector('.sb-whose a')?.textContent;
  instead?.replaceChildren(called ?? instead.textContent ?? '');
  notice.querySelector('button')?.addEventListener('click', () => location.reload());
  notice.id = NOW;
  notice.dataset.decision = decision;
  article.replaceChildren(head, notice);
  document.title = (words.title ?? '').replace('{title}', title);
  document.querySelector('.md-sidebar--secondary')?.setAttribute('hidden', '');
  const heading = notice.querySelector('h2');
  if (wasIn && heading) {
    moveFocus(heading);
  }
}

/** @param {Set<string>} addresses */
function markLinks(addresses) {
  const { notice: mark } = copyOf(MARK);
  const words = mark.textContent?.trim() ?? '';
  const saysSo = (/** @type {Node | null} */ place) => place?.textContent?.includes(words);
  for (const link of document.links) {
    const marked = link.querySelector(`:scope > .${MARK}`);
    if (!addresses.has(addressOf(link.href))) {
      marked?.remove();
    } else if (!saysSo(link) && !saysSo(link.nextElementSibling)) {
      // A newer version of this page may say so already, in the link or after it.
      link.append(mark.cloneNode(true));
    }
  }
}

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
