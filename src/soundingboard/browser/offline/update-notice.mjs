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

/** Whether there is a notice, shown or put off. */
let offered = false;

/**
 * Offer it, but not in a course: the next page will.
 *
 * @param {() => void} show called when the reader asks for the newer version
 */
export function offer(show) {
  if (offered || inCourse()) {
    return;
  }
  offered = true;
  const { notice } = copyOf('sb-update');
  const words = [...notice.querySelectorAll('p')];
  notice.querySelector('[data-now]')?.addEventListener('click', async () => {
    if (await someoneIsInCourse()) {
      words.forEach((sentence, place) => (sentence.hidden = place === 0));
    } else {
      show();
    }
  });
  notice.querySelector('[data-later]')?.addEventListener('click', () => notice.remove());
  document.body.append(notice);
}

/** @returns {Promise<boolean>} whether another page of the site is in a course */
function someoneIsInCourse() {
  return new Promise((resolve) => {
    channel?.addEventListener('message', ({ data }) => data === 'in a course' && resolve(true));
    channel?.postMessage('anyone in a course?');
    setTimeout(() => resolve(false), ANSWER_TIME);
  });
}
