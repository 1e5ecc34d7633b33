// Long: one analysis, whose parts take tokens from each other.

import type { English } from '../../analysis/english.ts';
import type { Countries } from '../../analysis/names/countries.ts';
import type { NameFinder } from '../../analysis/names/find-names.ts';
import { isCodeOfTwoWords } from '../../analysis/names/name-stems.ts';
import { questionNames } from '../../analysis/names/question-names.ts';
import { foreignLanguage } from '../../analysis/recognise-language.ts';
import type { Stemmer } from '../../analysis/stem.ts';
import { STOP_WORDS } from '../../analysis/word-lists.ts';
import type { AnswerType, Tokens } from '../../types.ts';
import { isSmallTalk } from '../asking/small-talk.ts';
import { type AskedEvent, type AskedPeriod, askedEvents, askedPeriods } from './asked-periods.ts';
import { classifyAnswer, type QuestionShape } from './classify-answer.ts';
import { mendQuestionWord } from './mend-question-word.ts';

/** A word of the question that is searched for. */
export interface QueryTerm {
  readonly text: string;
  readonly stem: string;
  /** Part of a capitalised name, a year or a number: no other word stands for it. */
  readonly isName: boolean;
  /** Index of its token; none of what is said beside the question. */
  readonly place: number;
  /** The stem of the word and the next one written as one. */
  readonly joined?: string;
  /** Other stems that say the same here: "left" of seats is what remains. */
  readonly also?: readonly string[];
  /** Said beside the question: it helps where articles hold it. */
  readonly isAside?: boolean;
}

/** A proper name or a year that the evidence must hold; of alternatives ("Henan or Hubei") one suffices. */
export interface RequiredName {
  readonly text: string;
  /** Stems of the name's own words, without connectors. */
  readonly stems: readonly string[];
  /** Names joined by "or" share a group. */
  readonly group: number;
  /** The lower-case country it names, itself or by its people ("Chinese"). */
  readonly country?: string;
  /** It opens a sentence: where the articles write it small, it is no name. */
  readonly isOpening?: true;
}

/** What a question asks for, computed from its words alone. */
export interface Analysis {
  readonly text: string;
  readonly tokens: Tokens;
  readonly shape: QuestionShape;
  readonly answerType: AnswerType;
  readonly terms: readonly QueryTerm[];
  readonly names: readonly RequiredName[];
  readonly years: readonly RequiredName[];
  /** The times it asks about, by their days and by what happened. */
  readonly periods: readonly AskedPeriod[];
  readonly events: readonly AskedEvent[];
  /** "Latest", "now", "currently": the newest article comes first. */
  readonly wantsLatest: boolean;
  /** "Who said that?": only words that mean nothing by themselves. */
  readonly isBare: boolean;
  readonly rejection?: 'not-a-question' | 'unsupported-language';
  /** The language's name when it is not English. */
  readonly language?: string;
}

/** A pasted text is a query by its rarest words; more would cost seconds on a large corpus. */
const MAX_TERMS = 32;

/** A question's analysis reads no further. */
const MAX_CHARACTERS = 2_000;

const YEAR = /^(1[0-9]|20)\d\d$/;
const WORD = /[\p{L}\p{N}]/u;
const LATEST = new Set([
  'latest',
  'newest',
  'now',
  'currently',
  'current',
  'today',
  'recent',
  'recently',
]);

/** Words that only steer the answer ("according to", "give me the latest figure") and are in no article for that reason. */
const STEERING = new Set([
  'according',
  'latest',
  'newest',
  'currently',
  'tell',
  'explain',
  'describe',
  'list',
  'name',
  'article',
  'articles',
  'number',
  'count',
  'amount',
  'figure',
  'total',
]);

/** Of these words those that also name a thing with the noun before them: "user name", "price list", "sales figure". */
const OF_NOUNS = new Set(['name', 'list', 'number', 'count', 'article']);

