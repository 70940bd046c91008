/** `<sb-course>`: a course taken step by step, on the page's own HTML. */

import { CoursePageError, readCoursePage } from './course-page.mjs';
import { CourseVisit } from './course-visit.mjs';

/**
 * Wraps a course's sheet (see the plug-in's course page). Without it, or where its HTML is no
 * course, the sheet stays as the site made it.
 */
export class SbCourse extends HTMLElement {
  /** @type {CourseVisit | null} */
  #visit = null;

  connectedCallback() {
    if (document.readyState === 'loading') {
      document.addEventListener('DOMContentLoaded', () => this.#begin(), { once: true });
    } else {
      this.#begin();
    }
  }

  disconnectedCallback() {
    this.#visit?.end();
    this.#visit = null;
  }

  #begin() {
    if (this.#visit || !this.isConnected) {
      return;
    }
    try {
      this.#visit = new CourseVisit(this, readCoursePage(this));
    } catch (error) {
      if (!(error instanceof CoursePageError)) {
        throw error;
      }
      console.error(error);
    }
  }
}
