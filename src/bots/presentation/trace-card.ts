import type { Trace, TraceCandidate, TraceTerm } from '../../qa/types.ts';
import type { TraceCard } from './card.ts';

const MAX_CANDIDATES = 5;

const number = (value: number): string => value.toFixed(2);

const termLine = ({ text, stem, weight, expansions }: TraceTerm): string => {
  const tried = expansions.length > 0 ? `; tried ${expansions.join(', ')}` : '';
  return weight === 0 && expansions.length === 0
    ? `Word “${text}”: in no article.`
    : `Word “${text}” (${stem}): weight ${number(weight)}${tried}.`;
};

const candidateLine = (candidate: TraceCandidate, place: number): string => {
  const features = Object.entries(candidate.features)
    .filter(([, value]) => value !== 0)
    .map(([name, value]) => `${name} ${number(value)}`)
    .join(', ');
  const matched = candidate.matched.join(', ');
  return `${place}. ${number(candidate.score)} [${candidate.passageId}] ${candidate.quote} (matches ${matched || 'nothing'}${features ? `; ${features}` : ''})`;
};

/** How an answer came about: its terms, the best sentences with their scores, and why the first one won. */
export const traceCard = (trace: Trace): TraceCard => ({
  kind: 'trace',
  lead: `Looked for: ${trace.answerType}${trace.strategy ? `, by ${trace.strategy}` : ''}.`,
  lines: [
    ...(trace.entities.length > 0 ? [`Names in the question: ${trace.entities.join(', ')}.`] : []),
    ...(trace.period
      ? [`Time: ${trace.period.label} (${trace.period.from} to ${trace.period.to}).`]
      : []),
    ...trace.terms.map(termLine),
    ...trace.candidates
      .slice(0, MAX_CANDIDATES)
      .map((candidate, index) => candidateLine(candidate, index + 1)),
    ...trace.notes,
    `Took ${trace.retrievalMs.toFixed(1)} ms to find passages, ${trace.answerMs.toFixed(1)} ms in all.`,
  ],
  notes: [],
  actions: [],
});
