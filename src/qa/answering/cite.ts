import type { Citation, Document, Passage, Sentence, Span } from '../types.ts';

/** The citation of an answer span in its sentence; a span that leaves the sentence widens the quote to hold it. */
export const cite = (
  document: Document,
  passage: Pick<Passage, 'id'>,
  sentence: Sentence,
  answer?: Span,
): Citation => {
  const span = answer ?? sentence.span;
  const quoted = {
    start: Math.min(sentence.span.start, span.start),
    end: Math.max(sentence.span.end, span.end),
  };
  return {
    documentId: document.id,
    passageId: passage.id,
    sentence: quoted,
    answer: span,
    quote: document.text.slice(quoted.start, quoted.end),
    ...(sentence.attribution === undefined ? {} : { attribution: sentence.attribution }),
  };
};

/** The citation of a whole passage; a speaker is named where all of it is theirs. */
export const citePassage = (document: Document, passage: Passage): Citation => {
  const [first, ...rest] = passage.sentences;
  const { attribution } = first;
  const isTheirs = rest.every((one) => one.attribution?.speaker === attribution?.speaker);
  return {
    documentId: document.id,
    passageId: passage.id,
    sentence: passage.span,
    answer: passage.span,
    quote: document.text.slice(passage.span.start, passage.span.end),
    ...(attribution === undefined || !isTheirs ? {} : { attribution }),
  };
};
