/** Making and reading elements. */

/**
 * An element with its attributes and children.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string>} [attributes]
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
  element.append(...children);
  return element;
}

/**
 * A copy of what is in one of the page's templates, whose words are the build's.
 *
 * @param {string} id
 * @returns {{ notice: HTMLElement, words: DOMStringMap }} with the template's data
 */
export function copyOf(id) {
  const template = /** @type {HTMLTemplateElement} */ (document.getElementById(id));
  const copy = template.content.firstElementChild?.cloneNode(true);
  return { notice: /** @type {HTMLElement} */ (copy), words: template.dataset };
}

/**
 * The words of an element as a reader sees them: no permalink sign, white space collapsed.
 *
 * @param {Element} element
 */
export function wordsOf(element) {
  const copy = /** @type {Element} */ (element.cloneNode(true));
  copy.querySelectorAll('.headerlink').forEach((sign) => sign.remove());
  return (copy.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/**
 * Moves focus to an element that is not a control, and shows it below the sticky header. The page
 * moves only where the element would otherwise be out of sight; it never glides.
 *
 * @param {HTMLElement} element
 */
export function moveFocus(element) {
  element.setAttribute('tabindex', '-1');
  element.blur(); // What is new in an element that has it already would not be read out.
  element.focus({ preventScroll: true });
  const clear = Number.parseFloat(getComputedStyle(element).scrollMarginTop) || 0;
  const { top, bottom } = element.getBoundingClientRect();
  if (top < clear || bottom > window.innerHeight * 0.7) {
    element.scrollIntoView({ block: 'start', behavior: 'instant' });
  }
}
