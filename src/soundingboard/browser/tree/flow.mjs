/**
 * Lights up the way walked in the flowcharts on the page (see the plug-in's drawing of a tree).
 * Boxes, lines and labels get `data-walked`, on which the drawing's own style makes them stand out
 * by weight as well as by colour; boxes get a tick besides.
 */

/**
 * @import { WalkDetail } from './visit.mjs'
 */

const SVG = 'http://www.w3.org/2000/svg';
const TICK = 'sb-js-flow-tick';

/** The tick's shape on 24 × 24, and how large it is drawn. */
const SHAPE = 'M12 1a11 11 0 1 0 0 22 11 11 0 0 0 0-22Z';
const STROKE = 'm6.5 12.5 4 4 7-8';
const SIZE = 20;

/**
 * @param {WalkDetail} walk as `sb-walk` tells it; without an answer, nothing is lit
 * @param {ParentNode} [page]
 */
export function lightUp({ path, at }, page = document) {
  for (const flow of page.querySelectorAll('svg.sb-flow')) {
    putOut(flow);
    if (path.length > 0) {
      const walked = new Set(path.flatMap(({ question, to }) => [question, to]));
      for (const box of flow.querySelectorAll('.sb-flow__node')) {
        light(box, walked.has(box.getAttribute('data-node') ?? ''), at);
      }
      for (const line of flow.querySelectorAll('.sb-flow__edge, .sb-flow__label')) {
        line.toggleAttribute('data-walked', isTaken(line, path));
      }
    }
  }
}

/** @param {Element} flow */
function putOut(flow) {
  for (const part of flow.querySelectorAll('[data-walked]')) {
    part.removeAttribute('data-walked');
    part.removeAttribute('aria-current');
  }
  for (const tick of flow.querySelectorAll(`.${TICK}`)) {
    tick.remove();
  }
}

/**
 * @param {Element} box
 * @param {boolean} walked
 * @param {string | null} at the question or outcome on the screen
 */
function light(box, walked, at) {
  box.toggleAttribute('data-walked', walked);
  if (!walked) {
    return;
  }
  if (box.getAttribute('data-node') === at) {
    box.setAttribute('aria-current', 'step');
  } else {
    box.append(tickFor(box));
  }
}

/**
 * A tick on the upper right corner of a box that has been passed.
 *
 * @param {Element} box
 */
function tickFor(box) {
  const frame = box.querySelector('rect');
  const [x, y, width] = ['x', 'y', 'width'].map((name) => Number(frame?.getAttribute(name)));
  const tick = document.createElementNS(SVG, 'g');
  const left = Number(x) + Number(width) - SIZE / 2;
  const top = Number(y) - SIZE / 2;
  tick.setAttribute('class', TICK);
  tick.setAttribute('aria-hidden', 'true');
  tick.setAttribute('transform', `translate(${left} ${top}) scale(${SIZE / 24})`);
  for (const shape of [SHAPE, STROKE]) {
    const part = document.createElementNS(SVG, 'path');
    part.setAttribute('d', shape);
    tick.append(part);
  }
  return tick;
}

/**
 * Whether a line, which stands for all answers that lead the same way, is on the path.
 *
 * @param {Element} line
 * @param {WalkDetail['path']} path
 */
function isTaken(line, path) {
  const question = line.getAttribute('data-question');
  const answers = line.getAttribute('data-answer')?.split(' ') ?? [];
  return path.some((step) => step.question === question && answers.includes(step.answer));
}
