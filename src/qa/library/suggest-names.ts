import { STOP_WORDS } from '../analysis/word-lists.ts';
import { type Completions, complete, completionsOf } from '../figures/index/completions.ts';
import { wordsOf } from '../figures/index/figure-words.ts';
import type { Scope } from '../types.ts';
import { articlesIn } from './articles-in.ts';
import type { Library } from './library.ts';

export type NameKind = 'title' | 'speaker';

/** Characters of a suggestion. Source: a Discord choice's name and value hold 100. */
const MAX_LENGTH = 100;

/** What each library completes to, by kind and scope; it goes when the library does. */
const known = new WeakMap<Library, Map<string, Completions>>();

const isTelling = (label: string): boolean => wordsOf(label).some((word) => !STOP_WORDS.has(word));

const labelsOf = (library: Library, kind: NameKind, scope: Scope): readonly string[] => {
  const { collections } = scope;
  const isVisible = (documentId: string): boolean =>
    collections.includes(library.documents.get(documentId)?.collection ?? '');
  switch (kind) {
    case 'title':
      return articlesIn(library, scope).map(({ title }) =>
        title
          .slice(0, MAX_LENGTH)
          .replace(/\p{Cs}$/u, '')
          .trim(),
      );
    case 'speaker':
      return library.passages
        .filter(({ documentId }) => isVisible(documentId))
        .flatMap(({ sentences }) => sentences)
        .flatMap(({ attribution }) => attribution?.speaker ?? [])
        .filter((speaker) => speaker.length <= MAX_LENGTH);
    default:
      return kind satisfies never;
  }
};

/** At most 25 titles of articles, or names of people who are quoted, that hold every typed word; only of what the scope shows. */
export const suggestNames = (
  library: Library,
  typed: string,
  kind: NameKind,
  scope: Scope,
): readonly string[] => {
  const ofLibrary = known.get(library) ?? new Map<string, Completions>();
  known.set(library, ofLibrary);
  const key = [kind, ...[...scope.collections].sort()].join('\n');
  const completions =
    ofLibrary.get(key) ?? completionsOf(labelsOf(library, kind, scope).filter(isTelling));
  ofLibrary.set(key, completions);
  return complete(completions, typed.slice(0, MAX_LENGTH));
};
