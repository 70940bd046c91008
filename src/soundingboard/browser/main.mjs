/**
 * The one script that the site loads. It defines the custom elements and nothing else: each element
 * takes the page's own HTML, which is complete without it, and adds to it.
 */

import { SbTree } from './tree/tree.mjs';

if (!customElements.get('sb-tree')) {
  customElements.define('sb-tree', SbTree);
}
