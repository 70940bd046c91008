/** The notice that a newer version of the site is ready, with a button that shows it. */

import { make } from '../page/dom.mjs';
import { channelOf } from '../tabs.mjs';
import { _ } from '../wording.mjs';

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
  const words = make('p', {}, _('A newer version of this site is ready.'));
  const now = make('button', { type: 'button' }, _('Show it now'));
  const later = make('button', { type: 'button' }, _('Later'));
  const element = make('section', { class: 'sb-update', role: 'status' }, words, now, later);
  now.addEventListener('click', async () => {
    if (await someoneIsInCourse()) {
      words.textContent = _(
        'A course is open in another tab. Finish it first, then show the newer version.',
      );
    } else {
      show();
    }
  });
  later.addEventListener('click', () => element.remove());
  document.body.append(element);
}

/** @returns {Promise<boolean>} whether another page of the site is in a course */
function someoneIsInCourse() {
  return new Promise((resolve) => {
    channel?.addEventListener('message', ({ data }) => data === 'in a course' && resolve(true));
    channel?.postMessage('anyone in a course?');
    setTimeout(() => resolve(false), ANSWER_TIME);
  });
}
