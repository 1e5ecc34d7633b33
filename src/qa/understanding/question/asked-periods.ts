import { type Lexeme, lexemesOf } from '../../analysis/quantities/lexemes.ts';
import { type DayRange, OPEN_END, shiftDay } from '../../analysis/times/calendar.ts';
import { datePointAt, SEASONS } from '../../analysis/times/dates.ts';
import { type TimeMention, timesIn } from '../../analysis/times/periods.ts';
import type { Tokens } from '../../types.ts';

/** A time that a question asks about. */
export interface AskedPeriod {
  readonly label: string;
  /** Token indexes [first, past) of the question. */
  readonly first: number;
  readonly past: number;
  /** The days meant; of a time without a year ("in spring", "in Q2") those in a year that evidence names. */
  readonly daysIn: (year: number) => DayRange | undefined;
  /** Whether it names a year, so that its days are the same in any. */
  readonly isFixed: boolean;
  /** A year, a month or the like, whose year evidence prints; not "before 1900", "the 1890s", "2010 to 2020". */
  readonly isPoint: boolean;
}

/** "Before the war", "since the merger": a time told by what happened. */
export interface AskedEvent {
  readonly label: string;
  readonly relation: EventRelation;
  /** The stem of what happened. */
  readonly stem: string;
}

export type EventRelation = 'before' | 'during' | 'after';

const RELATIONS: Readonly<Record<string, EventRelation>> = {
  before: 'before',
  until: 'before',
  till: 'before',
  'prior to': 'before',
  'ahead of': 'before',
  during: 'during',
  amid: 'during',
  after: 'after',
  since: 'after',
  following: 'after',
};

/** The relation that a word tells, or two of them: "prior to". */
export const relationAt = (words: readonly string[], at: number): EventRelation | undefined =>
  RELATIONS[words[at] ?? ''] ?? RELATIONS[`${words[at - 1] ?? ''} ${words[at] ?? ''}`];

/** The first of days, of all that are written. */
const FIRST_DAY = '0001-01-01';

/** What the words before a time make of it: all before it, all after it. */
const bounded = (days: DayRange, before: string): DayRange => {
  if (before === 'before' || before === 'until' || before === 'till') {
    const to = before === 'before' ? shiftDay(days.from, -1, 'day') : days.to;
    return { from: FIRST_DAY, to };
  }
  return before === 'after' ? { from: shiftDay(days.to, 1, 'day'), to: OPEN_END } : days;
};

const BOUNDS = new Set(['before', 'until', 'till', 'after']);
const SEASON_LEADS = new Set(
  'in during last this next previous coming the by since of early late mid'.split(' '),
);
/** Longer than this no evidence prints it as one time. */
const YEAR_DAYS = 366;

const lengthOf = ({ from, to }: DayRange): number =>
  (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;

interface Found {
  readonly first: number;
  readonly past: number;
  readonly daysIn: (year: number) => DayRange | undefined;
  readonly isFixed: boolean;
  readonly isPoint: boolean;
}

const ofMention = (
  lexemes: readonly Lexeme[],
  { first, past, period }: TimeMention,
): Found | undefined => {
  const before = lexemes[first - 1]?.word ?? '';
  const isBound = BOUNDS.has(before) || lexemes[first]?.word === 'since';
  if (period !== undefined) {
    const days = bounded(period, before);
    const isPoint = !isBound && lengthOf(period) <= YEAR_DAYS;
    return { first, past, daysIn: () => days, isFixed: true, isPoint };
  }
  const point = datePointAt(lexemes, first);
  if (point === undefined || point.year !== undefined || isBound) return undefined;
  return { first, past: point.past, daysIn: point.daysIn, isFixed: false, isPoint: true };
};

/** "In spring", "last winter": the season of any year. */
const seasonsOf = (lexemes: readonly Lexeme[]): readonly Found[] =>
  lexemes.flatMap(({ word }, at): Found[] => {
    const months = SEASONS.get(word);
    if (months === undefined || !SEASON_LEADS.has(lexemes[at - 1]?.word ?? '')) return [];
    const daysIn = (year: number): DayRange => {
      const from = `${year}-${String(months[0]).padStart(2, '0')}-01`;
      return { from, to: shiftDay(shiftDay(from, 3, 'month'), -1, 'day') };
    };
    return [{ first: at, past: at + 1, daysIn, isFixed: false, isPoint: true }];
  });

/** The times that a question asks about. */
export const askedPeriods = (text: string, tokens: Tokens): readonly AskedPeriod[] => {
  if (
    !/\d|spring|summer|autumn|fall|winter|quarter|half|century|ary\b|ber\b|march|april|may|june|july|august/iu.test(
      text,
    )
  )
    return [];
  const lexemes = lexemesOf(text);
  const named = timesIn(text, lexemes).flatMap((mention) => ofMention(lexemes, mention) ?? []);
  const isNamed = ({ first }: Found): boolean =>
    named.some((one) => one.first <= first && first < one.past);
  const seasons = seasonsOf(lexemes).filter((season) => !isNamed(season));
  return [...named, ...seasons].map(({ first, past, ...found }) => {
    const start = lexemes[first]?.start ?? 0;
    const end = lexemes[past - 1]?.end ?? start;
    const from = tokens.end.findIndex((tokenEnd) => tokenEnd > start);
    const until = tokens.start.findIndex((tokenStart) => tokenStart >= end);
    return {
      ...found,
      label: text.slice(start, end),
      first: from,
      past: until < 0 ? tokens.start.length : until,
    };
  });
};

/** Words between a relation and what happened: "before the Great War". */
const EVENT_REACH = 4;
const isNoun = (tag: string | undefined): boolean => tag === 'NOUN' || tag === 'PROPN';

/** What happened, told by the last noun of the phrase behind a relation. */
const eventAt = (
  { word, tag, stem }: Pick<Tokens, 'word' | 'tag' | 'stem'>,
  at: number,
): number | undefined => {
  let noun: number | undefined;
  for (let token = at + 1; token <= at + EVENT_REACH && token < word.length; token += 1) {
    if (isNoun(tag[token])) noun = token;
    else if (noun !== undefined || !/^(?:DET|ADJ|PRON|NUM)$/.test(tag[token] ?? '')) break;
  }
  return noun !== undefined && /^\p{L}/u.test(stem[noun] ?? '') ? noun : undefined;
};

/** The times that a question tells by what happened. */
export const askedEvents = (
  tokens: Tokens,
  periods: readonly AskedPeriod[],
): readonly AskedEvent[] =>
  tokens.word.flatMap((_, at): AskedEvent[] => {
    const relation = relationAt(tokens.word, at);
    const noun = relation === undefined ? undefined : eventAt(tokens, at);
    if (relation === undefined || noun === undefined) return [];
    const isTime = periods.some(({ first, past }) => first <= noun && noun < past);
    const label = tokens.word.slice(at, noun + 1).join(' ');
    return isTime ? [] : [{ label, relation, stem: tokens.stem[noun] ?? '' }];
  });
