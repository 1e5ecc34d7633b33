/** What is wrong with the corpus or a file of it. */
export type CorpusErrorCode =
  | 'ARTICLE_EMPTY'
  | 'ARTICLE_BINARY'
  | 'ARTICLE_TOO_LARGE'
  | 'ARTICLE_UNREADABLE'
  | 'ARTICLE_FORMAT'
  | 'ARTICLE_FRONT_MATTER'
  | 'ARTICLE_REDIRECT'
  | 'ARTICLE_TEMPLATE'
  | 'ARTICLE_LEFT_OUT'
  | 'CORPUS_MISSING';

/** What is wrong with a model, or with what runs it. */
export type ModelErrorCode =
  | 'MODEL_MISSING'
  | 'MODEL_FORMAT'
  | 'MODEL_CHECKSUM'
  | 'MODEL_ENDED'
  | 'RUNTIME_MISSING';

export type QaErrorCode = CorpusErrorCode | ModelErrorCode;

/** What went wrong with the corpus or a model: a code, the file or folder it is about, and what to do. */
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
