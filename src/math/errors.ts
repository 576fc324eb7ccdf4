/** An error of TeX as an `Error`; MathJax's own class is none. */
export class FormulaError extends Error {
  /** As MathJax's: `UndefinedControlSequence`; the keys of `ERROR_KINDS`. */
  readonly id: string;

  /** `message` holds the name it speaks of, as MathJax's messages do; `cause` is MathJax's error where it is one. */
  constructor(id: string, message: string, cause?: unknown) {
    super(message, { cause });
    this.id = id;
  }
}
