/** Attributes that Python sets anywhere on the page, such as on the boxes of a flowchart. */

export class Marks {
  /** @type {Map<Element, Set<string>>} */
  #set = new Map();

  /** @param {[selector: string, attribute: string][]} marks in place of the earlier ones */
  put(marks) {
    /** @type {Map<Element, Set<string>>} */
    const wanted = new Map();
    for (const [selector, attribute] of marks) {
      for (const element of document.querySelectorAll(selector)) {
        wanted.set(element, (wanted.get(element) ?? new Set()).add(attribute));
      }
    }
    for (const [element, attributes] of this.#set) {
      for (const attribute of attributes) {
        if (!wanted.get(element)?.has(attribute)) {
          element.removeAttribute(attribute);
        }
      }
    }
    for (const [element, attributes] of wanted) {
      for (const attribute of attributes) {
        if (!element.hasAttribute(attribute)) {
          element.setAttribute(attribute, '');
        }
      }
    }
    this.#set = wanted;
  }
}
