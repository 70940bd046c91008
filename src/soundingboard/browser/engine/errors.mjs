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

/** The engine could not be started: an old browser, blocked WebAssembly, a failed download. */
export class EngineUnavailable extends EngineError {
  /** @param {unknown} [cause] */
  constructor(cause) {
    super('unavailable', 'The engine could not be started in this browser.', cause);
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
