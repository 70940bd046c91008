/** The notice that a newer version of the site is ready, with a button that shows it. */

import { copyOf } from '../page/dom.mjs';
import { channelOf } from '../tabs.mjs';

const ANSWER_TIME = 250; // Milliseconds that other pages of the site have to answer.

const inCourse = () => document.querySelector('sb-course') !== null;

// Every page of the site tells those who ask whether somebody is taking a course in it.
const channel = channelOf('soundingboard-offline');
channel?.addEventListener('message', ({ data }) => {
  if (data === 'anyone in a course?' && inCourse()) {
    channel.postMessage('in a course');
  }
});

/** The notice, which may have been put off. @type {HTMLElement | undefined} */
let notice;

/**
 * Offer it once, but not in a course: the next page will.
 *
 * @param {() => void} show called when the reader asks for the newer version
 */
export function offer(show) {
  if (notice === undefined && !inCourse()) {
    notice = copyOf('sb-update').notice;
    notice.addEventListener('click', ({ target }) => void answer(target, show));
    document.body.append(notice);
  }
}

/**
 * @param {any} button that was pressed, if it was one
 * @param {() => void} show
 */
async function answer({ dataset: { now, later } }, show) {
  if (later !== undefined) {
    notice?.remove();
  } else if (now !== undefined && (await someoneIsInCourse())) {
    notice?.querySelectorAll('p').forEach((sentence, place) => (sentence.hidden = place === 0));
  } else if (now !== undefined) {
    show();
  }
}

/** @returns {Promise<boolean>} whether another page of the site is in a course */
function someoneIsInCourse() {
  return new Promise((resolve) => {
    channel?.addEventListener('message', ({ data }) => data === 'in a course' && resolve(true));
    channel?.postMessage('anyone in a course?');
    setTimeout(() => resolve(false), ANSWER_TIME);
  });
}
