import type { Answer, Answered, Citation } from '../../qa/types.ts';
import type { AnswerCard } from './card.ts';
import { type Documents, quotesOf } from './quote.ts';

type FoundAnswer = Exclude<Answer, { readonly kind: 'abstention' }>;

const PARTIAL_NOTE = 'This is the closest passage; it may not be the whole answer.';

/** The citations an answer rests on, best first. */
export const citationsOf = (answer: FoundAnswer): readonly [Citation, ...Citation[]] => {
  if (answer.kind === 'figure') return [answer.figure.citation];
  const [first, ...rest] = answer.parts;
  return [first.citation, ...rest.map((part) => part.citation)];
};

/** The answer span as printed; the parts of a list joined by "; ". */
export const answerText = (answer: FoundAnswer): string => {
  if (answer.kind === 'extract') return answer.parts.map((part) => part.text).join('; ');
  const { quote, sentence, answer: span } = answer.figure.citation;
  return quote.slice(span.start - sentence.start, span.end - sentence.start);
};

const conflictsOf = (answer: FoundAnswer): readonly Citation[] =>
  answer.conflicts.map((conflict) => conflict.citation);

/** Spellings named in one note. */
const MOST_SPELLINGS = 3;

/** Words that no article holds, and what was looked for in their place. */
const correctionNotes = ({ answer, trace }: Answered): readonly string[] =>
  answer.kind === 'abstention'
    ? []
    : trace.terms
        .filter(({ expansions }) => expansions.length > 0)
        .map(({ text, expansions }) => {
          const spellings = expansions.slice(0, MOST_SPELLINGS).join('”, “');
          return `No article holds “${text}”: I looked for “${spellings}”.`;
        });

/** What the asker should know beside an answer: what was carried over, that it may be partial, and which part it answers. */
export const answerNotes = (answered: Answered): readonly string[] => [
  ...(answered.carried.length > 0 ? [`Carried over: ${answered.carried.join(', ')}.`] : []),
  ...(answered.answer.kind !== 'abstention' && answered.answer.confidence === 'partial'
    ? [PARTIAL_NOTE]
    : []),
  ...correctionNotes(answered),
  ...(answered.trace.partial === undefined ? [] : [answered.trace.partial]),
];

/** The card of an answer that was found: the span, its sentences with who said them, and articles that disagree. */
export const answerCard = (
  answer: FoundAnswer,
  notes: readonly string[],
  documents: Documents,
): AnswerCard => ({
  kind: 'answer',
  answer: answerText(answer),
  confidence: answer.confidence,
  quotes: quotesOf(citationsOf(answer), documents),
  conflicts: quotesOf(conflictsOf(answer), documents),
  notes,
  actions: [],
});
