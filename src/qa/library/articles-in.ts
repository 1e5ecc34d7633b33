import type { Document, Scope } from '../types.ts';
import type { Library } from './library.ts';

/** Whether a document is an article: answers of editors are none. */
export const isArticle = ({ verified }: Document): boolean => verified === undefined;

/** The articles that a scope may see, in the order of the corpus. */
export const articlesIn = (
  { documents }: Pick<Library, 'documents'>,
  { collections }: Scope,
): readonly Document[] =>
  [...documents.values()].filter(
    (document) => isArticle(document) && collections.includes(document.collection),
  );
