import type { NameKind, NameMention, Tokens } from '../../types.ts';
import {
  HONORIFICS,
  NAME_CONNECTORS,
  ORGANISATION_WORDS,
  PLACE_WORDS,
  STOP_WORDS,
} from '../word-lists.ts';
import type { Countries } from './countries.ts';

const PLACE_PREPOSITIONS = new Set([
  'in',
  'at',
  'near',
  'from',
  'across',
  'throughout',
  'outside',
  'into',
]);

const PERSON_VERBS = new Set([
  'say',
  'said',
  'says',
  'told',
  'born',
  'wrote',
  'argued',
  'married',
  'died',
  'became',
  'added',
  'explained',
  'believes',
  'noted',
  'announced',
]);

const MONTHS_AND_DAYS = new Set(
  'january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday'.split(
    ' ',
  ),
);

/** What stands behind a comma and belongs to the name: "Sam Hill, Jr." */
const GENERATION = /^(?:[js]r\.?|ii|iii|esq\.?)$/;

/** Most words begin with one of these, and with no capital. */
const SMALL = /^[a-z]/;
const CAPITAL = /^\p{Lu}/u;
const ACRONYM = /^\p{Lu}[\p{Lu}\d&.]+$/u;

interface NameContext {
  readonly text: string;
  readonly tokens: Tokens;
  readonly countries: ReadonlySet<string>;
}

const printed = ({ text, tokens }: NameContext, index: number): string =>
  text.slice(tokens.start[index], tokens.end[index]);

const isCapital = (context: NameContext, index: number): boolean =>
  !SMALL.test(context.text.charAt(context.tokens.start[index] ?? 0)) &&
  CAPITAL.test(printed(context, index));

/** Whether the token may begin or end a name; a sentence's first word is capital for another reason. */
const isNameToken = (context: NameContext, index: number, isFirst: boolean): boolean => {
  const word = context.tokens.word[index] ?? '';
  if (!isCapital(context, index) || MONTHS_AND_DAYS.has(word)) return false;
  if (!isFirst) return !STOP_WORDS.has(word) || word.length > 3;
  return !STOP_WORDS.has(word) && context.tokens.tag[index] === 'PROPN';
};

/** Whether a name may begin at the token; behind marks it stands as at the beginning of its sentence. */
const beginsName = (context: NameContext, index: number, first: number): boolean =>
  isCapital(context, index) &&
  isNameToken(
    context,
    index,
    index === first || /^\W+$/.test(context.tokens.word[index - 1] ?? ''),
  );

/** The index after the longest name that begins at `first`. */
const endOfName = (context: NameContext, first: number, past: number): number => {
  let end = first + 1;
  let at = end;
  while (at < past) {
    if (isNameToken(context, at, false)) {
      end = at + 1;
      at = end;
    } else if (
      context.tokens.word[at] === ',' &&
      GENERATION.test(context.tokens.word[at + 1] ?? '')
    ) {
      end = at + 2;
      at = end;
    } else if (
      NAME_CONNECTORS.has(context.tokens.word[at] ?? '') &&
      at + 1 < past &&
      at - end < 2
    ) {
      at += 1;
    } else {
      break;
    }
  }
  return end;
};

/** A name's own words say what it is. */
const kindByWords = (
  { countries }: NameContext,
  words: readonly string[],
): NameKind | undefined => {
  const [firstWord = ''] = words;
  if (countries.has(words.join(' '))) return 'place';
  if (HONORIFICS.has(firstWord) && words.length > 1) return 'person';
  if (words.some((word) => ORGANISATION_WORDS.has(word))) return 'organisation';
  if (PLACE_WORDS.has(words.at(-1) ?? '') || PLACE_WORDS.has(firstWord)) return 'place';
  return undefined;
};

/** The words around a name say what it is. */
const kindByNeighbours = (before: string, after: string): NameKind | undefined => {
  if (HONORIFICS.has(before) || PERSON_VERBS.has(after) || PERSON_VERBS.has(before))
    return 'person';
  if (PLACE_PREPOSITIONS.has(before)) return 'place';
  return undefined;
};

/** Two or three plain capitalised words are most often a person; a single one tells nothing. */
const kindByShape = (words: readonly string[]): NameKind =>
  (words.length === 2 || words.length === 3) &&
  words.every((word) => /^\p{L}[\p{L}.'-]*$/u.test(word) && !STOP_WORDS.has(word))
    ? 'person'
    : 'name';

const kindOf = (context: NameContext, first: number, last: number): NameKind => {
  const { word } = context.tokens;
  const words = word.slice(first, last + 1);
  const byWords = kindByWords(context, words);
  if (byWords !== undefined) return byWords;
  if (words.length === 1 && ACRONYM.test(printed(context, first))) return 'organisation';
  return kindByNeighbours(word[first - 1] ?? '', word[last + 1] ?? '') ?? kindByShape(words);
};

export type NameFinder = (
  text: string,
  tokens: Tokens,
  sentences: readonly { readonly first: number; readonly past: number }[],
) => readonly NameMention[];

/** A function that returns the proper names of a text in order, each with the kind its words and neighbours suggest. */
export const createNameFinder = ({ names: countries }: Countries): NameFinder => {
  return (text, tokens, sentences) => {
    const context = { text, tokens, countries };
    const found: NameMention[] = [];
    for (const sentence of sentences) {
      let at = sentence.first;
      while (at < sentence.past) {
        if (beginsName(context, at, sentence.first)) {
          const past = endOfName(context, at, sentence.past);
          found.push({ kind: kindOf(context, at, past - 1), first: at, last: past - 1 });
          at = past;
        } else {
          at += 1;
        }
      }
    }
    return found;
  };
};
