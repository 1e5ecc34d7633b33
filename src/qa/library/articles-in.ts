import type { Document, DocumentId, Scope } from '../types.ts';
import type { Library } from './library.ts';

/** Whether a document is an article: answers of editors are none. */
export const isArticle = ({ verified }: Document): boolean => verified === undefined;

/** An article by its id; `undefined` where there is none. */
export const articleIn = (
  { documents }: Pick<Library, 'documents'>,
  id: DocumentId,
): Document | undefined => {
  const document = documents.get(id);
  return document !== undefined && isArticle(document) ? document : undefined;
};

/** The articles that a scope may see, in the order of the corpus. */
export const articlesIn = (
  { documents }: Pick<Library, 'documents'>,
  { collections }: Scope,
): readonly Document[] =>
  [...documents.values()].filter(
    (document) => isArticle(document) && collections.includes(document.collection),
  );
