import type { Document, Passage, Segment, Sentence, Tokens } from '../../types.ts';
import { joinTokens } from './join-tokens.ts';
import type { PlannedPassage } from './planned-passage.ts';

/** A text of more words, which no block divides, is cut between its sentences into parts of about `PART` words. */
const WHOLE = 240;
const PART = 120;

/** Sentences with all that stand between the first and the last. */
type Run = readonly [Sentence, ...Sentence[]];

/** The passage made of these segments; several where nothing but sentences divides a long one, none without words. */
export const joinSegments = (
  document: Document,
  planned: PlannedPassage,
  segments: readonly Segment[],
  aroundOf: (texts: readonly string[]) => Passage['around'],
  number: number,
): readonly Passage[] => {
  const { tokens, names } = joinTokens(segments);
  const [first, ...rest] = shiftedSentences(segments);
  const [segment] = segments;
  if (first === undefined || segment === undefined) return [];
  const { path, blocks, carried } = planned;
  const around = aroundOf([
    ...path.slice(1),
    ...carried.map(({ start, end }) => document.text.slice(start, end)),
  ]);
  const base = { documentId: document.id, heading: path.at(-1) ?? document.title, path, around };
  const whole: Passage = {
    ...base,
    id: `${document.id}#${number}`,
    span: planned.span,
    text: document.text.slice(planned.span.start, planned.span.end),
    tokens,
    names,
    sentences: [first, ...rest],
    blocks,
    carried,
  };
  if (tokens.word.length <= WHOLE) return [whole];
  const runs = runsOf([first, ...rest]);
  return runs.length === 1
    ? [whole]
    : runs.map((run, at) => partOf(whole, run, `${document.id}#${number + at}`));
};

/** Sentences count the words of the whole passage. */
const shiftedSentences = (segments: readonly Segment[]): readonly Sentence[] => {
  let before = 0;
  return segments.flatMap(({ sentences, tokens }) => {
    const by = before;
    before += tokens.word.length;
    return by === 0
      ? sentences
      : sentences.map((sentence) => ({
          ...sentence,
          first: sentence.first + by,
          past: sentence.past + by,
        }));
  });
};

const runsOf = (sentences: Run): readonly Run[] => {
  const runs: [Sentence, ...Sentence[]][] = [];
  for (const sentence of sentences) {
    const run = runs.at(-1);
    if (run !== undefined && sentence.past - run[0].first <= PART) run.push(sentence);
    else runs.push([sentence]);
  }
  return runs;
};

const partOf = (whole: Passage, run: Run, id: string): Passage => {
  const { first } = run[0];
  const last = run.at(-1) ?? run[0];
  const span = { start: run[0].span.start, end: last.span.end };
  const offset = whole.span.start;
  const shifted = ({ ...sentence }: Sentence): Sentence => ({
    ...sentence,
    first: sentence.first - first,
    past: sentence.past - first,
  });
  return {
    ...whole,
    id,
    span,
    text: whole.text.slice(span.start - offset, span.end - offset),
    tokens: sliceTokens(whole.tokens, first, last.past),
    names: whole.names
      .filter((name) => name.first >= first && name.last < last.past)
      .map((name) => ({ ...name, first: name.first - first, last: name.last - first })),
    sentences: [shifted(run[0]), ...run.slice(1).map(shifted)],
    blocks: whole.blocks.filter(
      (block) => block.span.start < span.end && block.span.end > span.start,
    ),
  };
};

const sliceTokens = (tokens: Tokens, first: number, past: number): Tokens => ({
  start: tokens.start.slice(first, past),
  end: tokens.end.slice(first, past),
  word: tokens.word.slice(first, past),
  stem: tokens.stem.slice(first, past),
  tag: tokens.tag.slice(first, past),
});
