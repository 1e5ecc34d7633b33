import { lexemesOf } from '../../analysis/quantities/lexemes.ts';
import { type QuantityMention, quantitiesIn } from '../../analysis/quantities/quantities.ts';
import { type TimeMention, timesIn } from '../../analysis/times/periods.ts';
import type { IsoDate, Period, Quantity, Segment, Sentence, Span } from '../../types.ts';
import type { NameContext } from './name-context.ts';

/** Token indexes [first, past) of a segment. */
export interface TokenRange {
  readonly first: number;
  readonly past: number;
}

/** A quantity among the tokens of its sentence. */
export interface PlacedQuantity extends TokenRange {
  /** Offsets in the document's text. */
  readonly span: Span;
  readonly quantity: Quantity;
  readonly noun?: TokenRange;
  readonly end?: 'from' | 'to';
}

/** A time among the tokens of its sentence. */
export interface PlacedTime extends TokenRange {
  readonly period?: Period;
}

/** A sentence with its quantities and times, as figures are read from it. */
export interface SentenceView {
  readonly segment: Segment;
  readonly sentence: Sentence;
  readonly quantities: readonly PlacedQuantity[];
  readonly times: readonly PlacedTime[];
  readonly names: NameContext;
}

/** The first token that ends behind an offset of the document's text. */
const tokenAt = (ends: Uint32Array, offset: number): number => {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
};

const rangeOf = (segment: Segment, span: Span): TokenRange => {
  const { end } = segment.tokens;
  return { first: tokenAt(end, span.start), past: tokenAt(end, span.end - 1) + 1 };
};

const placeQuantity = (
  segment: Segment,
  mention: QuantityMention,
  nounSpan: Span | undefined,
): PlacedQuantity => {
  const offset = segment.span.start;
  const span = { start: mention.span.start + offset, end: mention.span.end + offset };
  return {
    ...rangeOf(segment, span),
    span,
    quantity: mention.quantity,
    ...(nounSpan === undefined ? {} : { noun: rangeOf(segment, nounSpan) }),
    ...(mention.end === undefined ? {} : { end: mention.end }),
  };
};

/** The sentences of a segment with the quantities and times they print. */
export const viewSentences = (
  segment: Segment,
  reference: IsoDate | undefined,
  names: NameContext,
): readonly SentenceView[] => {
  const { text, span } = segment;
  const lexemes = lexemesOf(text);
  const mentions: readonly TimeMention[] = timesIn(text, lexemes, reference);
  const times = mentions.map((mention): PlacedTime => {
    const printed = { start: mention.span.start + span.start, end: mention.span.end + span.start };
    const range = rangeOf(segment, printed);
    return mention.period === undefined ? range : { ...range, period: mention.period };
  });
  const quantities = quantitiesIn(text, lexemes, mentions).map((mention) => {
    const { noun } = mention;
    const start = noun && lexemes[noun.first]?.start;
    const end = noun && lexemes[noun.past - 1]?.end;
    const isKnown = start !== undefined && end !== undefined;
    return placeQuantity(
      segment,
      mention,
      isKnown ? { start: start + span.start, end: end + span.start } : undefined,
    );
  });
  const quantitiesOf = byFirst(quantities);
  const timesOf = byFirst(times);
  return segment.sentences.map((sentence) => ({
    segment: withNear(segment, sentence),
    sentence,
    quantities: quantitiesOf(sentence),
    times: timesOf(sentence),
    names,
  }));
};

/** What of a list, in the order of the text, begins in a range of tokens. */
const byFirst = <Placed extends TokenRange>(
  placed: readonly Placed[],
): ((range: TokenRange) => readonly Placed[]) => {
  const firsts = placed.map(({ first }) => first);
  return ({ first, past }) => placed.slice(countBelow(firsts, first), countBelow(firsts, past));
};

/** How many numbers of a rising list are below a limit. */
const countBelow = (numbers: readonly number[], limit: number): number => {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? limit) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Names of a segment that are looked through for each quantity; a listing may hold thousands. */
const NAMES_MAX = 200;
/** How far from a sentence names still count there. Tokens. */
const NEAR = 400;

/** The segment with the names around a sentence alone, where it holds very many. */
const withNear = (segment: Segment, { first, past }: Sentence): Segment => {
  if (segment.names.length <= NAMES_MAX) return segment;
  const near = segment.names.filter((name) => name.last >= first - NEAR && name.first < past);
  return { ...segment, names: near };
};

/** A stretch of a segment as printed, its runs of blanks as one. */
export const printedOf = ({ tokens, text, span }: Segment, range: TokenRange): string =>
  text
    .slice(
      (tokens.start[range.first] ?? span.start) - span.start,
      (tokens.end[range.past - 1] ?? span.start) - span.start,
    )
    .replace(/\s+/g, ' ');
