import type { Answer, Answered, TraceCandidate, TraceTerm } from '../../../qa/types.ts';
import type { TraceCard, TraceDetails } from '../card.ts';

const MAX_CANDIDATES = 5;

const number = (value: number): string => value.toFixed(2);

/** Names of features as people read them: "exactPhrase" is "exact phrase". */
const inWords = (name: string): string =>
  name
    .replace(/(?<=[a-z])(?=[A-Z])/gu, ' ')
    .replace(/[-_]/gu, ' ')
    .toLowerCase();

const termNote = ({ weight, expansions }: TraceTerm): string | undefined => {
  if (expansions.length > 0) return `tried ${expansions.join(', ')}`;
  return weight === 0 ? 'in no article' : undefined;
};

const detailTerm = (term: TraceTerm): TraceDetails['terms'][number] => {
  const note = termNote(term);
  return { text: term.text, weight: term.weight, ...(note === undefined ? {} : { note }) };
};

const detailSentence = (candidate: TraceCandidate): TraceDetails['sentences'][number] => ({
  quote: candidate.quote,
  score: candidate.score,
  matched: candidate.matched,
  because: Object.entries(candidate.features)
    .filter(([, value]) => value !== 0)
    .sort(([, a], [, b]) => b - a)
    .map(([name, value]) => `${inWords(name)} ${number(value)}`)
    .join(', '),
});

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

/** Why the first sentence beat the second, by the features it is ahead in. */
const marginLines = ([first, second]: readonly TraceCandidate[]): readonly string[] => {
  if (first === undefined || second === undefined) return [];
  const ahead = Object.entries(first.features)
    .map(([name, value]) => ({ name, value, other: second.features[name] ?? 0 }))
    .filter(({ value, other }) => value > other)
    .map(({ name, value, other }) => `${name} (${number(value)} to ${number(other)})`);
  const reasons = ahead.length > 0 ? `ahead in ${ahead.join(', ')}` : 'ahead in no single feature';
  return [`The first leads the second by ${(first.score - second.score).toFixed(3)}: ${reasons}.`];
};

const outcomeLine = (answer: Answer): string => {
  if (answer.kind === 'abstention') {
    const missing = answer.missing === undefined ? '' : ` (${answer.missing})`;
    return `No answer: ${answer.reason}${missing}, with a score of ${number(answer.score)}.`;
  }
  return `Answered with a score of ${number(answer.score)}: ${answer.confidence} confidence.`;
};

/** How an answer came about: its terms, the best sentences with their scores, why the first one won or why there is no answer. */
export const traceCard = ({ answer, trace }: Pick<Answered, 'answer' | 'trace'>): TraceCard => {
  const asked = [
    ...(trace.entities.length > 0 ? [`Names in the question: ${trace.entities.join(', ')}.`] : []),
    ...(trace.period
      ? [`Time: ${trace.period.label} (${trace.period.from} to ${trace.period.to}).`]
      : []),
  ];
  const candidates = trace.candidates.slice(0, MAX_CANDIDATES);
  const outcome = [
    ...marginLines(trace.candidates),
    outcomeLine(answer),
    ...trace.notes,
    `Took ${trace.retrievalMs.toFixed(1)} ms to find passages, ${trace.answerMs.toFixed(1)} ms in all.`,
  ];
  return {
    kind: 'trace',
    lead: `Looked for: ${trace.answerType}${trace.strategy ? `, by ${trace.strategy}` : ''}.`,
    lines: [
      ...asked,
      ...trace.terms.map(termLine),
      ...candidates.map((candidate, index) => candidateLine(candidate, index + 1)),
      ...outcome,
    ],
    details: {
      terms: trace.terms.map(detailTerm),
      sentences: candidates.map(detailSentence),
      facts: [...asked, ...outcome],
    },
    notes: [],
    actions: [],
  };
};
