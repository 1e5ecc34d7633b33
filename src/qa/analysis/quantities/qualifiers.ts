import type { Qualifier } from '../../types.ts';
import type { Lexeme } from './lexemes.ts';

/** Phrases before a number, by what they say about it. */
const BEFORE: Readonly<Record<Qualifier, string>> = {
  about:
    'about|around|approximately|approx|approx .|roughly|circa|c .|some|an estimated|estimated|' +
    'estimated at|in the region of|in the order of|on the order of|somewhere around|' +
    'more or less|~|≈|∼',
  nearly:
    'nearly|almost|close to|close on|approaching|just under|just below|just short of|slightly under|' +
    'slightly less than|a little under|a little less than|not quite|virtually|practically',
  'at-least':
    'at least|no less than|not less than|no fewer than|not fewer than|not under|not below|a minimum of|' +
    'minimum of|no lower than|not lower than|≥|>=|starting at|as few as|as little as',
  'at-most':
    'at most|no more than|not more than|not over|not exceeding|not to exceed|not exceed|no over|not above|' +
    'no higher than|not higher than|up to|a maximum of|maximum of|as many as|as much as|as high as|' +
    'no greater than|not greater than|≤|<=|capped at',
  'more-than':
    'more than|over|above|exceeding|exceeded|exceeds|exceed|in excess of|greater than|upwards of|' +
    'upward of|surpassing|surpassed|surpasses|surpass|topping|topped|tops|well over|just over|slightly over|' +
    'slightly more than|a little over|a little more than|well above|just above|higher than|larger than|' +
    'bigger than|north of|>',
  'less-than':
    'less than|under|below|fewer than|lower than|smaller than|well under|well below|short of|<|' +
    'south of',
};

const AFTER: Readonly<Record<string, Qualifier>> = {
  'or more': 'at-least',
  'or above': 'at-least',
  'and above': 'at-least',
  'or over': 'at-least',
  'and over': 'at-least',
  'or higher': 'at-least',
  'at least': 'at-least',
  'at a minimum': 'at-least',
  'or less': 'at-most',
  'or fewer': 'at-most',
  'or below': 'at-most',
  'or under': 'at-most',
  'at most': 'at-most',
  'or so': 'about',
  'or thereabouts': 'about',
};

const BY_PHRASE: ReadonlyMap<string, Qualifier> = new Map(
  Object.entries(BEFORE).flatMap(([qualifier, phrases]) =>
    phrases.split('|').map((phrase) => [phrase, qualifier as Qualifier] as const),
  ),
);

const LONGEST = 4;

/** Words that may stand between a qualifier and its number. */
const BETWEEN = new Set(['a', 'an', 'record', 'cumulative', 'total']);

/** "Over" and its like name a stretch of time after a change ("rose 5% over 10 years"). */
const OF_TIME = new Set(['over', 'under']);

/** Verbs that "up to" tells the way of: "edged up to $1.53". */
const MOVED = new Set(
  (
    'edged crept inched ticked nudged shot went go goes moved pushed climbed rose jumped soared crawled ' +
    'bumped taking took brought bringing'
  ).split(' '),
);

/** A qualifier and the lexeme it starts at. */
export interface ReadQualifier {
  readonly first: number;
  readonly qualifier: Qualifier;
}

const phraseEnding = (lexemes: readonly Lexeme[], past: number): ReadQualifier | undefined => {
  for (let length = Math.min(LONGEST, past); length > 0; length--) {
    const words = lexemes.slice(past - length, past);
    if (words.slice(1).some((lexeme) => lexeme.gap === 'paragraph')) continue;
    const qualifier = BY_PHRASE.get(words.map((lexeme) => lexeme.word).join(' '));
    if (qualifier !== undefined) return { first: past - length, qualifier };
  }
  return undefined;
};

/** What denies a bound: "may not have more than five". */
const DENYING = /^(?:not|never|cannot|no|nobody|none|neither|nor|without)$|n['’]t$/u;
/** Words behind "not" that end what it denies, or mean something else with it. */
const NOT_DENIED = new Set(
  'only but that because why whether if which who than and or so , ; : . ( )'.split(' '),
);
/** Words from a denial to the bound that it turns round. */
const DENIAL_REACH = 5;

/** A bound that its sentence denies is the other one. */
const DENIED: Readonly<Partial<Record<Qualifier, Qualifier>>> = {
  'more-than': 'at-most',
  'less-than': 'at-least',
};

/** Whether a bound at a lexeme is denied by its verb or its subject: "nobody may keep more than", "must not be under". */
export const isDenied = (lexemes: readonly Lexeme[], at: number): boolean => {
  for (let before = at - 1; before >= Math.max(0, at - DENIAL_REACH); before -= 1) {
    const word = lexemes[before]?.word ?? '';
    if (DENYING.test(word)) return true;
    if (NOT_DENIED.has(word) || lexemes[before + 1]?.gap === 'paragraph') return false;
  }
  return false;
};

/**
 * The qualifier printed before a number that starts at `at`. Of a bound that is denied elsewhere in the sentence no word
 * belongs to the number: "more than five" would say the contrary.
 * @param isDuration whether the number measures time, where "over" and "within" rarely qualify.
 */
export const qualifierBefore = (
  lexemes: readonly Lexeme[],
  at: number,
  isDuration: boolean,
): ReadQualifier | undefined => {
  if (lexemes[at]?.gap === 'paragraph') return undefined;
  const direct = phraseEnding(lexemes, at);
  const found =
    direct ??
    (BETWEEN.has(lexemes[at - 1]?.word ?? '') ? phraseEnding(lexemes, at - 1) : undefined);
  if (found === undefined) return undefined;
  const word = lexemes[found.first]?.word ?? '';
  if (word === 'up' && MOVED.has(lexemes[found.first - 1]?.word ?? '')) return undefined;
  const isBareTime = isDuration && OF_TIME.has(word) && lexemes[found.first - 1]?.word !== 'for';
  if (isBareTime) return undefined;
  const denied = DENIED[found.qualifier];
  return denied !== undefined && isDenied(lexemes, found.first)
    ? { first: at, qualifier: denied }
    : found;
};

/** The qualifier printed after a number ("500+", "40 or more") and where it ends. */
export const qualifierAfter = (
  lexemes: readonly Lexeme[],
  past: number,
): { past: number; qualifier: Qualifier } | undefined => {
  const [a, b, c] = lexemes.slice(past, past + 3);
  if (a === undefined || a.gap === 'paragraph') return undefined;
  // "1+2" is a sum.
  if (a.word === '+' && a.gap === 'none') {
    return b?.kind === 'number' ? undefined : { past: past + 1, qualifier: 'at-least' };
  }
  if (a.word === '-' && b?.word === 'odd') return { past: past + 2, qualifier: 'about' };
  const three = AFTER[`${a.word} ${b?.word} ${c?.word}`];
  if (three !== undefined) return { past: past + 3, qualifier: three };
  const two = AFTER[`${a.word} ${b?.word}`];
  // "5 at least 10 times": a number behind the phrase owns it.
  return two === undefined || c?.kind === 'number' ? undefined : { past: past + 2, qualifier: two };
};
