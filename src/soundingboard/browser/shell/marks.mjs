/** Attributes that Python sets anywhere on the page, such as on the boxes of a flowchart. */

/** @typedef {[selector: string, attribute: string, value?: string]} Mark */

export class Marks {
  /** @type {Map<Element, Map<string, string>>} */
  #set = new Map();

  /** @param {Mark[]} marks in place of the earlier ones */
  put(marks) {
    /** @type {Map<Element, Map<string, string>>} */
    const wanted = new Map();
    for (const [selector, attribute, value = ''] of marks) {
      for (const element of document.querySelectorAll(selector)) {
        wanted.set(element, (wanted.get(element) ?? new Map()).set(attribute, value));
      }
    }
    for (const [element, attributes] of this.#set) {
      for (const attribute of attributes.keys()) {
        if (!wanted.get(element)?.has(attribute)) {
          element.removeAttribute(attribute);
        }
      }
    }
    for (const [element, attributes] of wanted) {
      for (const [attribute, value] of attributes) {
        if (element.getAttribute(attribute) !== value) {
          element.setAttribute(attribute, value);
        }
      }
    }
    this.#set = wanted;
  }
}
