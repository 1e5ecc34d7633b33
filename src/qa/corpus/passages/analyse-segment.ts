import type { English } from '../../analysis/english.ts';
import type { NameFinder } from '../../analysis/names/find-names.ts';
import type { Document, NameMention, Segment, Sentence, Span, Tokens } from '../../types.ts';
import { normaliseText } from '../normalised-view.ts';
import type { PlacedSegment } from '../tree/segments-of.ts';
import { joinTokens } from './join-tokens.ts';

/** What analysing a text needs of the language. */
export interface SegmentTools {
  readonly english: English;
  readonly findNames: NameFinder;
}

/** Token indexes [first, past) of a sentence. */
interface Bounds {
  readonly first: number;
  readonly past: number;
}

interface AnalysedPiece {
  readonly tokens: Tokens;
  readonly names: readonly NameMention[];
  readonly sentences: readonly Bounds[];
}

/** A text of a document with its words, names and sentences; nothing where it has no words. */
export const analyseSegment = (
  document: Document,
  placed: PlacedSegment,
  tools: SegmentTools,
): Segment | undefined => {
  const { kind, span } = placed;
  const pieces = piecesOf(document.text, placed).map((piece) =>
    analysePiece(document.text.slice(piece.start, piece.end), piece.start, tools),
  );
  const { tokens, names } = joinTokens(pieces);
  const bounds = isOneSentence(placed)
    ? [{ first: 0, past: tokens.word.length }]
    : shiftedBounds(pieces);
  const [first, ...rest] = bounds
    .filter(({ first: from, past }) => past > from)
    .map((one): Sentence => ({ span: spanOf(tokens, one, span), ...one, kind }));
  if (first === undefined) return undefined;
  const { heading } = placed;
  return {
    kind,
    documentId: document.id,
    span,
    text: document.text.slice(span.start, span.end),
    tokens,
    names,
    sentences: [first, ...rest],
    heading:
      heading === undefined ? document.title : document.text.slice(heading.start, heading.end),
  };
};

/** A row answers as a whole, and code has no sentences. */
const isOneSentence = ({ kind }: PlacedSegment): boolean => kind === 'row' || kind === 'code';

/** What is read apart: the cells of a row, else the lines, which the page breaks on purpose. */
const piecesOf = (text: string, { span, cells }: PlacedSegment): readonly Span[] => {
  if (cells !== undefined) return cells;
  const pieces: Span[] = [];
  let { start } = span;
  for (const line of text.slice(span.start, span.end).split('\n')) {
    if (line.trim() !== '') pieces.push({ start, end: start + line.length });
    start += line.length + 1;
  }
  return pieces;
};

const analysePiece = (
  text: string,
  offset: number,
  { english, findNames }: SegmentTools,
): AnalysedPiece => {
  // Words are told apart in a tidied view; every offset leads back to the text as it is written.
  const view = normaliseText(text);
  const { tokens, sentences } = english.analyse(view.text);
  const names = findNames(view.text, tokens, sentences);
  const start = new Uint32Array(tokens.word.length);
  const end = new Uint32Array(tokens.word.length);
  for (let at = 0; at < start.length; at += 1) {
    const place = view.toOriginal(tokens.start[at] ?? 0, tokens.end[at] ?? 0);
    start[at] = place.start + offset;
    end[at] = place.end + offset;
  }
  return {
    tokens: { ...tokens, start, end },
    names,
    sentences,
  };
};

const shiftedBounds = (pieces: readonly AnalysedPiece[]): readonly Bounds[] => {
  let before = 0;
  return pieces.flatMap(({ tokens, sentences }) => {
    const by = before;
    before += tokens.word.length;
    return sentences.map(({ first, past }) => ({ first: first + by, past: past + by }));
  });
};

const spanOf = (tokens: Tokens, { first, past }: Bounds, whole: Span): Span => ({
  start: tokens.start[first] ?? whole.start,
  end: tokens.end[past - 1] ?? whole.end,
});
