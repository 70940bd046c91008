/** Every sentence that the scripts put beside a ready text. */

import { _ } from '../wording.mjs';

export const COPY = _('Copy this text');
export const COPIED = _('Text copied. Nothing was sent anywhere.');
export const COPIED_WITH_ANSWERS = _(
  'Text copied, with your answers under it. Nothing was sent anywhere.',
);
export const COPY_BY_HAND = _(
  "This browser doesn't let the page copy. Copy the text from this box.",
);
export const COPY_BY_HAND_WITH_ANSWERS = _(
  "This browser doesn't let the page copy. Copy the text from this box. Your answers are under it.",
);
