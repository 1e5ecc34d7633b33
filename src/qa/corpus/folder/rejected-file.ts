import { type CorpusErrorCode, QaError, type QaErrorCode } from '../../errors.ts';
import { FileRefused } from './corpus-root.ts';

/** A file of the corpus that could not be read: which, why, and what to do. */
export interface RejectedFile {
  readonly file: string;
  readonly code: QaErrorCode;
  readonly reason: string;
  readonly remedy: string;
}

const REASONS: Readonly<Record<CorpusErrorCode, string>> = {
  ARTICLE_EMPTY: 'the file holds no text',
  ARTICLE_BINARY: 'the file is not text',
  ARTICLE_TOO_LARGE: 'the file is larger than 5 MB',
  ARTICLE_UNREADABLE: 'the file cannot be read',
  ARTICLE_FORMAT: 'no reader knows this kind of file',
  ARTICLE_FRONT_MATTER: 'the front matter is broken',
  ARTICLE_REDIRECT: 'the page only leads to another one',
  ARTICLE_TEMPLATE: 'the page holds template code and no text',
  ARTICLE_LEFT_OUT: 'its front matter leaves it out',
  CORPUS_MISSING: 'the folder is missing',
};

const reasonOf = (code: QaErrorCode): string =>
  code in REASONS ? REASONS[code as CorpusErrorCode] : REASONS.ARTICLE_UNREADABLE; // the key was just found

/** What helps against each reason for which a file is not even opened. */
const REFUSED: Readonly<Record<FileRefused['reason'], Pick<RejectedFile, 'code' | 'remedy'>>> = {
  link: {
    code: 'ARTICLE_UNREADABLE',
    remedy: 'put the file itself there, or set CORPUS_LINKS=on where the link is meant',
  },
  kind: { code: 'ARTICLE_UNREADABLE', remedy: 'put a regular file in its place' },
  size: { code: 'ARTICLE_TOO_LARGE', remedy: 'split it into smaller articles' },
};

/** A file that could not be read: which, why, and what to do. */
export const toRejected = (file: string, error: unknown): RejectedFile => {
  if (error instanceof FileRefused) {
    return { file, reason: error.message, ...REFUSED[error.reason] };
  }
  if (!(error instanceof QaError)) {
    const reason = error instanceof Error ? error.message : REASONS.ARTICLE_UNREADABLE;
    const remedy = 'check that the file exists and may be read';
    return { file, code: 'ARTICLE_UNREADABLE', reason, remedy };
  }
  const reason = error.cause instanceof Error ? error.cause.message : reasonOf(error.code);
  return { file, code: error.code, reason, remedy: error.remedy };
};
