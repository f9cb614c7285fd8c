/** Code of a failure a user can meet; every code has a sentence and a next step in the message catalogue. */
export type ErrorCode = `SK-${Uppercase<string>}`;

/**
 * A failure a user can meet. `code` selects the sentence and the next step on screen;
 * `detail` names what was wrong and where (a file, a line), never personal data.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly detail: string;

  constructor(code: ErrorCode, detail = "", options?: ErrorOptions) {
    super(detail === "" ? code : `${code}: ${detail}`, options);
    this.name = "AppError";
    this.code = code;
    this.detail = detail;
  }
}
