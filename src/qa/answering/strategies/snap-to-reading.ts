import type { AnswerType } from '../../types.ts';
import type { Analysis } from '../../understanding/question/analyse-question.ts';
import type { QuestionShape } from '../../understanding/question/classify-answer.ts';
import { overlapOf } from './agreement.ts';
import type { AnswerSpan, Evidence } from './answer-strategy.ts';

/**
 * Strategies whose spans begin and end less well than the reader's, measured by answer type on the golden questions and on
 * questions of SQuAD that the reader has not learned from. All others keep the rules' bounds.
 */
const SNAPPED = new Set(['name', 'phrase', 'sentence']);
/** A reason, a description or a yes needs more words than the reader gives; of places it gives too few or too many. */
const UNSNAPPED = new Set<AnswerType>([
  'yes-no',
  'reason',
  'definition',
  'quotation',
  'list',
  'place',
]);

/** Keywords, "why" and "how" are answered by the sentence, but "how old" and its like ask for an amount. */
const WHOLE_SENTENCE = new Set<QuestionShape['asks']>(['keywords', 'why', 'how']);

const wantsSentence = ({ answerType, shape }: Analysis): boolean =>
  answerType !== 'figure' && WHOLE_SENTENCE.has(shape.asks);

/** How much of the two spans together must be shared for them to mean the same. */
const SHARED = 0.3;
/** How much more the reader must believe in its span than in the strategy's. */
const LEAD = 0.1;
const LEAD_OVER_SENTENCE = 0.02;

/** The strategy's span, or the reader's bounds of the same thing where it is surer of them. */
export const snapToReading = (
  { analysis, candidate: { reading } }: Evidence,
  strategy: string,
  answer: AnswerSpan,
): AnswerSpan => {
  if (reading === undefined || answer.passage !== undefined) return answer;
  if (!SNAPPED.has(strategy) || UNSNAPPED.has(analysis.answerType)) return answer;
  // A whole sentence is what is left when no strategy found a phrase: anything in it is closer.
  const isSentence = strategy === 'sentence';
  if (isSentence && wantsSentence(analysis)) return answer;
  const { start, end } = answer.span;
  const own = reading.spans.find(({ span }) => span.start === start && span.end === end);
  const same = reading.spans.find(
    ({ span }) => isSentence || overlapOf(span, answer.span) >= SHARED,
  );
  const lead = isSentence ? LEAD_OVER_SENTENCE : LEAD;
  return same !== undefined && same.share > (own?.share ?? 0) + lead
    ? { ...answer, span: same.span }
    : answer;
};
