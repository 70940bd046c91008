/** Attributes that Python sets anywhere on the page, such as on the boxes of a flowchart. */

/** @typedef {[selector: string, attribute: string, value?: string]} Mark */

export class Marks {
  /** @type {{ element: Element, attribute: string }[]} */
  #set = [];

  /** @param {Mark[]} marks in place of the earlier ones */
  put(marks) {
    this.#set.forEach(({ element, attribute }) => element.removeAttribute(attribute));
    this.#set = marks.flatMap(([selector, attribute, value = '']) =>
      Array.from(document.querySelectorAll(selector), (element) => {
        element.setAttribute(attribute, value);
        return { element, attribute };
      }),
    );
  }
}
