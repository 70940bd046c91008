/**
 * Where a reader is in a walk, kept in the address's fragment and nowhere else, so that back,
 * forward, reload and a shared link all work:
 *
 *     #walk?v=<version>&<question id>=<answer id>&…&at=<question id>
 *
 * `v`, the tree's version, comes first; then the answers in the order asked. `at` names a question
 * whose answer is being changed. Any other fragment is an ordinary anchor. No heading's
 * anchor can be taken for a walk: slugs have no question mark.
 */

/**
 * @typedef {object} WalkState
 * @property {string | null} version the version that the link was made with
 * @property {Map<string, string>} answers question id to answer id, in the order asked
 * @property {string | null} at the question whose answer is being changed
 */

/**
 * A walk before its first answer.
 *
 * @type {WalkState}
 */
export const BEGINNING = { version: null, answers: new Map(), at: null };

/**
 * @typedef {{ kind: 'walk', state: WalkState }
 *   | { kind: 'anchor', id: string }
 *   | { kind: 'none' }} Place
 */

const WALK = '#walk?';

/**
 * Reads a fragment, which anybody may have written: nothing in it is taken to exist.
 *
 * @param {string} hash as in `location.hash`
 * @returns {Place}
 */
export function parseFragment(hash) {
  if (hash.startsWith(WALK)) {
    return { kind: 'walk', state: parseWalk(hash.slice(WALK.length)) };
  }
  return hash.length > 1 ? { kind: 'anchor', id: decode(hash.slice(1)) } : { kind: 'none' };
}

/**
 * The fragment of a walk, as `parseFragment` reads it.
 *
 * @param {WalkState} state
 */
export function formatWalk({ version, answers, at }) {
  const pairs = new URLSearchParams();
  if (version !== null) {
    pairs.append('v', version);
  }
  for (const [question, answer] of answers) {
    pairs.append(question, answer);
  }
  if (at !== null) {
    pairs.append('at', at);
  }
  return WALK + pairs.toString();
}

/**
 * The id in an anchor, percent-decoded where that can be done.
 *
 * @param {string} encoded
 */
export function decode(encoded) {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}

/**
 * @param {string} query
 * @returns {WalkState}
 */
function parseWalk(query) {
  const pairs = [...new URLSearchParams(query)];
  const version = pairs[0]?.[0] === 'v' ? (pairs.shift()?.[1] ?? null) : null;
  const at = pairs.at(-1)?.[0] === 'at' ? (pairs.pop()?.[1] ?? null) : null;
  return { version, answers: new Map(pairs), at };
}
