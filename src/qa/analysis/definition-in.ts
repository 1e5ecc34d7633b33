import type { Passage, Sentence, TokenRange, Tokens } from '../types.ts';

const COPULAS = new Set(['is', 'are', 'was', 'were', 'means', 'refers']);

/** Longest description in front of a name: "Xinhua News Agency reporter". */
const MAX_BEFORE = 6;

const isVerb = ({ tag }: Tokens, token: number): boolean =>
  tag[token] === 'VERB' || tag[token] === 'AUX';

/** The description's end: before the next comma, verb or full stop. */
const endOfDescription = (tokens: Tokens, first: number, past: number): number => {
  let last = first - 1;
  for (let token = first; token < past; token += 1) {
    if (/^[,;:.!?()"]$/.test(tokens.word[token] ?? '') || isVerb(tokens, token)) break;
    last = token;
  }
  return last;
};

const withoutDeterminer = ({ tag }: Tokens, first: number): number =>
  tag[first] === 'DET' ? first + 1 : first;

const holdsNoun = ({ tag }: Tokens, { first, last }: TokenRange): boolean =>
  tag.slice(first, last + 1).includes('NOUN');

/** "X, director of Y,": a noun phrase set off by a comma right behind the name. */
const apposition = (tokens: Tokens, name: number, past: number): TokenRange | undefined => {
  if (tokens.word[name + 1] !== ',' || tokens.tag[name + 2] === 'CCONJ') return undefined;
  const first = withoutDeterminer(tokens, name + 2);
  const range = { first, last: endOfDescription(tokens, first, past) };
  const startsLower = /^[a-z]/.test(tokens.word[first] ?? '');
  return range.last > first &&
    startsLower &&
    !isParticiple(tokens, first) &&
    (holdsNoun(tokens, range) || tokens.word.slice(first, range.last + 1).includes('of'))
    ? range
    : undefined;
};

/** "As the top body of the port, the X ...": the role that opens the sentence in front of the name. */
const openingRole = (
  tokens: Tokens,
  { first, past }: Sentence,
  isAsked: (token: number) => boolean,
): TokenRange | undefined => {
  if (tokens.word[first] !== 'as') return undefined;
  const comma = tokens.word.indexOf(',', first);
  const name = tokens.tag[comma + 1] === 'DET' ? comma + 2 : comma + 1;
  if (comma < 0 || name >= past || !isAsked(name)) return undefined;
  const role = { first: withoutDeterminer(tokens, first + 1), last: comma - 1 };
  const isPhrase = role.last >= role.first && holdsNoun(tokens, role);
  return isPhrase && endOfDescription(tokens, role.first, past) === role.last ? role : undefined;
};

/** "X, formed by decree,": what was done to it, and no description of it. */
const isParticiple = ({ word, tag }: Tokens, first: number): boolean =>
  /(?:ed|ing)$/.test(word[first] ?? '') && tag[first + 1] === 'ADP';

/** "X is a Y": what follows the copula, to the end of its clause. */
const complement = (tokens: Tokens, name: number, past: number): TokenRange | undefined => {
  if (!COPULAS.has(tokens.word[name + 1] ?? '')) return undefined;
  const first = withoutDeterminer(tokens, tokens.word[name + 2] === 'to' ? name + 3 : name + 2);
  let last = first;
  for (let token = first; token < past && !/^[;:.!?]$/.test(tokens.word[token] ?? ''); token += 1) {
    if (tokens.tag[token] !== 'PUNCT') last = token;
  }
  return last > first && !isVerb(tokens, first) ? { first, last } : undefined;
};

/** "Reporter X", "the airline X": nouns right in front of the name. */
const description = (tokens: Tokens, nameFirst: number, from: number): TokenRange | undefined => {
  if (tokens.tag[nameFirst - 1] !== 'NOUN') return undefined;
  let first = nameFirst - 1;
  while (
    first - 1 >= from &&
    nameFirst - first < MAX_BEFORE &&
    /^(?:NOUN|PROPN|ADJ)$/.test(tokens.tag[first - 1] ?? '')
  )
    first -= 1;
  return { first, last: nameFirst - 1 };
};

/**
 * What a sentence says that the thing asked for is: an apposition, a complement, or nouns before its name.
 * @param isAsked whether a token belongs to the name of the thing asked for
 */
export const definitionIn = (
  { tokens }: Passage,
  sentence: Sentence,
  isAsked: (token: number) => boolean,
): TokenRange | undefined => {
  const role = openingRole(tokens, sentence, isAsked);
  if (role !== undefined) return role;
  for (let token = sentence.first; token < sentence.past; token += 1) {
    if (!isAsked(token) || isAsked(token + 1)) continue;
    const found =
      apposition(tokens, token, sentence.past) ?? complement(tokens, token, sentence.past);
    if (found !== undefined) return found;
  }
  for (let token = sentence.first; token < sentence.past; token += 1) {
    if (!isAsked(token) || isAsked(token - 1)) continue;
    const found = description(tokens, token, sentence.first);
    if (found !== undefined) return found;
  }
  return undefined;
};
