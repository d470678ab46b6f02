// The one error of the package.
//
// Does not: ever hold a value of a record, in the message or in the details.

export class SelfsameError extends Error {
  /** @param {string} code stable, for programs  @param {string} message for people  @param {object} details names and numbers */
  constructor(code, message, details = {}) {
    super(message);
    this.name = "SelfsameError";
    this.code = code;
    this.details = details;
  }
}
