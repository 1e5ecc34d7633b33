import type { Analysis } from '../analysis/analyse-question.ts';
import { KIND } from './token-kinds.ts';

/** What a question asks for, finer than its answer type: the place in this list is the ranker's number for it. */
const WANTED = [
  ['person', KIND.person | KIND.name],
  ['year', KIND.year],
  ['date', KIND.year | KIND.month],
  ['count', KIND.number],
  ['money', KIND.currency | KIND.number],
  ['percent', KIND.percent],
  ['duration', KIND.duration | KIND.number],
  ['measure', KIND.measure | KIND.number],
  ['place', KIND.place | KIND.name],
  ['organisation', KIND.organisation | KIND.name],
  ['reason', KIND.reason],
  ['manner', KIND.content],
  ['definition', KIND.content],
  ['naming', KIND.called | KIND.name | KIND.person | KIND.organisation | KIND.place],
  ['thing', KIND.content],
  ['event', KIND.content],
  ['yes-no', KIND.content],
  ['any', KIND.content],
] as const satisfies readonly (readonly [string, number])[];

type WantedName = (typeof WANTED)[number][0];

/** The kinds of words that would answer, and the number of what is asked for. */
export interface Wanted {
  readonly kinds: number;
  readonly number: number;
}

const DURATIONS = new Set('long old age duration length'.split(' '));
const MEASURES = new Set(
  'far fast tall high large big deep wide heavy hot cold height weight distance speed temperature size area depth width capacity elevation'.split(
    ' ',
  ),
);
const MONEY = new Set(
  'cost price revenue income profit salary budget worth expensive pay paid spend spent money dollars earn value'.split(
    ' ',
  ),
);
const PERCENT = new Set('percent percentage proportion share rate fraction'.split(' '));
const NAMING = new Set('name names called term nickname title word named known'.split(' '));

const figureName = (words: readonly string[]): WantedName => {
  const has = (set: ReadonlySet<string>): boolean => words.some((word) => set.has(word));
  if (has(PERCENT)) return 'percent';
  if (has(MONEY)) return 'money';
  if (has(MEASURES)) return 'measure';
  return has(DURATIONS) ? 'duration' : 'count';
};

const passageName = ({ shape, tokens }: Analysis): WantedName => {
  if (shape.asks === 'how') return 'manner';
  if (tokens.word.some((word) => NAMING.has(word))) return 'naming';
  if (shape.focus !== undefined) return 'thing';
  return shape.asks === 'what' ? 'event' : 'any';
};

const nameOf = (analysis: Analysis): WantedName => {
  const { answerType, tokens } = analysis;
  switch (answerType) {
    case 'figure':
      return figureName(tokens.word);
    case 'date':
      return tokens.word.includes('year') || tokens.word.includes('years') ? 'year' : 'date';
    case 'person':
    case 'organisation':
    case 'place':
    case 'reason':
    case 'definition':
    case 'yes-no':
      return answerType;
    case 'list':
    case 'quotation':
      return 'any';
    case 'passage':
      return passageName(analysis);
    default:
      return answerType satisfies never;
  }
};

/** What would answer the question. */
export const wantedKinds = (analysis: Analysis): Wanted => {
  const name = nameOf(analysis);
  const number = WANTED.findIndex(([other]) => other === name);
  return { kinds: WANTED[number]?.[1] ?? KIND.content, number };
};
