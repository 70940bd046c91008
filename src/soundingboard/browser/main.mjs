/**
 * The one script that the site loads. It defines the custom elements, each of which takes the page's
 * own HTML, which is complete without it, and adds to it; and it tells the page's flowcharts of the
 * walk.
 */

import { startOffline } from './offline/offline.mjs';
import { SbChosen } from './chosen/chosen.mjs';
import { SbCompare } from './compare/compare.mjs';
import { SbReady } from './ready/ready.mjs';
import { SbCourse } from './training/course.mjs';
import { SbMyTraining } from './training/my-training.mjs';
import { SbReading } from './training/reading.mjs';
import { SbStored } from './training/stored.mjs';
import { mendSkipLink } from './skip-link.mjs';
import { lightUp } from './tree/flow.mjs';
import { SbTree } from './tree/tree.mjs';

/**
 * @import { WalkDetail } from './tree/visit.mjs'
 */

if (!customElements.get('sb-tree')) {
  document.addEventListener('sb-walk', (event) => {
    lightUp(/** @type {CustomEvent<WalkDetail>} */ (event).detail);
  });
  mendSkipLink();
  startOffline();
  customElements.define('sb-tree', SbTree);
  customElements.define('sb-compare', SbCompare);
  customElements.define('sb-chosen', SbChosen);
  customElements.define('sb-ready', SbReady);
  customElements.define('sb-course', SbCourse);
  customElements.define('sb-my-training', SbMyTraining);
  customElements.define('sb-stored', SbStored);
  customElements.define('sb-reading', SbReading);
}
