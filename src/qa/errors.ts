export type QaErrorCode =
  | 'ARTICLE_EMPTY'
  | 'ARTICLE_BINARY'
  | 'ARTICLE_TOO_LARGE'
  | 'ARTICLE_UNREADABLE'
  | 'ARTICLE_FORMAT'
  | 'ARTICLE_FRONT_MATTER'
  | 'CORPUS_MISSING';

/** What went wrong with the corpus: a code, the file or folder it is about, and what to do. */
export class QaError extends Error {
  readonly code: QaErrorCode;
  readonly subject: string;
  readonly remedy: string;

  constructor(code: QaErrorCode, subject: string, remedy: string, options?: ErrorOptions) {
    super(`${subject}: ${remedy}`, options);
    this.name = 'QaError';
    this.code = code;
    this.subject = subject;
    this.remedy = remedy;
  }
}
