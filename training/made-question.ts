import type { Chance } from './chance.ts';

/** A word of a sentence as wink-nlp tags it. */
export interface TaggedWord {
  readonly word: string;
  readonly tag: string;
  readonly lemma: string;
  readonly start: number;
  readonly end: number;
  readonly isFirst: boolean;
}

export type ChunkKind =
  | 'time'
  | 'number'
  | 'name'
  | 'thing'
  | 'modifier'
  | 'state'
  | 'act'
  | 'purpose'
  | 'reason'
  | 'where'
  | 'how';

/** Words [first, last] of a sentence that a question can ask for; `head` is the noun it ends with. */
export interface Chunk {
  readonly kind: ChunkKind;
  readonly first: number;
  readonly last: number;
  readonly head?: string;
}

const BE = new Set(['is', 'are', 'was', 'were', 'am', "'s", "'re", "'m"]);
const MODALS = new Set('can could will would may might must should shall'.split(' '));
const SELF = new Set(['i', 'we', 'me', 'us']);
const OWN = new Set(['my', 'mine', 'myself', 'our']);
const WRITERS =
  'the writer|the author|the user|the person|the reviewer|the poster|they|this person'.split('|');
const OF_WRITERS = ["the writer 's", 'their', "the author 's", 'his', 'her'];

/** Words of the clause on each side at least, and how many more at most. */
const LEAST_REACH = 5;
const MORE_REACH = 9;

const OPENINGS: Record<Exclude<ChunkKind, 'number' | 'name' | 'thing' | 'modifier'>, string> = {
  time: 'when|when|in what year|what year|when|which year',
  state: 'how|what|how|what is like|how does it seem|how good',
  act: 'what|what did they do|what happened|what happens',
  purpose: 'why|what|for what purpose|what is the goal|what for',
  reason: 'why|why|for what reason|what is the reason',
  where: 'where|where|when|in what',
  how: 'how|what|how',
};

const askNumber = (words: readonly TaggedWord[], chunk: Chunk, chance: Chance): string => {
  const [first, last, after] = [words[chunk.first], words[chunk.last], words[chunk.last + 1]];
  if (/^[$£€]/.test(first?.word ?? ''))
    return chance.pick('how much|how much money|what amount|how much'.split('|'));
  if (/%|percent/.test(last?.word ?? ''))
    return chance.pick('what percentage|how much|what percent'.split('|'));
  if (chunk.last > chunk.first && last?.tag === 'NOUN')
    return chance.pick([`how many ${last.word}`, 'how long', 'how much', 'how many', 'how many']);
  return after?.tag === 'NOUN'
    ? chance.pick([`how many ${after.word}`, 'how many', 'how much', 'what number of'])
    : chance.pick('how many|how much|what number|what'.split('|'));
};

const askName = (words: readonly TaggedWord[], chunk: Chunk, chance: Chance): string =>
  /^(?:in|at|from|near|to)$/.test(words[chunk.first - 1]?.word.toLowerCase() ?? '')
    ? chance.pick('where|where|what place|what city|what country|which|what'.split('|'))
    : chance.pick(
        'who|who|who|what|what|which person|whose|what company|what is the name of what|what team|which'.split(
          '|',
        ),
      );

const askThing = ({ head = '', first, last }: Chunk, chance: Chance): string => {
  const noun = head.toLowerCase();
  return last > first && chance.is(0.35)
    ? chance.pick([`what ${noun}`, `what kind of ${noun}`, `what type of ${noun}`, `which ${noun}`])
    : chance.pick('what|what|what|what|what|who|which|what thing'.split('|'));
};

const openingOf = (words: readonly TaggedWord[], chunk: Chunk, chance: Chance): string => {
  switch (chunk.kind) {
    case 'number':
      return askNumber(words, chunk, chance);
    case 'name':
      return askName(words, chunk, chance);
    case 'thing':
      return askThing(chunk, chance);
    case 'modifier':
      return `${chance.pick(['what', 'what kind of', 'what type of', 'which'])} ${chunk.head}`;
    default:
      return chance.pick(OPENINGS[chunk.kind].split('|'));
  }
};

