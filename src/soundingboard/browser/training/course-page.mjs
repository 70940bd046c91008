/** Reads the course from the page's own HTML, which is a whole self-study sheet. */

import { wordsOf } from '../page/dom.mjs';

/**
 * @typedef {object} PageScenario
 * @property {string} id
 * @property {string} title
 * @property {HTMLElement} section
 * @property {Element} story
 * @property {Map<string, Element>} labels by choice id
 * @property {Map<string, Element>} feedback by choice id
 * @property {Element | null} behind
 */

/**
 * @typedef {object} PageReading
 * @property {string} anchor
 * @property {HTMLElement} item
 */

/**
 * @typedef {object} CoursePage
 * @property {string} id
 * @property {string} title
 * @property {string} hash of the course that the page was made from
 * @property {URL} source
 * @property {URL} ledger
 * @property {URL} root of the site
 * @property {URL | null} procedurePage
 * @property {string} procedureName
 * @property {{ revision: number, effective: string, hash: string }} edition
 * @property {string} editionInWords
 * @property {boolean} engine whether the site has one
 * @property {PageReading[]} readings
 * @property {HTMLElement | null} readingSection
 * @property {Map<string, PageScenario>} scenarios
 * @property {HTMLElement[]} sections everything that the guided course puts away
 */

/** The page's HTML is no course; the sheet stays as it is. */
export class CoursePageError extends Error {
  /** @override */
  name = 'CoursePageError';
}

/**
 * @param {HTMLElement} root
 * @returns {CoursePage}
 * @throws {CoursePageError}
 */
export function readCoursePage(root) {
  const { course, hash, src, ledger, title } = root.dataset;
  if (!course || !hash || !src) {
    throw new CoursePageError('The course has no id, hash or source.');
  }
  const at = (/** @type {string} */ address) => new URL(address, document.baseURI);
  const sections = [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(':scope > section'))];
  const scenarios = sections
    .filter((section) => section.dataset.scenario !== undefined)
    .map(readScenario);
  const items = /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll('[data-reading]'));
  return {
    id: course,
    title: title ?? course,
    hash,
    source: at(src),
    ledger: at(ledger ?? ''),
    root: at(root.dataset.root ?? ''),
    procedurePage: root.dataset.procedurePage ? at(root.dataset.procedurePage) : null,
    procedureName: root.dataset.procedureName ?? '',
    edition: {
      revision: Number(root.dataset.revision),
      effective: root.dataset.effective ?? '',
      hash: root.dataset.editionHash ?? '',
    },
    editionInWords: root.dataset.edition ?? '',
    engine: root.dataset.engine !== 'off',
    readings: [...items].map((item) => ({ anchor: item.dataset.reading ?? '', item })),
    readingSection: root.querySelector('.sb-course-reading'),
    scenarios: new Map(scenarios.map((scenario) => [scenario.id, scenario])),
    sections,
  };
}

/**
 * @param {HTMLElement} section
 * @returns {PageScenario}
 */
function readScenario(section) {
  const heading = section.querySelector('h2');
  const story = section.querySelector('.sb-story');
  if (!heading || !story) {
    throw new CoursePageError('A scenario has no heading or no story.');
  }
  return {
    id: section.dataset.scenario ?? '',
    title: wordsOf(heading),
    section,
    story,
    labels: byId(section, '[data-choice]', 'choice', '.sb-label-text'),
    feedback: byId(section, '[data-solution]', 'solution', '.sb-feedback'),
    behind: section.querySelector('.sb-behind'),
  };
}

/**
 * @param {Element} section
 * @param {string} items
 * @param {string} name of the attribute with the id
 * @param {string} part
 * @returns {Map<string, Element>}
 */
function byId(section, items, name, part) {
  /** @type {Map<string, Element>} */
  const found = new Map();
  for (const item of /** @type {NodeListOf<HTMLElement>} */ (section.querySelectorAll(items))) {
    const inside = item.querySelector(part);
    if (inside) {
      found.set(item.dataset[name] ?? '', inside);
    }
  }
  return found;
}
