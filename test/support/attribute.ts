import type { Document, Sentence } from '../../src/qa/types.ts';
import { makeArticle, passagesOf } from './articles.ts';

/** A sentence of an article and who said it: `mode speaker (role)`, or "-" for nobody. */
export interface SaidSentence {
  readonly text: string;
  readonly said: string;
}

/** The sentences of an article, a paragraph each piece, with their speakers; a piece may start with "# " or "Photo:". */
export const attribute = (
  paragraphs: readonly string[],
  fields: Partial<Document> = {},
): readonly SaidSentence[] => {
  const document = makeArticle(paragraphs, fields);
  return passagesOf(document).flatMap(({ sentences }) =>
    // A heading that stands between few words is no sentence that anybody says.
    sentences
      .filter(({ kind }) => kind !== 'heading')
      .map((sentence) => ({
        text: document.text.slice(sentence.span.start, sentence.span.end),
        said: describeSpeaker(sentence),
      })),
  );
};

const describeSpeaker = ({ attribution }: Sentence): string => {
  if (attribution === undefined) return '-';
  const { mode, speaker, role } = attribution;
  return `${mode} ${speaker}${role === undefined ? '' : ` (${role})`}`;
};