/** The clause around a chunk, the chunk left out. */
const clauseAround = (words: readonly TaggedWord[], { first, last }: Chunk, chance: Chance) => {
  const reach = LEAST_REACH + Math.floor(chance.next() * MORE_REACH);
  const stop = chance.is(0.35) ? /^[;:.!?]$/ : /^[,;:.!?()—–]$/;
  const ends = (at: number): boolean => stop.test(words[at]?.word ?? '.');
  let from = first;
  let to = last;
  while (from > 0 && !ends(from - 1) && first - from < reach) from -= 1;
  while (to + 1 < words.length && !ends(to + 1) && to - last < reach) to += 1;
  return { left: words.slice(from, first), right: words.slice(last + 1, to + 1) };
};

/** A word as a question says it: "I" is the writer, an auxiliary takes the verb's ending. */
const spoken = (word: TaggedWord, isBare: boolean, chance: Chance): string => {
  const lower = word.word.toLowerCase();
  if (SELF.has(lower) && chance.is(0.85)) return chance.pick(WRITERS);
  if (OWN.has(lower) && chance.is(0.85)) return chance.pick(OF_WRITERS);
  if (isBare) return word.lemma;
  return word.isFirst && word.tag !== 'PROPN' ? lower : word.word;
};

const say = (words: readonly TaggedWord[], chance: Chance, bare?: TaggedWord): string[] =>
  words
    .filter(({ tag }) => !((tag === 'ADJ' || tag === 'ADV') && chance.is(0.25)))
    .filter(({ tag }) => !(tag === 'PUNCT' && chance.is(0.7)))
    .map((word) => spoken(word, word === bare, chance));

const auxiliaryFor = (verb: string, chance: Chance): string => {
  if (verb.endsWith('s')) return chance.pick(['does', 'does', 'did']);
  return /(?:ed|ew|nt|ld|de)$/.test(verb) ? 'did' : chance.pick(['did', 'do', 'does']);
};

const isAuxiliary = (verb: string, next: TaggedWord | undefined): boolean =>
  BE.has(verb) ||
  MODALS.has(verb) ||
  (/^(?:has|have|had)$/.test(verb) && (next?.tag === 'VERB' || next?.tag === 'AUX'));

/** "What did the city build": the verb before the answer gives up its auxiliary. */
const askObject = (left: readonly TaggedWord[], verbAt: number, chance: Chance): string[] => {
  const verb = left[verbAt];
  const lower = verb?.word.toLowerCase() ?? '';
  const before = left.slice(0, verbAt);
  if (isAuxiliary(lower, left[verbAt + 1]))
    return [lower, ...say(before, chance), ...say(left.slice(verbAt + 1), chance)];
  return [
    auxiliaryFor(lower, chance),
    ...say(before, chance),
    ...say(left.slice(verbAt), chance, verb),
  ];
};

/** What is asked about, in the order of a question. */
const arrange = (
  left: readonly TaggedWord[],
  right: readonly TaggedWord[],
  chance: Chance,
): readonly string[] => {
  const rest = say(right, chance);
  const verbAt = left.findIndex(({ tag }) => tag === 'VERB' || tag === 'AUX');
  if (verbAt >= 0) return [...askObject(left, verbAt, chance), ...(chance.is(0.55) ? rest : [])];
  if (right.length < 2) return [...say(left, chance), ...rest];
  return [...rest, ...(chance.is(0.5) ? say(left, chance) : [])];
};

/**
 * A question that the chunk answers, made of the clause around it; `undefined` where too little is left to ask with.
 * Rough on purpose: it teaches a reader to match and to bound, not to write (after Lewis et al. 2019, "Unsupervised
 * question answering by cloze translation").
 */
export const madeQuestion = (
  words: readonly TaggedWord[],
  chunk: Chunk,
  chance: Chance,
): string | undefined => {
  let { left, right } = clauseAround(words, chunk, chance);
  if (left.length + right.length < 2) return undefined;
  const takesNoun = chunk.kind === 'number' && right[0]?.tag === 'NOUN' && chance.is(0.8);
  if (takesNoun || chunk.kind === 'modifier') right = right.slice(1);
  if (left.at(-1)?.tag === 'ADP' && chance.is(0.5)) left = left.slice(0, -1);
  const opening = openingOf(words, chunk, chance);
  const asked = arrange(left, right, chance);
  const inOrder = chance.is(0.08) ? [...asked, opening] : [opening, ...asked];
  const text = inOrder.join(' ').replace(/\s+/g, ' ').trim();
  if (text.split(' ').length < 3) return undefined;
  const ended = text.replace(/[.,;:]+$/, '') + (chance.is(0.95) ? '?' : '');
  return ended.charAt(0).toUpperCase() + ended.slice(1);
};
