import { sectionAddress, sectionPath } from '../../../qa/corpus/tree/section-path.ts';
import type { Citation, Document, DocumentId, Part, Span } from '../../../qa/types.ts';
import type { Place, Quote, QuoteBlock, Source } from '../card.ts';
import { quoteBlocks, runsOf } from './quote-blocks.ts';
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

/** The article of a citation with its section and the place of the words. */
export const sourceOfCitation = (citation: Citation, documents: Documents): Source => {
  const document = documents.get(citation.documentId);
  const section = document === undefined ? [] : sectionPath(document, citation.answer);
  const url = document === undefined ? undefined : sectionAddress(document, citation.answer);
  return {
    ...sourceOf(citation.documentId, documents),
    ...(url === undefined ? {} : { url }),
    ...(section.length === 0 ? {} : { section }),
    place: placeOf(citation),
  };
};

/** What is shown of a document; `answers` are marked in it. */
interface Shown {
  readonly citation: Citation;
  readonly shown: readonly Span[];
  readonly rest?: readonly Span[];
  readonly answers: readonly Span[];
}

/** The quote of a citation in an article that has gone or changed: only its own words are known. */
const plainBlocks = ({ citation, answers }: Shown): readonly QuoteBlock[] => {
  const { quote, sentence } = citation;
  const inQuote = answers.map(({ start, end }) => ({
    start: start - sentence.start,
    end: end - sentence.start,
  }));
  return [{ kind: 'text', runs: runsOf(quote, { start: 0, end: quote.length }, inQuote) }];
};

const shapedOf = (
  given: Shown,
  document: Document | undefined,
): Pick<Quote, 'blocks' | 'rest'> | undefined => {
  const { citation, shown, rest = [], answers } = given;
  const { quote, sentence } = citation;
  if (document?.text.slice(sentence.start, sentence.end) !== quote) return undefined;
  const blocks = quoteBlocks(document, shown, answers);
  if (blocks.length === 0) return undefined;
  return rest.length === 0 ? { blocks } : { blocks, rest: quoteBlocks(document, rest, []) };
};

const quoteOf = (given: Shown, documents: Documents): Quote => {
  const { citation } = given;
  const { speaker, role } = citation.attribution ?? {};
  return {
    ...(shapedOf(given, documents.get(citation.documentId)) ?? { blocks: plainBlocks(given) }),
    ...(speaker === undefined ? {} : { speaker }),
    ...(role === undefined ? {} : { role }),
    source: sourceOfCitation(citation, documents),
  };
};

const isSameShown = (a: Part, b: Part): boolean =>
  a.citation.documentId === b.citation.documentId &&
  a.shown[0]?.start === b.shown[0]?.start &&
  a.shown.at(-1)?.end === b.shown.at(-1)?.end;

/** A form that is more than words in a sentence is marked nowhere: all of it answers. */
const answersOf = (parts: readonly Part[]): readonly Span[] =>
  parts.filter(({ form }) => MARKED.has(form)).map(({ citation }) => citation.answer);

const MARKED: ReadonlySet<Part['form']> = new Set(['words', 'table']);

/** One quote for what is shown together, in the order of the parts: those that show the same share a quote. */
export const quotesOf = (parts: readonly Part[], documents: Documents): readonly Quote[] =>
  parts
    .filter((one, index) => parts.findIndex((other) => isSameShown(one, other)) === index)
    .map((first) => {
      const answers = answersOf(parts.filter((other) => isSameShown(first, other)));
      return quoteOf({ ...first, answers }, documents);
    });

/** The sentence of a citation with its answer marked. */
export const markedQuoteOf = (citation: Citation, documents: Documents): Quote =>
  quoteOf({ citation, shown: [citation.sentence], answers: [citation.answer] }, documents);

/** The words of a citation with nothing marked: they are near the question, they answer nothing. */
export const plainQuoteOf = (citation: Citation, documents: Documents): Quote =>
  quoteOf({ citation, shown: [citation.sentence], answers: [] }, documents);
