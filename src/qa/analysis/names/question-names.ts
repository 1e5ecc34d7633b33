import { isRoleWord } from '../../attribution/speech-words.ts';
import type { NameMention, Tokens } from '../../types.ts';
import type { QuestionShape } from '../../understanding/question/classify-answer.ts';
import { ORGANISATION_ASKED, PERSON_WORDS, PLACE_ASKED, STOP_WORDS } from '../word-lists.ts';
import type { Countries } from './countries.ts';
import { isCodeOfTwoWords } from './name-stems.ts';

/** A proper name of a question, with the stems that it is held by. */
export interface QuestionName {
  readonly first: number;
  readonly last: number;
  readonly text: string;
  /** Stems of the name's own words, without connectors, each once. */
  readonly stems: readonly string[];
  /** The country it names, itself or by its people. */
  readonly country?: string;
  /** Whether it opens its sentence: its capital letter may come from that. */
  readonly isOpening?: true;
}

/** A question as its names are looked at. */
export interface NamedQuestion {
  readonly text: string;
  readonly tokens: Tokens;
  readonly shape: QuestionShape;
}

const WORD = /[\p{L}\p{N}]/u;
const PREPOSITIONS = new Set(['at', 'of', 'in', 'from', 'on', 'for', 'with', 'to', 'near', 'by']);
const ASKING = new Set(['which', 'what', 'whose']);

/** How words for people by what they do end: "reporters", "trainees", "residents". */
const PEOPLE_BY_DEED = /(?:er|or|ist|ian|ee|ent|ant)s$/;

const isKindOfThing = (word: string): boolean => {
  const singular = word.replace(/(?<!s)s$/, '');
  return [word, singular].some(
    (form) =>
      PERSON_WORDS.has(form) ||
      ORGANISATION_ASKED.has(form) ||
      PLACE_ASKED.has(form) ||
      isRoleWord(form),
  );
};

/** "Staff at which plant", "Residents of the island": a noun that is written with a capital because it comes first. */
const isOpeningNoun = ({ tokens: { word } }: NamedQuestion, at: number): boolean => {
  const own = word[at] ?? '';
  const isBeforePreposition = PREPOSITIONS.has(word[at + 1] ?? '');
  return (
    (isBeforePreposition && (ASKING.has(word[at + 2] ?? '') || PEOPLE_BY_DEED.test(own))) ||
    isKindOfThing(own)
  );
};

/** "Which English county": the nation's adjective says what kind of thing is asked for, and the answer need not repeat it. */
const describesFocus = (
  { tokens, shape }: NamedQuestion,
  { first, last }: NameMention,
  country: string | undefined,
): boolean =>
  country !== undefined &&
  tokens.word.slice(first, last + 1).join(' ') !== country &&
  shape.focus !== undefined &&
  first > shape.at &&
  last < shape.focus;

const opensSentence = ({ word }: Tokens, at: number): boolean =>
  at === 0 || /^[.!?:"]$/.test(word[at - 1] ?? '');

/** The last token of a name with the signs and the number that belong to it: "C++", "AR 7". */
const wholeEnd = (tokens: Tokens, last: number): number => {
  if (isCodeOfTwoWords(tokens, last)) return last + 1;
  let end = last;
  while (/^[+#]$/.test(tokens.word[end + 1] ?? '') && tokens.end[end] === tokens.start[end + 1])
    end += 1;
  return end;
};

const stemsOf = ({ word, stem }: Tokens, first: number, last: number): readonly string[] => {
  const stems = new Set<string>();
  for (let at = first; at <= last; at += 1) {
    if (STOP_WORDS.has(word[at] ?? '') || !WORD.test(word[at] ?? '')) continue;
    if (at >= last || !isCodeOfTwoWords({ word, stem }, at)) stems.add(stem[at] ?? '');
  }
  return [...stems];
};

/** The proper names of a question that its answer is to be about: no word that asks, no noun that only opens it. */
export const questionNames = (
  question: NamedQuestion,
  mentions: readonly NameMention[],
  { countryOf }: Countries,
): readonly QuestionName[] => {
  const { text, tokens, shape } = question;
  return mentions.flatMap((mention): QuestionName[] => {
    const { first } = mention;
    const isSingle = first === mention.last;
    if (isSingle && shape.asking.has(first)) return [];
    const isOpening = isSingle && opensSentence(tokens, first);
    if (isOpening && isOpeningNoun(question, first)) return [];
    const country = countryOf(tokens.word.slice(first, mention.last + 1).join(' '));
    if (describesFocus(question, mention, country)) return [];
    const last = wholeEnd(tokens, mention.last);
    const stems = stemsOf(tokens, first, last);
    if (stems.length === 0) return [];
    return [
      {
        first,
        last,
        stems,
        text: text.slice(tokens.start[first], tokens.end[last]),
        ...(country === undefined ? {} : { country }),
        ...(isOpening ? { isOpening } : {}),
      },
    ];
  });
};
