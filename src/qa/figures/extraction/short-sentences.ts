import type { Segment, Sentence, Tokens } from '../../types.ts';

/** No sentence that somebody wrote is longer: it is a table, a list or a listing without stops. Tokens. */
const SENTENCE_MAX = 240;
/** What of a longer one is read together: each quantity is weighed against the others. Tokens. */
const READ_TOGETHER = 120;

function* cut(sentence: Sentence, { start, end }: Tokens): Generator<Sentence> {
  for (let first = sentence.first; first < sentence.past; first += READ_TOGETHER) {
    const past = Math.min(sentence.past, first + READ_TOGETHER);
    const span = {
      start: start[first] ?? sentence.span.start,
      end: end[past - 1] ?? sentence.span.end,
    };
    yield { ...sentence, first, past, span };
  }
}

/** The segment with what is too long for a sentence in pieces, so that reading it takes as long as it is. */
export const inShortSentences = (segment: Segment): Segment => {
  const isShort = ({ first, past }: Sentence): boolean => past - first <= SENTENCE_MAX;
  if (segment.sentences.every(isShort)) return segment;
  const sentences = segment.sentences.flatMap((sentence) =>
    isShort(sentence) ? [sentence] : [...cut(sentence, segment.tokens)],
  );
  const [one, ...rest] = sentences;
  return one === undefined ? segment : { ...segment, sentences: [one, ...rest] };
};
