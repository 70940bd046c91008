/** The sentence that the scripts put on a procedure’s page. */

/** @param {string} title @param {number} read @param {number} of */
export function readHere(title, read, of) {
  return read === of
    ? `You have read all ${of} parts that “${title}” asks for.`
    : `${read} of the ${of} parts that “${title}” asks for are read. Parts are ticked as you reach their end.`;
}
