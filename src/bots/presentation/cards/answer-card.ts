import type { Answer, Answered, AnswerForm, Citation, Part } from '../../../qa/types.ts';
import type { AnswerCard, Quote } from '../card.ts';
import { type Documents, markedQuoteOf, plainQuoteOf, quotesOf } from '../quotes/quote.ts';
import { verifiedMark } from '../quotes/verified-mark.ts';
import type { Words } from '../words/words.ts';

type FoundAnswer = Exclude<Answer, { readonly kind: 'abstention' }>;

/** The parts of an answer, in order; of a figure, the words that give it. */
export const partsOf = (answer: FoundAnswer): readonly [Part, ...Part[]] => {
  if (answer.kind === 'extract') return answer.parts;
  const { citation } = answer.figure;
  return answer.parts ?? [asPart(citation)];
};

const asPart = (citation: Citation): Part => {
  const { quote, sentence, answer } = citation;
  const text = quote.slice(answer.start - sentence.start, answer.end - sentence.start);
  return { form: 'words', text, shown: [sentence], citation };
};

/** The citations an answer rests on, best first. */
export const citationsOf = (answer: FoundAnswer): readonly [Citation, ...Citation[]] => {
  const [first, ...rest] = partsOf(answer);
  return [first.citation, ...rest.map((part) => part.citation)];
};

/** What answers, as printed; several parts joined by "; ". */
export const answerText = (answer: FoundAnswer): string =>
  partsOf(answer)
    .map(({ text }) => text)
    .join('; ');

/** Words that stand in front of their quote; other forms are told by the quote itself. */
const IN_FRONT: ReadonlySet<AnswerForm> = new Set(['words', 'table']);

const wordsInFront = (answer: FoundAnswer): string | undefined => {
  const parts = partsOf(answer).filter(
    ({ form, text, citation }) => IN_FRONT.has(form) && text !== citation.quote,
  );
  return parts.length === 0 ? undefined : parts.map(({ text }) => text).join('; ');
};

/** What the card quotes for an answer. */
export const answerQuotes = (answer: FoundAnswer, documents: Documents): readonly Quote[] =>
  quotesOf(partsOf(answer), documents);

const conflictsOf = (answer: FoundAnswer): readonly Citation[] =>
  answer.conflicts.map(({ citation }) => citation);

/** Spellings named in one note. */
const MOST_SPELLINGS = 3;

/** Words that no article holds, and what was looked for in their place. */
const correctionNotes = ({ answer, trace }: Answered, words: Words): readonly string[] =>
  answer.kind === 'abstention'
    ? []
    : trace.terms
        .filter(({ expansions }) => expansions.length > 0)
        .map(({ text, expansions }) => {
          const spellings = expansions.slice(0, MOST_SPELLINGS).join('”, “');
          return words.say('note.spelling', { word: text, spellings });
        });

/** What the asker should know beside an answer: what was carried over, that it may not answer, and which part it answers. */
export const answerNotes = (answered: Answered, words: Words): readonly string[] => [
  ...(answered.carried.length > 0
    ? [words.say('note.carried', { what: answered.carried.join(', ') })]
    : []),
  ...(answered.answer.kind !== 'abstention' && answered.answer.confidence === 'likely'
    ? [words.say('note.likely')]
    : []),
  ...correctionNotes(answered, words),
  ...(answered.trace.partial === undefined ? [] : [answered.trace.partial]),
];

/** The card of an answer that was found: the span, its sentences with who said them, and articles that disagree. */
export const answerCard = (
  answer: FoundAnswer,
  notes: readonly string[],
  documents: Documents,
  words: Words,
): AnswerCard => {
  const front = wordsInFront(answer);
  const { label, verified } =
    answer.kind === 'extract' ? answer : { label: undefined, verified: undefined };
  return {
    kind: 'answer',
    ...(front === undefined ? {} : { answer: front }),
    ...(label === undefined ? {} : { verdict: words.say(`answer.${label}`) }),
    confidence: answer.confidence,
    quotes: answerQuotes(answer, documents),
    conflicts: conflictsOf(answer).map((citation) => markedQuoteOf(citation, documents)),
    nearest: (answer.nearest ?? []).map((citation) => plainQuoteOf(citation, documents)),
    ...(verified === undefined ? {} : { verified: verifiedMark(verified, documents) }),
    notes,
    actions: [],
  };
};
