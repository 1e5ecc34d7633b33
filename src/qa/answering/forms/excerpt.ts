import { countWords } from '../../corpus/passages/count-words.ts';
import type { Document, Passage, Span } from '../../types.ts';
import type { FormEvidence } from './answer-form.ts';
import { antecedentOf } from './antecedent.ts';

/** What a card reads well with; more is opened on demand. */
export const WORDS_SHOWN = 120;
/** A text of no more words is shown whole: a rest of a few words is not worth a button. */
export const WHOLE_WORDS = 140;

/** Sentences [from, past) of a passage. */
export interface Range {
  readonly from: number;
  readonly past: number;
}

/** What is shown of a text, and what of it can be opened. */
export interface Excerpt {
  readonly shown: readonly Span[];
  readonly rest: readonly Span[];
}

const wordsIn = ({ text }: Document, spans: readonly Span[]): number =>
  spans.reduce((sum, span) => sum + countWords(text, span), 0);

const spansOf = ({ sentences }: Passage, { from, past }: Range): readonly Span[] =>
  sentences.slice(from, past).map(({ span }) => span);

/** The sentences around one, of its own section, that the same person says, or that nobody is named for. */
export const sameVoice = ({ sentences }: Passage, at: number): Range => {
  const voice = sentences[at]?.attribution?.speaker;
  const isSame = (index: number): boolean => {
    const sentence = sentences[index];
    return (
      sentence !== undefined &&
      sentence.kind !== 'heading' &&
      sentence.attribution?.speaker === voice
    );
  };
  let from = at;
  let past = at + 1;
  while (isSame(from - 1)) from -= 1;
  while (isSame(past)) past += 1;
  return { from, past };
};

/** The sentences of `within` that lie inside a span. */
export const sentencesIn = ({ sentences }: Passage, span: Span, within: Range): Range => {
  let { from, past } = within;
  while (from < past && (sentences[from]?.span.start ?? 0) < span.start) from += 1;
  while (past > from && (sentences[past - 1]?.span.end ?? 0) > span.end) past -= 1;
  return { from, past };
};

/** A range grown sentence by sentence, forwards first, as long as no more than `max` words are shown. */
export const grow = (
  { document, passage }: FormEvidence,
  start: Range,
  within: Range,
  max: number,
): Range => {
  const wordsAt = (at: number): number =>
    wordsIn(document, spansOf(passage, { from: at, past: at + 1 }));
  let { from, past } = start;
  let words = wordsIn(document, spansOf(passage, start));
  for (;;) {
    const canEnd = past < within.past && words + wordsAt(past) <= max;
    if (canEnd) {
      words += wordsAt(past);
      past += 1;
    }
    const canStart = from > within.from && words + wordsAt(from - 1) <= max;
    if (canStart) {
      words += wordsAt(from - 1);
      from -= 1;
    }
    if (!canEnd && !canStart) return { from, past };
  }
};

/**
 * What of a passage is shown where these sentences are, and its rest. In front stands what is carried into the passage,
 * and the sentence that the first one leans on.
 */
export const excerptOf = (evidence: FormEvidence, { from, past }: Range): Excerpt => {
  const { passage } = evidence;
  const leansOn = antecedentOf(evidence, from);
  const isCarried = passage.carried.some(({ end }) => end === leansOn?.end);
  const before = isCarried ? undefined : leansOn;
  return {
    shown: [
      ...(before === undefined ? [] : [before]),
      ...passage.carried,
      ...spansOf(passage, { from, past }),
    ],
    rest: [
      ...sectionSpans(evidence, -1),
      ...spansOf(passage, { from: 0, past: from }),
      ...spansOf(passage, { from: past, past: passage.sentences.length }),
      ...sectionSpans(evidence, 1),
    ].filter((span) => span !== before),
  };
};

/** Words of a section that can be opened on either side of a passage. */
const SECTION_WORDS = 400;

const isSameSection = (left: Passage, right: Passage | undefined): right is Passage =>
  right !== undefined && left.path.join('\n') === right.path.join('\n');

/** The sentences of the passages before or behind one, as far as its section goes. */
const sectionSpans = (
  { document, passage, passages }: FormEvidence,
  step: -1 | 1,
): readonly Span[] => {
  const found: Span[][] = [];
  let words = 0;
  for (let at = passages.indexOf(passage) + step; ; at += step) {
    const next = passages[at];
    if (!isSameSection(passage, next)) break;
    words += countWords(document.text, next.span);
    if (words > SECTION_WORDS) break;
    found.push(next.sentences.map(({ span }) => span));
  }
  return (step < 0 ? found.reverse() : found).flat();
};

/** How many words these sentences of a passage have, with what is carried into it. */
export const wordsOfRange = ({ document, passage }: FormEvidence, range: Range): number =>
  wordsIn(document, [...passage.carried, ...spansOf(passage, range)]);
