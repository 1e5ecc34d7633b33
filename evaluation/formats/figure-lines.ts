import type { FigureLine } from '../../src/qa/figures/figure-line.ts';
import { FormatError } from './format-error.ts';
import { parseLines } from './json-lines.ts';

/** A number of an article with what is known of it; `metric` and `entity` are phrases, `null` where nothing is expected. */
export interface GoldenFigure
  extends Pick<
    FigureLine,
    | 'text'
    | 'value'
    | 'high'
    | 'unit'
    | 'currency'
    | 'qualifier'
    | 'entity'
    | 'period'
    | 'speaker'
    | 'sentence'
  > {
  readonly id: string;
  /** Where it stands: an article of the corpus, or a passage beside the golden data. */
  readonly place: string;
  readonly metric: string | null;
  readonly change: { readonly direction: 'up' | 'down' } | null;
}

/** A number that counts nothing: it must not be found as a figure. */
export interface NoFigure {
  readonly id: string;
  readonly place: string;
  readonly sentence: string;
  readonly text: string;
}

const isPlaced = (value: object): value is object & Omit<NoFigure, 'place'> =>
  'text' in value &&
  typeof value.text === 'string' &&
  'sentence' in value &&
  typeof value.sentence === 'string';

const placeOf = (value: object): string => {
  const named =
    'documentId' in value ? value.documentId : 'passage' in value ? value.passage : undefined;
  return typeof named === 'string' ? named : '';
};

const isFigure = (value: object): value is object & Omit<GoldenFigure, 'place'> =>
  isPlaced(value) && 'value' in value && typeof value.value === 'number' && 'unit' in value;

/**
 * The figures of a file of JSON lines.
 *
 * @throws FormatError naming the line that is no figure.
 */
export const readFigureLines = (content: string, file: string): readonly GoldenFigure[] =>
  parseLines(content, file).map((value, at) => {
    if (isFigure(value)) return { ...value, place: placeOf(value) };
    throw new FormatError(`${file}:${at + 1}`, 'is no figure', 'see test/golden/README.md');
  });

/**
 * The numbers of a file of JSON lines that are no figures.
 *
 * @throws FormatError naming the line that lacks its text or sentence.
 */
export const readNoFigureLines = (content: string, file: string): readonly NoFigure[] =>
  parseLines(content, file).map((value, at) => {
    if (isPlaced(value)) return { ...value, place: placeOf(value) };
    throw new FormatError(`${file}:${at + 1}`, 'lacks "text"', 'see test/golden/README.md');
  });
