import type { Passage } from '../../types.ts';
import { enumeratedParts } from '../candidates/enumerated-parts.ts';
import type { AnswerSpan, AnswerStrategy, Evidence } from './answer-strategy.ts';
import { chooseSpan, repetition, type SpanCandidate } from './choose-span.ts';
import { coordinations } from './coordinations.ts';

/** A list is preferred to any one of its members. */
const LIST_PRIOR = 0.3;
const PER_ITEM = 0.05;

/** "Which industries", "what zones": a plural noun asks for several. */
const asksForSeveral = ({ analysis: { answerType, shape, tokens } }: Evidence): boolean => {
  if (answerType === 'list') return true;
  if (shape.focus === undefined || answerType === 'figure' || answerType === 'date') return false;
  const word = tokens.word[shape.focus] ?? '';
  return /[^su]s$/.test(word) && tokens.word[shape.at] !== 'how';
};

const toTuple = (
  spans: readonly AnswerSpan[],
): readonly [AnswerSpan, ...AnswerSpan[]] | undefined => {
  const [first, ...rest] = spans;
  return first === undefined ? undefined : [first, ...rest];
};

/** The members of a list stand in one run of the article's words, and are shown so. */
const inOneSentence = (evidence: Evidence): readonly [AnswerSpan] | undefined => {
  const { passage, sentence } = evidence.candidate;
  const candidates = coordinations(passage, sentence).flatMap((items): SpanCandidate[] => {
    if (items.some((item) => repetition(evidence, { ...item, prior: 0 }) === 1)) return [];
    const last = items.at(-1)?.last ?? items[0].last;
    return [{ first: items[0].first, last, prior: LIST_PRIOR + PER_ITEM * items.length }];
  });
  const best = chooseSpan(evidence, candidates);
  return best === undefined ? undefined : [best];
};

/** The parts of a list: the members of an enumeration in one sentence, or the paragraphs that carry an announced one out. */
export const listStrategy: AnswerStrategy = {
  name: 'list',
  find: (evidence) => {
    const announced = enumeratedParts(evidence);
    if (announced !== undefined)
      return toTuple(
        announced.map(({ passage, at }: { readonly passage: Passage; readonly at: number }) => ({
          span: passage.sentences[at]?.span ?? passage.span,
          passage,
          sentenceAt: at,
        })),
      );
    return asksForSeveral(evidence) ? inOneSentence(evidence) : undefined;
  },
};
