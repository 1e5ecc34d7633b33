import type { Passage } from '../types.ts';
import type { AnswerSpan, AnswerStrategy, Evidence } from './answer-strategy.ts';
import { chooseSpan, type SpanCandidate, spanOf } from './choose-span.ts';
import { coordinations } from './coordinations.ts';
import { enumeratedParts } from './enumerated-parts.ts';

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

const inOneSentence = (evidence: Evidence): readonly [AnswerSpan, ...AnswerSpan[]] | undefined => {
  const { passage, sentence } = evidence.candidate;
  const runs = coordinations(passage, sentence);
  const candidates = runs.map((items): SpanCandidate => {
    const prior = LIST_PRIOR + PER_ITEM * items.length;
    return { first: items[0].first, last: items.at(-1)?.last ?? items[0].last, prior };
  });
  const best = chooseSpan(evidence, candidates);
  const chosen =
    runs[
      candidates.findIndex(({ first, last }) => {
        const span = spanOf(evidence, first, last);
        return span.start === best?.span.start && span.end === best.span.end;
      })
    ];
  return chosen === undefined
    ? undefined
    : toTuple(chosen.map(({ first, last }) => ({ span: spanOf(evidence, first, last) })));
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
