/** A file of questions that is not in the format it was given as. */
export class FormatError extends Error {
  override readonly name = 'FormatError';

  constructor(file: string, problem: string, remedy: string) {
    super(`${file}: ${problem}; ${remedy}`);
  }
}
