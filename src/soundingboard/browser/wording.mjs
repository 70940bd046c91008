/**
 * The sentences that scripts say by themselves. English is the source: a message is its own text.
 * For another language the build puts the translation in its place, `_('…')` by `_('…')`, in each
 * script that it publishes (site/script_words.py). So no page fetches a catalogue for its scripts.
 */

/**
 * @param {string} message written here as one literal, as gettext's tools look for it
 * @returns {string}
 */
export const _ = (message) => message;

/**
 * @template T
 * @param {string} message
 * @param {Record<string, T>} values for its placeholders, such as `{title}`
 * @returns {(string | T)[]} the message with the values in their places
 */
export function parts(message, values) {
  return message.split(/\{(\w+)\}/).map((part, place) => (place % 2 ? (values[part] ?? '') : part));
}

/**
 * @param {string} message
 * @param {Record<string, string>} values for its placeholders
 */
export const filled = (message, values) => parts(message, values).join('');
