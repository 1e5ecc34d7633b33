import type { Section, Span } from '../../types.ts';
import { countWords } from './count-words.ts';
import type { PlannedPassage } from './planned-passage.ts';

/** A passage to be, with what tells whom it may join. */
export interface PlacedPassage extends PlannedPassage {
  /** The sections that it stands in, the outermost first; the article itself is none of them. */
  readonly sections: readonly Section[];
  /** A stored answer is nobody's neighbour. */
  readonly standsAlone: boolean;
}

/** So few words say nothing without their heading: "Suitable for everyone." */
const TINY = 4;
/** Words that a passage which took in a tiny one has at most. */
const WORDS_JOINED = 170;

/** Whether a text begins with so many runs of letters and signs that it has more than a few words. */
const isLong = (text: string, { start, end }: Span): boolean =>
  end - start > SOME && countWords(text, { start, end: start + SOME }) > 2 * TINY;

const SOME = 120;

const WORD = /[\p{L}\p{N}]+/gu;

const wordsIn = (text: string, { start, end }: Span): number =>
  text.slice(start, end).match(WORD)?.length ?? 0;

/**
 * The same passages without tiny ones: each joins the neighbour that tells the least of other things, with the headings
 * between them in its text; their path ends where their sections part. One that no neighbour takes, and a stored answer,
 * take in the heading or question that stands over them.
 */
export const joinTiny = (
  text: string,
  planned: readonly PlacedPassage[],
): readonly PlannedPassage[] => {
  const joined: PlacedPassage[] = [];
  for (const [at, one] of planned.entries()) {
    const before = joined.at(-1);
    const both =
      before !== undefined && goesBack(text, before, one, planned[at + 1])
        ? join(text, before, one)
        : undefined;
    if (both !== undefined) joined[joined.length - 1] = both;
    else joined.push(one);
  }
  return joined.map((one) => (isTiny(text, one) ? withHeading(text, one) : one));
};

const isTiny = (text: string, { span, blocks }: PlannedPassage): boolean =>
  !isLong(text, span) &&
  !blocks.every(({ kind }) => kind === 'code' || kind === 'table') &&
  wordsIn(text, span) <= TINY;

/** Whether a passage joins the one before it, rather than stand alone or wait for the next. */
const goesBack = (
  text: string,
  before: PlacedPassage,
  one: PlacedPassage,
  next: PlacedPassage | undefined,
): boolean =>
  isTiny(text, before) || (isTiny(text, one) && lossOf(before, one) <= lossAhead(text, one, next));

/** How many headings go from a path into the text. */
const lossOf = (left: PlacedPassage, right: PlacedPassage): number => {
  const shared = sharedSections(left, right);
  return left.sections.length + right.sections.length - 2 * shared;
};

const lossAhead = (text: string, one: PlacedPassage, next: PlacedPassage | undefined): number =>
  next === undefined || join(text, one, next) === undefined
    ? Number.POSITIVE_INFINITY
    : lossOf(one, next);

const sharedSections = (left: PlacedPassage, right: PlacedPassage): number => {
  const parting = left.sections.findIndex((section, at) => section !== right.sections[at]);
  return parting < 0 ? left.sections.length : parting;
};

/** Two neighbours as one passage; nothing where that is none to be shown. */
const join = (
  text: string,
  left: PlacedPassage,
  right: PlacedPassage,
): PlacedPassage | undefined => {
  if (left.standsAlone || right.standsAlone) return undefined;
  const shared = sharedSections(left, right);
  const headings = headingsOf(left.sections.slice(shared));
  const start = startWith(text, headings, left.span);
  const span = { start, end: right.span.end };
  const isOutside = (one: Span): boolean => one.end <= start || one.start >= span.end;
  const isTorn = right.carried.some(isOutside);
  if (isTorn || wordsIn(text, span) > WORDS_JOINED) return undefined;
  const sections = left.sections.slice(0, shared);
  return {
    span,
    sections,
    standsAlone: false,
    path: left.path.slice(0, 1 + headingsOf(sections).length),
    blocks: [...left.blocks, ...right.blocks],
    // A heading whose section begins in another passage is carried into this one.
    carried: [...headings, ...left.carried].filter(isOutside),
  };
};

const headingsOf = (sections: readonly Section[]): readonly Span[] =>
  sections.flatMap(({ heading }) => heading ?? []);

/** Where a passage begins with those of the headings above it that nothing else stands below. */
const startWith = (text: string, headings: readonly Span[], { start }: Span): number => {
  let first = start;
  for (const heading of headings.toReversed()) {
    if (text.slice(heading.end, first).trim() !== '') break;
    first = heading.start;
  }
  return first;
};

/** A passage with what stands right over it in its text, and in its path no more. */
const withHeading = (text: string, one: PlacedPassage): PlacedPassage => {
  const [block] = one.blocks;
  const heading = one.sections.findLast((section) => section.heading !== undefined)?.heading;
  const over = block?.kind === 'question' ? block.question : heading;
  if (over === undefined || text.slice(over.end, one.span.start).trim() !== '') return one;
  return {
    ...one,
    path: one.path.at(-1) === text.slice(over.start, over.end) ? one.path.slice(0, -1) : one.path,
    span: { start: over.start, end: one.span.end },
  };
};
