import type { Evidence } from './answer-strategy.ts';
import type { SpanCandidate } from './choose-span.ts';

/** Tokens between two members of one list: "X and Y", "X, Y and Z". */
const MAX_BETWEEN = 2;

/** The first run of candidates that are listed one after the other. */
const listed = (
  { candidate: { passage } }: Evidence,
  candidates: readonly SpanCandidate[],
): readonly SpanCandidate[] => {
  let run: SpanCandidate[] = [];
  for (const candidate of candidates) {
    const previous = run.at(-1);
    const between =
      previous === undefined ? [] : passage.tokens.word.slice(previous.last + 1, candidate.first);
    const joins =
      between.length <= MAX_BETWEEN && between.some((word) => word === 'and' || word === ',');
    if (previous !== undefined && !joins && run.length > 1) return run;
    run = previous !== undefined && joins ? [...run, candidate] : [candidate];
  }
  return run;
};

/** The verb that stands between the members and their values: what follows the members belongs to all of them. */
const predicateAt = ({ candidate: { passage, sentence } }: Evidence, past: number): number => {
  let at = past;
  for (let token = past - 1; token >= sentence.first; token -= 1) {
    const tag = passage.tokens.tag[token];
    if (tag === 'VERB' || tag === 'AUX') at = token;
    else if (passage.tokens.word[token] === 'and') break;
  }
  return at;
};

/** The weight of the question's words in each member of the list that stands before `past`. */
const memberWeights = (
  { matches, terms, candidate: { passage, sentence } }: Evidence,
  past: number,
  count: number,
): readonly number[] => {
  const weights: number[] = [0];
  for (let token = past - 1; token >= sentence.first; token -= 1) {
    const word = passage.tokens.word[token] ?? '';
    if (word === 'and' || word === ',') {
      if (weights.length === count) break;
      weights.unshift(0);
    } else {
      weights[0] = (weights[0] ?? 0) + (terms[matches[token] ?? -1]?.weight ?? 0);
    }
  }
  return weights;
};

/** "A and B are X and Y, respectively": the one value that belongs to the member the question names, if it names one. */
export const respectively = (
  evidence: Evidence,
  candidates: readonly SpanCandidate[],
): readonly SpanCandidate[] | undefined => {
  const { passage, sentence } = evidence.candidate;
  if (!passage.tokens.word.slice(sentence.first, sentence.past).includes('respectively'))
    return undefined;
  const values = listed(evidence, candidates);
  const [first] = values;
  if (first === undefined || values.length < 2) return undefined;
  const weights = memberWeights(evidence, predicateAt(evidence, first.first), values.length);
  const most = Math.max(...weights);
  const value =
    weights.filter((weight) => weight === most).length === 1
      ? values[weights.indexOf(most)]
      : undefined;
  return value === undefined ? undefined : [value];
};
