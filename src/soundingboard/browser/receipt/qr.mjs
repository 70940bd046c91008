/** The signed receipt as a QR code, drawn as SVG, where it fits. */

import { make } from '../page/dom.mjs';
import { folded } from './folded.mjs';
import * as words from './words.mjs';

/**
 * @typedef {{ size: number, get: (x: number, y: number) => boolean }} Matrix
 * @typedef {object} Library the part of `lean-qr` that is used
 * @property {(text: string) => Matrix} generate the smallest code, with as much correction as it has
 *   room for; throws where the text does not fit
 */

const LIBRARY = new URL('../vendor/lean-qr.mjs', import.meta.url);
const SVG = 'http://www.w3.org/2000/svg';
const MARGIN = 4; // The quiet zone that the standard (ISO/IEC 18004) asks for.

/**
 * @param {string} jws
 * @returns {Promise<HTMLElement | null>} null where the site has no library for it
 */
export async function qrCode(jws) {
  /** @type {Library} */
  let library;
  try {
    library = await import(LIBRARY.href);
  } catch {
    return null;
  }
  const text = await folded(jws);
  let matrix;
  try {
    matrix = library.generate(text);
  } catch {
    return make('p', { class: 'sb-certificate__qr-note' }, words.QR_TOO_LONG);
  }
  return make(
    'figure',
    { class: 'sb-certificate__qr' },
    drawing(matrix),
    make('figcaption', {}, words.QR_CAPTION),
  );
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
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', `0 0 ${whole} ${whole}`);
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', words.QR_LABEL);
  svg.setAttribute('shape-rendering', 'crispEdges');
  const paper = document.createElementNS(SVG, 'rect');
  paper.setAttribute('width', whole);
  paper.setAttribute('height', whole);
  paper.setAttribute('fill', '#fff');
  const ink = document.createElementNS(SVG, 'path');
  ink.setAttribute('d', strokes.join(''));
  ink.setAttribute('fill', '#000');
  svg.append(paper, ink);
  return svg;
}
