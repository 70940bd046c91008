/** `<sb-qr data-qr="…">`: a text as a QR code, drawn as SVG by a library that is loaded for it alone. */

/**
 * @typedef {{ size: number, get: (x: number, y: number) => boolean }} Matrix
 * @typedef {object} Library the part of `lean-qr` that is used
 * @property {(text: string) => Matrix} generate the smallest code, with as much correction as it has
 *   room for; throws if the text doesn't fit
 */

const LIBRARY = new URL('../vendor/lean-qr.mjs', import.meta.url);
const SVG = 'http://www.w3.org/2000/svg';
const MARGIN = 4; // The quiet zone that the standard (ISO/IEC 18004) asks for.

/**
 * Its role and name are in the page's HTML. It is empty until it is drawn, and stays so on a site without
 * the library. A text that doesn't fit is replaced by the words of `data-too-long`.
 */
export class SbQr extends HTMLElement {
  connectedCallback() {
    if (!this.firstChild) {
      void this.#draw();
    }
  }

  async #draw() {
    const { qr = '', tooLong = '' } = this.dataset;
    /** @type {Library} */
    const library = await import(LIBRARY.href).catch(() => null);
    if (!library || this.firstChild) {
      return;
    }
    try {
      this.append(drawing(library.generate(qr)));
    } catch {
      this.removeAttribute('role'); // The words are no picture.
      this.removeAttribute('aria-label');
      this.append(tooLong);
    }
  }
}

/** @param {Matrix} matrix */
function drawing(matrix) {
  const { size } = matrix;
  const strokes = [];
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      if (matrix.get(x, y)) {
        strokes.push(`M${x + MARGIN} ${y + MARGIN}h1v1h-1z`);
      }
    }
  }
  const whole = String(size + 2 * MARGIN);
  const box = { viewBox: `0 0 ${whole} ${whole}`, 'shape-rendering': 'crispEdges', 'aria-hidden': 'true' };
  return shape(
    'svg',
    box,
    shape('rect', { width: whole, height: whole, fill: '#fff' }),
    shape('path', { d: strokes.join(''), fill: '#000' }),
  );
}

/** @param {string} name @param {Record<string, string>} attributes @param {...Element} children */
function shape(name, attributes, ...children) {
  const element = document.createElementNS(SVG, name);
  for (const [attribute, value] of Object.entries(attributes)) {
    element.setAttribute(attribute, value);
  }
  element.append(...children);
  return element;
}
