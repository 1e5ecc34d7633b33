import type { QaErrorCode } from '../../errors.ts';
import { otherKindOf } from './file-kinds.ts';
import type { RejectedFile } from './rejected-file.ts';

/** Files left out for the same reason. */
export interface RejectedGroup {
  /** "pictures", "the file is larger than 5 MB". */
  readonly what: string;
  readonly remedy: string;
  /** Whether an article is missing that somebody wanted read; else all is as it should be. */
  readonly mustMend: boolean;
  readonly files: readonly string[];
}

/** Why a file may be left out although nothing is wrong with it. */
const AS_IT_SHOULD_BE: ReadonlySet<QaErrorCode> = new Set([
  'ARTICLE_EMPTY',
  'ARTICLE_FORMAT',
  'ARTICLE_REDIRECT',
  'ARTICLE_TEMPLATE',
  'ARTICLE_LEFT_OUT',
]);

const isOtherKind = ({ code, reason }: RejectedFile): boolean =>
  code === 'ARTICLE_FORMAT' && reason === 'no reader knows this kind of file';

/** The files that were left out, grouped by kind and reason: what must be mended first, then the most files. */
export const groupRejected = (rejected: readonly RejectedFile[]): readonly RejectedGroup[] => {
  const groups = new Map<string, Omit<RejectedGroup, 'files'> & { readonly files: string[] }>();
  for (const one of rejected) {
    const isKind = isOtherKind(one);
    const what = isKind ? otherKindOf(one.file).kind : one.reason;
    const group = groups.get(what) ?? {
      what,
      remedy: one.remedy,
      // A collection that is not named clearly hides a whole folder.
      mustMend: !AS_IT_SHOULD_BE.has(one.code) || (one.code === 'ARTICLE_FORMAT' && !isKind),
      files: [],
    };
    group.files.push(one.file);
    groups.set(what, group);
  }
  return [...groups.values()].sort(
    (a, b) => Number(b.mustMend) - Number(a.mustMend) || b.files.length - a.files.length,
  );
};
