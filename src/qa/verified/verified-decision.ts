import type { Decision } from '../answering/decide.ts';
import type { Citation, Document, DocumentId, Passage, Span } from '../types.ts';
import type { Analysis } from '../understanding/question/analyse-question.ts';
import type { StandingSource } from './standing-answers.ts';
import type { VerifiedMatch } from './verified-answers.ts';

type PassagesOf = ReadonlyMap<DocumentId, readonly Passage[]>;

const citeSpan = (document: Document, span: Span, passagesOf: PassagesOf): Citation => {
  const passages = passagesOf.get(document.id) ?? [];
  const passage = passages.findLast((one) => one.span.start <= span.start);
  return {
    documentId: document.id,
    passageId: passage?.id ?? `${document.id}#0`,
    sentence: span,
    answer: span,
    quote: document.text.slice(span.start, span.end),
  };
};

/** The words that are named, else the first line of what is: enough to find it by. */
const citeSource = (
  { document, span, isQuoted }: StandingSource,
  passagesOf: PassagesOf,
): Citation => {
  const line = document.text.indexOf('\n', span.start);
  const end = isQuoted || line < 0 ? span.end : Math.min(line, span.end);
  return citeSpan(document, { start: span.start, end }, passagesOf);
};

/** The answer that editors gave, and that they did. */
export const verifiedDecision = (
  { found: { document, answer, shown, sources } }: VerifiedMatch,
  { answerType }: Analysis,
  passagesOf: PassagesOf,
): Decision => {
  const { owner: by = '', reviewedOn: on = '', questions } = answer;
  const own = shown ?? { document, span: { start: 0, end: document.text.length } };
  const isTheirs = own.document === document;
  const citation: Citation = {
    ...citeSpan(own.document, own.span, passagesOf),
    ...(isTheirs ? { attribution: { speaker: by, mode: 'direct' } } : {}),
  };
  return {
    strategy: 'verified',
    answer: {
      kind: 'extract',
      answerType,
      parts: [{ form: 'stored', text: citation.quote, shown: [citation.sentence], citation }],
      conflicts: [],
      score: 1,
      confidence: 'strong',
      verified: {
        documentId: document.id,
        question: questions[0],
        by,
        on,
        sources: sources.map((source) => citeSource(source, passagesOf)),
      },
    },
  };
};

/** Why it is this answer, as sentences. */
export const matchNotes = ({ question, signals }: VerifiedMatch): readonly string[] => [
  signals === undefined
    ? `An editor answered this question, asked as “${question}”.`
    : `An editor answered this question in other words: “${question}”.`,
];