const steers = ({ word, tag }: Tokens, at: number): boolean => {
  const isOfNoun = OF_NOUNS.has(word[at] ?? '') && tag[at - 1] === 'NOUN';
  return STEERING.has(word[at] ?? '') && !isOfNoun;
};

/** Controls, zero-width and bidirectional marks: they mean nothing in a question and break words apart. */
const INVISIBLE = /[\p{Cc}\p{Cf}]/gu;

/** The question as it is analysed: two that are the same here are the same question. */
export const cleanQuestion = (text: string): string =>
  text
    .slice(0, MAX_CHARACTERS)
    .normalize('NFC')
    .replace(INVISIBLE, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** The word at `at` and the next one written as one: "light house" as "lighthouse". */
const joinedAt = ({ word }: Tokens, at: number, stemOf: Stemmer): Pick<QueryTerm, 'joined'> => {
  const [first = '', second = ''] = [word[at], word[at + 1]];
  const areWords = [first, second].every((part) => /^\p{L}{2,}$/u.test(part));
  return areWords ? { joined: stemOf(first + second) } : {};
};

/** Stems of what is said of a rest. */
const REMAINING: readonly string[] = ['remain', 'remaind'];

/** "How many seats are left?", "how much is there left to pay": what remains, not who went away. */
const isRest = ({ word }: Tokens, at: number, { asks }: QuestionShape): boolean =>
  asks === 'how' &&
  word[at] === 'left' &&
  (!/^\p{L}/u.test(word[at + 1] ?? '') ||
    /^(?:to|in|on|for|over|of|at)$/.test(word[at + 1] ?? '')) &&
  word.slice(0, at).some((one) => /^(?:is|are|was|were|be|has|have|had|there)$/.test(one));

const termsOf = (
  tokens: Tokens,
  nameTokens: ReadonlySet<number>,
  shape: QuestionShape,
  stemOf: Stemmer,
): QueryTerm[] => {
  const wanted = new Map<string, QueryTerm>();
  const collect = (keep: (word: string, index: number) => boolean): void => {
    for (const [index, word] of tokens.word.entries()) {
      const stem = tokens.stem[index] ?? word;
      if (!WORD.test(word) || wanted.has(stem) || !keep(word, index)) continue;
      if (isCodeOfTwoWords(tokens, index)) continue;
      wanted.set(stem, {
        text: word,
        stem,
        isName: nameTokens.has(index) || /\d/.test(word),
        place: index,
        ...joinedAt(tokens, index, stemOf),
        ...(isRest(tokens, index, shape) ? { also: REMAINING } : {}),
      });
    }
  };
  collect(
    (word, index) =>
      nameTokens.has(index) ||
      (!STOP_WORDS.has(word) && !steers(tokens, index) && !shape.asking.has(index)),
  );
  if (wanted.size === 0) collect((word) => !STOP_WORDS.has(word));
  if (wanted.size === 0) collect(() => true);
  return [...wanted.values()];
};

/** Alternatives share a group: "Henan or Hubei", "2016 or 2017". */
const grouped = (
  tokens: Tokens,
  mentions: readonly {
    readonly first: number;
    readonly last: number;
    readonly stems: readonly string[];
    readonly text: string;
    readonly country?: string;
    readonly isOpening?: true;
  }[],
): RequiredName[] => {
  let group = -1;
  let previous = -2;
  return mentions.map(({ first, last, ...name }) => {
    const joined = previous === first - 2 && tokens.word[first - 1] === 'or';
    if (!joined) group += 1;
    previous = last;
    return { ...name, group };
  });
};

/** What a question's analysis works with. */
export interface QuestionTools {
  readonly english: English;
  readonly findNames: NameFinder;
  readonly countries: Countries;
}

/** Next to no other word of the question. */
const NO_PLACE = -2;

/** A year that only bounds a time, or is a part of a longer one, need not be printed: "before 1900", "2010 to 2020". */
const isOfRange = (periods: readonly AskedPeriod[], at: number): boolean =>
  periods.some(({ first, past, isPoint }) => first <= at && at < past && !isPoint);

/**
 * The terms with those of a time as what helps: evidence may print "2Q24" for the second quarter of 2024. A year that stands
 * as it is stays a term.
 */
const timedTerms = (
  terms: readonly QueryTerm[],
  tokens: Tokens,
  periods: readonly AskedPeriod[],
): readonly QueryTerm[] => {
  if (periods.length === 0) return terms;
  const isTimes = (place: number): boolean =>
    periods.some(
      ({ first, past, isPoint }) =>
        first <= place && place < past && !(isPoint && YEAR.test(tokens.word[place] ?? '')),
    );
  return terms.map((term) => (isTimes(term.place) ? { ...term, isAside: true } : term));
};

/** The names and nouns of what is said beside a question, as terms that help. */
const asideTerms = (
  about: string,
  known: readonly QueryTerm[],
  { english, findNames }: QuestionTools,
): readonly QueryTerm[] => {
  if (about === '') return [];
  const { tokens, sentences } = english.analyse(cleanQuestion(about));
  const named = findNames(cleanQuestion(about), tokens, sentences);
  const isNamed = (at: number): boolean =>
    named.some(({ first, last }) => first <= at && at <= last);
  const stems = new Set(known.map(({ stem }) => stem));
  return tokens.word.flatMap((text, at): QueryTerm[] => {
    const stem = tokens.stem[at] ?? text;
    const isTopic = isNamed(at) || /^(?:NOUN|PROPN)$/.test(tokens.tag[at] ?? '');
    if (!isTopic || !WORD.test(text) || STOP_WORDS.has(text) || stems.has(stem)) return [];
    stems.add(stem);
    return [{ text, stem, isName: isNamed(at), place: NO_PLACE, isAside: true }];
  });
};

/**
 * The analysis of a question's text.
 * @param about what is said beside it, where it leans on that
 */
export const analyseQuestion = (text: string, tools: QuestionTools, about = ''): Analysis => {
  const { english, findNames, countries } = tools;
  const clean = mendQuestionWord(cleanQuestion(text));
  const { tokens, sentences } = english.analyse(clean);
  const shape = classifyAnswer(clean, tokens);
  const periods = askedPeriods(clean, tokens);
  const isTime = (at: number): boolean =>
    periods.some(({ first, past }) => first <= at && at < past);
  const mentions = findNames(clean, tokens, sentences).filter(
    ({ first, last }) => !(isTime(first) && isTime(last)),
  );
  const named = questionNames({ text: clean, tokens, shape }, mentions, countries);
  const nameTokens = new Set<number>();
  for (const { first, last } of named) {
    for (let index = first; index <= last; index += 1) {
      const word = tokens.word[index] ?? '';
      if (!STOP_WORDS.has(word) && WORD.test(word)) nameTokens.add(index);
    }
  }
  const years = [...tokens.word.entries()]
    .filter(([at, word]) => YEAR.test(word) && !isOfRange(periods, at))
    .map(([index, word]) => ({ first: index, last: index, stems: [word], text: word }));
  const language = foreignLanguage(clean, tokens.word);
  const terms = timedTerms(termsOf(tokens, nameTokens, shape, english.stem), tokens, periods).slice(
    0,
    MAX_TERMS * 8,
  );
  const base = {
    text: clean,
    tokens,
    shape,
    answerType: shape.answerType,
    terms: [...terms, ...asideTerms(about, terms, tools)].slice(0, MAX_TERMS * 8),
    names: grouped(tokens, named),
    years: grouped(tokens, years),
    periods,
    events: askedEvents(tokens, periods),
    wantsLatest: tokens.word.some((word) => LATEST.has(word)),
    isBare:
      tokens.word.every((word) => STOP_WORDS.has(word) || !WORD.test(word)) &&
      nameTokens.size === 0,
  };
  if (language !== undefined) return { ...base, rejection: 'unsupported-language', language };
  if (!WORD.test(clean) || isSmallTalk(clean)) return { ...base, rejection: 'not-a-question' };
  return base;
};
