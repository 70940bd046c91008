/** What asking the engine can end in, and why, as far as a page can know. */

/**
 * @typedef {'browser' | 'way' | 'offline' | 'stopped'} Blame the browser lacks what it takes;
 *   something on the way to the reader (the site's server, the network, a filter) has not let it
 *   through; the device is offline; or it was there and has stopped
 */

/**
 * `code` is stable and fit for programs, and `cause` is for developers:
 *
 * - `not-loaded`: a file of the site was not to be had, or was another than the site has published;
 * - `unavailable`: the engine could not be started, for lack of what it takes or for a failed
 *   download;
 * - `crashed`, `timed-out`: it broke down at work, or didn't answer in time, and is started anew by
 *   itself;
 * - all others are the engine's own: it answered that it cannot do what was asked.
 */
export class EngineError extends Error {
  /** @type {Blame} */
  blame = 'stopped';

  /**
   * @param {string} code
   * @param {string} message
   * @param {unknown} [cause]
   */
  constructor(code, message, cause) {
    super(message, { cause });
    this.name = new.target.name;
    /** @readonly */
    this.code = code;
  }
}

/**
 * A file of the site was not to be had, or was another than the site has published.
 *
 * @param {unknown} cause
 * @returns {never}
 * @throws {EngineError}
 */
export function notLoaded(cause) {
  const error = new EngineError('not-loaded', 'A file of this site could not be loaded.', cause);
  throw Object.assign(error, { blame: 'way' });
}

/** The engine could not be started: an old browser, blocked WebAssembly, a failed download. */
export class EngineUnavailable extends EngineError {
  /**
   * @param {unknown} cause
   * @param {Blame} blame
   */
  constructor(cause, blame) {
    super('unavailable', `The engine could not be started (${blame}).`, cause);
    this.blame = blame;
  }
}

/** The engine answered that it cannot do what was asked; the code and the message are its own. */
export class EngineRefused extends EngineError {}

/**
 * @param {unknown} error with what led to it as its `cause`, and so on
 * @returns {Blame}
 */
export function blameOf(error) {
  for (let at = error; at instanceof Error; at = at.cause) {
    if (at instanceof EngineError) {
      return at.blame === 'way' && !navigator.onLine ? 'offline' : at.blame;
    }
  }
  return 'browser';
}
