/**
 * A page whose program shows what is stored of the reader, and asks more of the device than to show
 * something.
 */

import { Device } from './device.mjs';
import { serveWithoutPython } from './fallback.mjs';
import { serveInputs } from './inputs.mjs';
import { pageElement } from './page.mjs';
import { warnOfUnsaved } from './unsaved.mjs';
import { watch } from './watch.mjs';

/**
 * Its attribute `data-storage` names areas of the storage. Until one of them has a record, the page
 * stays as the site made it; if it names none, Python is started in any case. `data-root` is the
 * way to the site's root, and `data-watch` the ids of parts of the page that the reader may reach.
 */
export function devicePageElement() {
  return pageElement((root, hands, signal) => {
    const device = new Device(root, hands, signal);
    serveInputs(root, (name, members) => device.tell(name, members), signal);
    serveWithoutPython(root, signal);
    watch(root, device, signal);
    warnOfUnsaved(root, signal);
    return device;
  });
}
