/** The notice that a newer version of the site is ready, with a button that shows it. */

import { channelOf } from '../tabs.mjs';
import { _ } from '../wording.mjs';

const CHANNEL = 'soundingboard-offline';
const ANSWER_TIME = 250; // Milliseconds that other pages of the site have to answer.

const inCourse = () => document.querySelector('sb-course') !== null;

// Every page of the site tells those who ask whether somebody is taking a course in it.
const channel = channelOf(CHANNEL);
channel?.addEventListener('message', ({ data }) => {
  if (data === 'anyone in a course?' && inCourse()) {
    channel?.postMessage('in a course');
  }
});

export class UpdateNotice {
  #show;
  /** @type {HTMLElement | null} */
  #element = null;

  /** @param {() => void} show called when the reader asks for the newer version */
  constructor(show) {
    this.#show = show;
  }

  /** Offer it now, or as soon as the reader has left a course. */
  offer() {
    if (document.querySelector('.sb-update') !== null) {
      return;
    }
    this.#place();
    // Material tells of each page that instant navigation has put in place.
    /** @type {any} */ (globalThis).document$?.subscribe(() => this.#place());
  }

  #place() {
    if (inCourse()) {
      this.#element?.remove();
    } else if (this.#element === null) {
      this.#element = this.#made();
      document.body.append(this.#element);
    } else if (!this.#element.isConnected && !this.#element.hidden) {
      document.body.append(this.#element);
    }
  }

  #made() {
    const notice = document.createElement('section');
    notice.className = 'sb-update';
    notice.setAttribute('role', 'status');
    const words = document.createElement('p');
    words.textContent = _('A newer version of this site is ready.');
    const now = button(_('Show it now'), async () => {
      if (await someoneIsInCourse()) {
        words.textContent = _(
          'A course is open in another tab. Finish it first, then show the newer version.',
        );
      } else {
        this.#show();
      }
    });
    const later = button(_('Later'), () => {
      notice.hidden = true;
      notice.remove();
    });
    notice.append(words, now, later);
    return notice;
  }
}

/**
 * @param {string} label
 * @param {() => void} act
 */
function button(label, act) {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = label;
  made.addEventListener('click', act);
  return made;
}

/** @returns {Promise<boolean>} whether another page of the site is in a course */
function someoneIsInCourse() {
  return new Promise((resolve) => {
    channel?.addEventListener('message', ({ data }) => {
      if (data === 'in a course') {
        resolve(true);
      }
    });
    channel?.postMessage('anyone in a course?');
    setTimeout(() => resolve(false), ANSWER_TIME);
  });
}
