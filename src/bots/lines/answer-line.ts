import { sectionAddress, sectionPath } from '../../qa/corpus/tree/section-path.ts';
import { type FigureLine, figureLine } from '../../qa/figures/figure-line.ts';
import type {
  Answer,
  AnswerForm,
  Citation,
  Confidence,
  Document,
  DocumentId,
  Verification,
} from '../../qa/types.ts';
import {
  answerQuotes,
  answerText,
  citationsOf,
  partsOf,
} from '../presentation/cards/answer-card.ts';
import { shownText } from '../presentation/quotes/shown-text.ts';

/** A citation as JSON; offsets count UTF-16 units in the document's text, `[start, end)`. */
export interface CitationLine {
  readonly documentId: string;
  readonly title: string;
  readonly publisher: string | null;
  readonly publishedOn: string | null;
  /** The sentence, exactly the document's text from `start` to `end`. */
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  /** Where the answer stands in the document's text; the sentence itself where nothing is answered. */
  readonly answerStart: number;
  readonly answerEnd: number;
  readonly speaker: string | null;
  readonly role: string | null;
  readonly mode: 'direct' | 'reported' | 'continued' | null;
  readonly url: string | null;
  /** The headings above it, the outermost first. */
  readonly section: readonly string[];
}

/** Who checked an answer, when, and the places of articles that it rests on. */
export interface VerifiedLine {
  /** The question as its editors put it. */
  readonly question: string;
  readonly by: string;
  readonly on: string;
  readonly sources: readonly CitationLine[];
}

/** One answer as JSON: every field is always there, `null` or `[]` where there is nothing. docs/console.md describes it. */
export interface AnswerLine {
  readonly question: string;
  readonly kind: Answer['kind'];
  readonly text: string | null;
  readonly sentence: string | null;
  readonly form: AnswerForm | null;
  /** The article's words that a card shows, in order, a line for each paragraph, item or row. */
  readonly shown: string | null;
  /** The headings above the answer, the outermost first. */
  readonly section: readonly string[];
  readonly label: 'yes' | 'no' | null;
  readonly confidence: Confidence | null;
  /** That the answer is right, 0 to 1. */
  readonly probability: number | null;
  readonly score: number;
  readonly citations: readonly CitationLine[];
  readonly figure: FigureLine | null;
  readonly reason: string | null;
  readonly nearest: readonly CitationLine[];
  readonly didYouMean: string | null;
  /** Whose word it is that this answers the question. */
  readonly verified: VerifiedLine | null;
  readonly elapsedMs: number;
}

type Documents = ReadonlyMap<DocumentId, Document>;

const citationLine = (citation: Citation, documents: Documents): CitationLine => {
  const document = documents.get(citation.documentId);
  const { attribution } = citation;
  return {
    documentId: citation.documentId,
    title: document?.title ?? citation.documentId,
    publisher: document?.publisher ?? null,
    publishedOn: document?.publishedOn ?? null,
    quote: citation.quote,
    start: citation.sentence.start,
    end: citation.sentence.end,
    answerStart: citation.answer.start,
    answerEnd: citation.answer.end,
    speaker: attribution?.speaker ?? null,
    role: attribution?.role ?? null,
    mode: attribution?.mode ?? null,
    url: (document && sectionAddress(document, citation.answer)) ?? null,
    section: document === undefined ? [] : sectionPath(document, citation.answer),
  };
};

const verifiedOf = ({ question, by, on }: Verification): Omit<VerifiedLine, 'sources'> => ({
  question,
  by,
  on,
});

/** Ten microseconds are precise enough, and keep lines short. */
const round = (ms: number): number => Math.round(ms * 100) / 100;

/** An answer as JSON, for the console, the API and MCP alike; `elapsedMs` is the core's time alone. */
export const answerLine = (
  question: string,
  answer: Answer,
  documents: Documents,
  elapsedMs: number,
): AnswerLine => {
  const lines = (citations: readonly Citation[]): readonly CitationLine[] =>
    citations.map((citation) => citationLine(citation, documents));
  const elapsed = round(elapsedMs);
  if (answer.kind === 'abstention') {
    return {
      question,
      kind: answer.kind,
      text: null,
      sentence: null,
      form: null,
      shown: null,
      section: [],
      label: null,
      confidence: null,
      probability: null,
      score: answer.score,
      citations: [],
      figure: null,
      reason: answer.reason,
      nearest: lines(answer.nearest),
      didYouMean: answer.didYouMean ?? null,
      verified: null,
      elapsedMs: elapsed,
    };
  }
  const own = citationsOf(answer);
  const [first] = partsOf(answer);
  const verified = answer.kind === 'extract' ? answer.verified : undefined;
  const cited = lines([...own, ...answer.conflicts.map((conflict) => conflict.citation)]);
  return {
    question,
    kind: answer.kind,
    text: answerText(answer),
    sentence: [...new Set(own.map((citation) => citation.quote))].join(' '),
    form: first.form,
    shown: shownText(answerQuotes(answer, documents)),
    section: cited[0]?.section ?? [],
    label: (answer.kind === 'extract' ? answer.label : undefined) ?? null,
    confidence: answer.confidence,
    probability: answer.score,
    score: answer.score,
    citations: cited,
    figure: answer.kind === 'figure' ? figureLine(answer.figure) : null,
    reason: null,
    nearest: lines(answer.nearest ?? []),
    didYouMean: null,
    verified:
      verified === undefined ? null : { ...verifiedOf(verified), sources: lines(verified.sources) },
    elapsedMs: elapsed,
  };
};
