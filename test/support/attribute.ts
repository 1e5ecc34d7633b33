import { createCountries } from '../../src/qa/analysis/countries.ts';
import { createEnglish } from '../../src/qa/analysis/english.ts';
import { createNameFinder } from '../../src/qa/analysis/find-names.ts';
import { composeText, type Piece } from '../../src/qa/corpus/compose-text.ts';
import { splitPassages } from '../../src/qa/corpus/split-passages.ts';
import type { Document, Sentence } from '../../src/qa/types.ts';

/** A sentence of an article and who said it: `mode speaker (role)`, or "-" for nobody. */
export interface SaidSentence {
  readonly text: string;
  readonly said: string;
}

let tools: Parameters<typeof splitPassages>[1] | undefined;

/** The sentences of an article, a paragraph each piece, with their speakers; a piece may start with "# " or "Photo:". */
export const attribute = (
  paragraphs: readonly string[],
  fields: Partial<Document> = {},
): readonly SaidSentence[] => {
  tools ??= { english: createEnglish(), findNames: createNameFinder(createCountries()) };
  const pieces = paragraphs.map((text): Piece => {
    if (text.startsWith('# ')) return { kind: 'heading', text: text.slice(2) };
    return { kind: text.startsWith('Photo: ') ? 'caption' : 'body', text };
  });
  const document: Document = {
    id: 'article',
    title: 'Article',
    authors: [],
    tags: [],
    collection: 'default',
    language: 'en',
    ...fields,
    ...composeText(pieces),
  };
  return splitPassages(document, tools).flatMap(({ sentences }) =>
    sentences.map((sentence) => ({
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
