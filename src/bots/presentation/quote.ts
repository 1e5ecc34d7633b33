import type { Citation, Document, DocumentId, Span } from '../../qa/types.ts';
import type { Place, Quote, Run, Source } from './card.ts';
import { quoteHash } from './quote-hash.ts';

export type Documents = ReadonlyMap<DocumentId, Document>;

/** Where the sentence of a citation stands. */
export const placeOf = ({ documentId, sentence, quote }: Citation): Place => ({
  documentId,
  start: sentence.start,
  end: sentence.end,
  hash: quoteHash(quote),
});

/** The article a card names: its title, publisher, date and address; the id alone where the article has since gone. */
export const sourceOf = (documentId: DocumentId, documents: Documents): Source => {
  const document = documents.get(documentId);
  if (document === undefined) return { documentId, title: documentId };
  const { title, publisher, publishedOn, url, source } = document;
  const publishedBy = publisher ?? source;
  return {
    documentId,
    title,
    ...(publishedBy === undefined ? {} : { publisher: publishedBy }),
    ...(publishedOn === undefined ? {} : { publishedOn }),
    ...(url === undefined ? {} : { url }),
  };
};

/** The article of a citation with the place of its sentence. */
export const sourceOfCitation = (citation: Citation, documents: Documents): Source => ({
  ...sourceOf(citation.documentId, documents),
  place: placeOf(citation),
});

/** Runs that join to exactly `quote`, those inside one of `answers` marked. All spans count in the document's text. */
export const runsOf = (quote: string, sentence: Span, answers: readonly Span[]): readonly Run[] => {
  const runs: Run[] = [];
  let from = 0;
  const push = (to: number, isAnswer: boolean): void => {
    if (to <= from) return;
    runs.push({ text: quote.slice(from, to), isAnswer });
    from = to;
  };
  for (const { start, end } of [...answers].sort((a, b) => a.start - b.start)) {
    push(Math.min(start - sentence.start, quote.length), false);
    push(Math.min(end - sentence.start, quote.length), true);
  }
  push(quote.length, false);
  return runs;
};

/** A sentence with who said it and where it stands; `answers` are the spans to mark in it. */
const quoteOf = (citation: Citation, answers: readonly Span[], documents: Documents): Quote => {
  const { speaker, role } = citation.attribution ?? {};
  return {
    runs: runsOf(citation.quote, citation.sentence, answers),
    ...(speaker === undefined ? {} : { speaker }),
    ...(role === undefined ? {} : { role }),
    source: sourceOfCitation(citation, documents),
  };
};

const isSameSentence = (a: Citation, b: Citation): boolean =>
  a.documentId === b.documentId && a.sentence.start === b.sentence.start;

/** One quote a sentence, in the order of the citations: those of the same sentence share a quote, all their answers marked. */
export const quotesOf = (citations: readonly Citation[], documents: Documents): readonly Quote[] =>
  citations
    .filter((one, index) => citations.findIndex((other) => isSameSentence(one, other)) === index)
    .map((first) => {
      const together = citations.filter((other) => isSameSentence(first, other));
      return quoteOf(
        first,
        together.map((citation) => citation.answer),
        documents,
      );
    });

/** The sentence of a citation with nothing marked: it is near the question, it answers nothing. */
export const plainQuoteOf = (citation: Citation, documents: Documents): Quote =>
  quoteOf(citation, [], documents);
