/**
 * The one script that the site loads. It defines the custom elements, each of which takes the page's
 * own HTML, which is complete without it, and adds to it; and it tells the page's flowcharts of the
 * walk.
 */

import { lightUp } from './tree/flow.mjs';
import { SbTree } from './tree/tree.mjs';

/**
 * @import { WalkDetail } from './tree/visit.mjs'
 */

if (!customElements.get('sb-tree')) {
  document.addEventListener('sb-walk', (event) => {
    lightUp(/** @type {CustomEvent<WalkDetail>} */ (event).detail);
  });
  customElements.define('sb-tree', SbTree);
}
