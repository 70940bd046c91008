/**
 * What asking the engine can end in. Every message is a sentence that may be shown to a reader;
 * `code` is stable and fit for programs; `cause` is for whoever looks into it.
 */

/** Base of the engine's errors as the page sees them. */
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
   * @param {unknown} [cause]
   * @param {'browser' | 'way'} [blame] whether the browser can't, or something on the way was in the
   *   way: the site's server, the network or a filter
   */
  constructor(cause, blame = 'browser') {
    const message =
      blame === 'browser'
        ? 'The engine could not be started in this browser.'
        : 'The engine could not be started: a file of it did not arrive as it was published.';
    super('unavailable', message, cause);
    /** @readonly */
    this.blame = blame;
  }
}

/** The engine broke down while it was at work. It is started anew by itself. */
export class EngineCrashed extends EngineError {
  /** @param {unknown} [cause] */
  constructor(cause) {
    super('crashed', 'The engine broke down before it could answer.', cause);
  }
}

/** The engine did not answer in time. It is started anew by itself. */
export class EngineTimedOut extends EngineError {
  /** @param {number} milliseconds */
  constructor(milliseconds) {
    super('timed-out', `The engine did not answer within ${milliseconds / 1000} seconds.`);
  }
}

/** The engine answered that it cannot do what was asked; the code and the message are its own. */
export class EngineRefused extends EngineError {}
