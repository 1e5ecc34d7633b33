import type { Document, DocumentId } from '../types.ts';
import type { SourceFinder } from './source-words.ts';
import { type StandingAnswer, standingAnswer } from './standing-answers.ts';

/** The answers of editors among documents, and how they stand there; in the order of the documents. */
export const standingIn = (
  documents: ReadonlyMap<DocumentId, Document>,
  find: SourceFinder,
): readonly StandingAnswer[] =>
  [...documents.values()].flatMap((document) =>
    document.verified === undefined
      ? []
      : [standingAnswer(document, document.verified, documents, find)],
  );
