import type { PassageIndex } from '../retrieval/passage-index.ts';
import type { SpelledTerm } from '../retrieval/weigh-terms.ts';
import type { Trace, TraceCandidate } from '../types.ts';
import type { Analysis } from '../understanding/question/analyse-question.ts';
import type { Candidate } from './candidates/order-candidates.ts';
import type { Signals } from './signals.ts';

/** Candidates a trace keeps unless told otherwise. */
const TRACED = 10;

interface Traced {
  readonly analysis: Analysis;
  readonly terms: readonly SpelledTerm[];
  readonly candidates: readonly Candidate[];
  readonly signals: Signals | undefined;
  readonly chosen: Candidate | undefined;
  readonly index: PassageIndex;
  readonly strategy: string | undefined;
  readonly notes: readonly string[];
  readonly limit: number | undefined;
  readonly retrievalMs: number;
  readonly answerMs: number;
}

const candidateOf = (
  terms: readonly SpelledTerm[],
  { passage, sentence, score, matched, features, reading, relevance, found }: Candidate,
): TraceCandidate => ({
  passageId: passage.id,
  sentence: sentence.span,
  quote: passage.text.slice(
    sentence.span.start - passage.span.start,
    sentence.span.end - passage.span.start,
  ),
  score,
  matched: matched.flatMap((term) => terms[term]?.text ?? []),
  features: {
    ...features,
    found: found.score,
    words: found.words,
    ...(found.meaning === undefined ? {} : { meaning: found.meaning }),
    ...(relevance === undefined ? {} : { relevance }),
    ...(reading === undefined ? {} : { share: reading.share }),
  },
});

/** The trace of one answer, as JSON. */
export const traceOf = ({
  analysis,
  terms,
  candidates,
  signals,
  chosen,
  index,
  strategy,
  notes,
  limit = TRACED,
  retrievalMs,
  answerMs,
}: Traced): Trace => ({
  answerType: analysis.answerType,
  terms: terms.map(({ text, stem, weight, expansions }) => ({
    text,
    stem,
    weight: index.sentencesWith(stem) > 0 ? weight : 0,
    expansions,
  })),
  entities: [...new Set(analysis.names.map(({ text }) => text))],
  candidates: candidates.slice(0, limit).map((candidate) => candidateOf(terms, candidate)),
  notes,
  retrievalMs,
  answerMs,
  ...(strategy === undefined ? {} : { strategy }),
  ...(signals === undefined ? {} : { signals: { ...signals } }),
  ...(chosen === undefined ? {} : { chosen: chosen.passage.id }),
});
