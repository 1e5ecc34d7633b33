import { matchTokens, termLookup, type WeightedTerm } from '../../retrieval/rank-sentences.ts';
import type { Document, Passage } from '../../types.ts';
import type { Analysis } from '../../understanding/question/analyse-question.ts';
import { cite } from '../cite.ts';
import type { FoundWords } from '../forms/answer-form.ts';
import type { AnswerSpan, Evidence } from '../strategies/answer-strategy.ts';
import { snapToReading } from '../strategies/snap-to-reading.ts';
import { STRATEGIES } from '../strategies/strategies.ts';
import type { Measures } from './measure-passage.ts';
import type { Candidate } from './order-candidates.ts';

/** What was read out of a sentence, and by which strategy. */
export interface ReadAnswer {
  readonly strategy: string;
  readonly parts: readonly [FoundWords, ...FoundWords[]];
}

/** "Who is she": the reader, which learned to point at names, has none to point at; the rules know descriptions. */
const asksDescription = ({ shape }: Analysis, terms: readonly WeightedTerm[]): boolean =>
  shape.asks === 'who' && terms.length > 0 && terms.every(({ isName }) => isName);

const withoutReading = ({ reading: _reading, ...candidate }: Candidate): Candidate => candidate;

/** The answer that the first applicable strategy finds in a sentence. */
export const readAnswer = (
  analysis: Analysis,
  terms: readonly WeightedTerm[],
  best: Candidate,
  document: Document,
  neighbours: readonly Passage[],
  measure: (passage: Passage) => Measures,
): ReadAnswer | undefined => {
  const evidence: Evidence = {
    analysis,
    terms,
    candidate: asksDescription(analysis, terms) ? withoutReading(best) : best,
    matches: matchTokens(best.passage, termLookup(terms)),
    document,
    neighbours,
    ...measure(best.passage),
  };
  const partOf = ({
    span,
    passage = best.passage,
    sentenceAt = best.at,
  }: AnswerSpan): FoundWords => ({
    text: document.text.slice(span.start, span.end),
    citation: cite(document, passage, passage.sentences[sentenceAt] ?? best.sentence, span),
  });
  for (const strategy of STRATEGIES) {
    const found = strategy.find(evidence);
    if (found === undefined) continue;
    const [first, ...rest] = found;
    if (rest.length > 0)
      return { strategy: strategy.name, parts: [partOf(first), ...rest.map(partOf)] };
    const snapped = snapToReading(evidence, strategy.name, first);
    return { strategy: strategy.name, parts: [partOf(snapped)] };
  }
  return undefined;
};
