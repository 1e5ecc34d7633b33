import type { Library } from '../src/qa/library/library.ts';
import type {
  Answer,
  Answered,
  AnswerType,
  Citation,
  Confidence,
  DocumentId,
  Question,
  TraceCandidate,
} from '../src/qa/types.ts';
import type { Place } from './baselines/baseline.ts';

/** Sentences that a measurement ranks: more than any document of a ranking set has. */
const CANDIDATES = 50;

/** What the core made of one question, flat. */
export interface Prediction {
  readonly kind: Answer['kind'];
  readonly answerType: AnswerType;
  readonly strategy?: string;
  /** The answer span, a list's parts joined by "; "; empty when it abstained. */
  readonly text: string;
  /** The whole sentence around it, a list's sentences joined by a space; empty when it abstained. */
  readonly sentence: string;
  readonly citation?: Citation;
  readonly score: number;
  readonly confidence?: Confidence;
  readonly reason?: string;
  readonly candidates: readonly RankedSentence[];
  readonly next: Answered['next'];
  readonly answerMs: number;
}

export interface RankedSentence extends Place {
  readonly candidate: TraceCandidate;
}

const documentOf = ({ passageId }: TraceCandidate): DocumentId =>
  passageId.slice(0, passageId.lastIndexOf('#'));

const printedFigure = ({ answer, sentence, quote }: Citation): string =>
  quote.slice(answer.start - sentence.start, answer.end - sentence.start);

const shown = (
  answer: Answer,
): Pick<Prediction, 'text' | 'sentence' | 'citation' | 'confidence' | 'reason'> => {
  switch (answer.kind) {
    case 'extract': {
      const [{ citation }] = answer.parts;
      return {
        text: answer.parts.map(({ text }) => text).join('; '),
        sentence: [...new Set(answer.parts.map((part) => part.citation.quote))].join(' '),
        citation,
        confidence: answer.confidence,
      };
    }
    case 'figure': {
      const { citation } = answer.figure;
      return {
        text: answer.parts?.map(({ text }) => text).join('; ') ?? printedFigure(citation),
        sentence: citation.quote,
        citation,
        confidence: answer.confidence,
      };
    }
    case 'abstention':
      return { text: '', sentence: '', reason: answer.reason };
  }
};

const flatten = ({ answer, trace, next }: Answered): Prediction => ({
  kind: answer.kind,
  answerType: trace.answerType,
  score: answer.score,
  ...shown(answer),
  ...(trace.strategy === undefined ? {} : { strategy: trace.strategy }),
  candidates: trace.candidates.map((candidate) => ({
    candidate,
    documentId: documentOf(candidate),
    span: candidate.sentence,
  })),
  next,
  answerMs: trace.answerMs,
});

/** Asks a library, as someone who may see all of it. */
export const askCore = async (
  library: Library,
  question: Question,
  options: { readonly alwaysAnswer: boolean },
): Promise<Prediction> => {
  const collections = [
    ...new Set([...library.documents.values()].map(({ collection }) => collection)),
  ];
  return flatten(
    await library.answer(question, { collections }, { ...options, candidates: CANDIDATES }),
  );
};
