import type { PartOfSpeech } from '../../types.ts';
import { MEASURES } from '../quantities/measures.ts';
import type { SentenceBounds } from './sentence-bounds.ts';

/** Letters and short words that scale an amount of money: "$2.5m.", "3bn.". */
const SCALES = new Set('k m b t bn mn tn'.split(' '));

const UNIT_STOP = /^(\p{Nd}*)(\p{L}{1,4})\.$/u;

/**
 * The last words of sentences that end in the unit of an amount, "40 m.", "5pm.", with the full stop of the sentence
 * glued on: it belongs to the sentence and not to the unit.
 */
const unitStops = (
  words: readonly string[],
  sentences: readonly SentenceBounds[],
): ReadonlySet<number> => {
  const stops = new Set<number>();
  for (const { first, past } of sentences) {
    const at = past - 1;
    const last = words[at] ?? '';
    if (last.length < 2 || !last.endsWith('.')) continue;
    const [, digits = '', unit = ''] = UNIT_STOP.exec(last) ?? [];
    const isUnit = MEASURES.has(unit) || SCALES.has(unit) || (digits !== '' && unit !== '');
    const isBehindNumber = at > first && /\p{Nd}$/u.test(words[at - 1] ?? '');
    if (isUnit && (digits !== '' || isBehindNumber)) stops.add(at);
  }
  return stops;
};

/** The words of a text with their parts of speech and places, entry i of each for word i. */
export interface PlacedWords {
  readonly values: readonly string[];
  readonly tag: readonly PartOfSpeech[];
  readonly start: Uint32Array;
  readonly end: Uint32Array;
}

/** The same words and sentences, the full stops that `unitStops` finds as words of their own. */
export const partStops = (
  words: PlacedWords,
  sentences: readonly SentenceBounds[],
): PlacedWords & { readonly sentences: readonly SentenceBounds[] } => {
  const stops = unitStops(words.values, sentences);
  if (stops.size === 0) return { ...words, sentences };
  const values: string[] = [];
  const tag: PartOfSpeech[] = [];
  const start: number[] = [];
  const end: number[] = [];
  const add = (value: string, part: PartOfSpeech, from: number): void => {
    values.push(value);
    tag.push(part);
    start.push(from);
    end.push(from + value.length);
  };
  const bounds: SentenceBounds[] = [];
  for (const { first, past } of sentences) {
    const from = values.length;
    for (let at = first; at < past; at += 1) {
      const value = words.values[at] ?? '';
      const begin = words.start[at] ?? 0;
      const isParted = stops.has(at);
      add(isParted ? value.slice(0, -1) : value, words.tag[at] ?? 'X', begin);
      if (isParted) add('.', 'PUNCT', begin + value.length - 1);
    }
    bounds.push({ first: from, past: values.length });
  }
  return {
    values,
    tag,
    start: Uint32Array.from(start),
    end: Uint32Array.from(end),
    sentences: bounds,
  };
};
