/** Every sentence that the scripts put beside a ready text. */

export const COPY = 'Copy this text';
export const COPIED = 'Text copied. Nothing was sent anywhere.';
export const COPIED_WITH_ANSWERS = 'Text copied, with your answers under it. Nothing was sent anywhere.';
export const COPY_BY_HAND =
  'This browser doesn’t let the page copy. Copy the text from this box.';
export const COPY_BY_HAND_WITH_ANSWERS =
  'This browser doesn’t let the page copy. Copy the text from this box; your answers are under it.';
