/** What asking the engine can end in. */

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
  /**
   * @param {string} code
   * @param {string} message
   * @param {unknown} [cause]
   */
  constructor(code, message, cause) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = new.target.name;
    /** @readonly */
    this.code = code;
  }
}

/** A file of the site was not to be had, or was another than the site has published. */
export class NotLoaded extends EngineError {
  /** @param {unknown} [cause] */
  constructor(cause) {
    super('not-loaded', 'A file of this site could not be loaded.', cause);
  }
}

/** The engine could not be started: an old browser, blocked WebAssembly, a failed download. */
export class EngineUnavailable extends EngineError {
  /**
   * @param {unknown} cause
   * @param {'browser' | 'way'} blame whether the browser can't, or something on the way was in the
   *   way: the site's server, the network or a filter
   */
  constructor(cause, blame) {
    super('unavailable', `The engine could not be started (${blame}).`, cause);
    /** @readonly */
    this.blame = blame;
  }
}

/** The engine answered that it cannot do what was asked; the code and the message are its own. */
export class EngineRefused extends EngineError {}
