/**
 * `<sb-qr data-qr="…">`: a text as a QR code, drawn as SVG by a library that is loaded for it
 * alone.
 */

/**
 * @typedef {object} Generator the part of `lean-qr` that is used
 * @property {(text: string) => object} generate the smallest code, with as much correction as it
 *   has room for; throws if the text doesn't fit
 * @typedef {object} Drawing the part of `lean-qr/extras/svg` that is used
 * @property {(code: object, target: Document, options: { on: string, off: string }) => SVGElement}
 *   toSvg with the quiet zone that the standard (ISO/IEC 18004) asks for
 */

/** @param {string} name */
const library = (name) => import(new URL(`../vendor/${name}.mjs`, import.meta.url).href);

/**
 * Its role and name are in the page's HTML. It is empty until it is drawn, and stays so on a site
 * without the library. A text that doesn't fit is replaced by the words of `data-too-long`.
 */
export class SbQr extends HTMLElement {
  connectedCallback() {
    const coming = Promise.all([library('lean-qr'), library('lean-qr-svg')]);
    coming.then((libraries) => this.firstChild || this.#draw(libraries), () => {});
  }

  /** @param {[Generator, Drawing]} libraries */
  #draw([{ generate }, { toSvg }]) {
    const { qr = '', tooLong = '' } = this.dataset;
    try {
      const svg = toSvg(generate(qr), document, { on: '#000', off: '#fff' });
      svg.setAttribute('aria-hidden', 'true');
      this.append(svg);
    } catch {
      this.removeAttribute('role'); // The words are no picture.
      this.removeAttribute('aria-label');
      this.append(tooLong);
    }
  }
}
