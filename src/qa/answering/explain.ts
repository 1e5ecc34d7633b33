import type { Answer } from '../types.ts';
import type { Analysis } from '../understanding/question/analyse-question.ts';
import type { Candidate } from './candidates/order-candidates.ts';
import { answerAt } from './confidence.ts';
import type { Considered } from './considered.ts';

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** The features that told the first from the second most, in plain words. */
const REASONS: Readonly<Record<string, string>> = {
  own: "holds more of the question's words",
  before: 'is prepared by the sentence before it',
  around: 'has more of the words around it',
  above: 'has more of the words in title or heading',
  passage: 'stands in a better passage',
  proximity: 'has the words closer together',
  type: 'holds the kind of thing asked for',
  missing: 'holds every name and year of the question',
};

const whyFirst = ([first, second]: readonly Candidate[]): readonly string[] => {
  if (first === undefined || second === undefined) return [];
  const reasons = Object.entries(REASONS)
    .map(([name, words]) => {
      const key = name as keyof typeof first.features; // REASONS names features only
      const gain = first.features[key] - second.features[key];
      return { words, gain: name === 'missing' ? -gain : gain };
    })
    .filter(({ gain }) => gain > 0.02)
    .sort((left, right) => right.gain - left.gain)
    .slice(0, 3)
    .map(({ words }) => words);
  return reasons.length === 0
    ? []
    : [`The first sentence beat the second because it ${reasons.join(', ')}.`];
};

const whyAbstained = (analysis: Analysis, answer: Answer): readonly string[] => {
  if (answer.kind !== 'abstention') return [];
  switch (answer.reason) {
    case 'low-evidence':
      return [
        `The best passage is right with a probability of ${percent(answer.score)}; ${percent(answerAt(analysis))} are needed to answer.`,
      ];
    case 'missing-entity':
    case 'missing-period':
      return [`No sentence near the best one holds "${answer.missing ?? ''}".`];
    case 'no-passage':
      return ['No article holds a word of the question.'];
    case 'filtered-out':
      return ['Articles match, but the filters leave them all out.'];
    case 'not-a-question':
      return ['The text asks for nothing.'];
    case 'unsupported-language':
      return [`The question seems to be in ${answer.missing ?? 'another language'}.`];
    default:
      return answer.reason satisfies never;
  }
};

/** Plain sentences that say why the answer is what it is. */
export const explain = (
  { analysis, terms, candidates }: Considered,
  answer: Answer,
): readonly string[] => [
  ...terms.flatMap(({ text, expansions }) =>
    expansions.length === 0
      ? []
      : [
          `No article holds "${text}"; looked for ${expansions.map((word) => `"${word}"`).join(', ')} in its place.`,
        ],
  ),
  ...whyFirst(candidates),
  ...whyAbstained(analysis, answer),
];
