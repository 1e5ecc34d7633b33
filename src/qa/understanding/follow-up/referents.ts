import { type FollowUp, type FollowUpKind, NAME, namesIn, withoutMark } from './follow-up.ts';
import { questionPhrases } from './question-phrases.ts';

/** Words that mean something spoken of before; "there are" and "are there" mean no place. */
export const POINTS_BACK =
  /\b(?:he|she|it|they|him|her|them|his|hers|its|their|theirs)\b|(?<!\b(?:is|are|was|were|be|been) )\bthere\b(?! (?:is|are|was|were|be)\b)|\b(?:that|this|those|these)(?=[\s?.!]*$)/i;

type Kind = 'person' | 'thing' | 'several' | 'place' | 'matter';

const KINDS: Readonly<Record<string, Kind>> = {
  he: 'person',
  she: 'person',
  him: 'person',
  her: 'person',
  his: 'person',
  hers: 'person',
  it: 'thing',
  its: 'thing',
  they: 'several',
  them: 'several',
  their: 'several',
  theirs: 'several',
  there: 'place',
  that: 'matter',
  this: 'matter',
  those: 'several',
  these: 'several',
};

const POSSESSIVE = new Set(['his', 'its', 'their']);

/** "How many provinces are that?": the verb says that several are meant. */
const isPluralVerb = (rest: string): boolean => /\b(?:are|were)\b/i.test(rest);

/** The noun phrase that the question before was about: definite or asked for, one or several as the pronoun says. */
const topicOf = ({ previous, english, rest }: FollowUp, kind: Kind): string | undefined => {
  const wantsPlural = kind === 'several' || (kind === 'matter' && isPluralVerb(rest));
  const phrases = questionPhrases(previous, english);
  const agreeing = phrases.filter(
    ({ isPlural, isNumber }) => isPlural === wantsPlural && !isNumber,
  );
  const topic =
    agreeing.find(({ isDefinite }) => isDefinite) ??
    (wantsPlural ? agreeing.find(({ isAsked }) => isAsked) : undefined);
  if (topic === undefined) return undefined;
  const next = phrases[phrases.indexOf(topic) + 1];
  return next?.preposition === 'of' ? previous.slice(topic.start, next.end) : topic.core;
};

/** The names that a pronoun of a kind can mean: people for "he", anything but people for "it" and "there". */
const namesFor = ({ context }: FollowUp, kind: Kind): readonly string[] => {
  const names = namesIn(context);
  const people = context.people ?? [];
  if (kind === 'person') {
    const known = names.filter((name) => people.includes(name));
    return known.length > 0 ? known : names;
  }
  return kind === 'several' ? names : names.filter((name) => !people.includes(name));
};

/** What a pronoun means; of several names it means one. */
const referentsOf = (followUp: FollowUp, kind: Kind): readonly string[] => {
  const names = namesFor(followUp, kind);
  if (names.length > 0) return names;
  const topic = kind === 'person' ? undefined : topicOf(followUp, kind);
  return topic === undefined ? [] : [topic];
};

const isPossessive = (pronoun: string, after: string): boolean =>
  POSSESSIVE.has(pronoun) || (pronoun === 'her' && /^\s+\p{L}/u.test(after));

/** The pronoun's place in the question, filled. */
const fill = (rest: string, at: number, pronoun: string, meant: string): string => {
  const before = rest.slice(0, at);
  const after = rest.slice(at + pronoun.length);
  const lower = pronoun.toLowerCase();
  if (isPossessive(lower, after)) return `${before}${meant}'s${after}`;
  return lower === 'there' ? `${before}in ${meant}${after}` : `${before}${meant}${after}`;
};

/** "How large is it?", "what did she say?": what the pronoun means is put in its place. */
export const referents: FollowUpKind = (followUp) => {
  const { rest, context } = followUp;
  const match = POINTS_BACK.exec(rest);
  if (match === null || NAME.test(rest)) return undefined;
  const [pronoun] = match;
  const kind = KINDS[pronoun.toLowerCase()] ?? 'matter';
  const meant = referentsOf(followUp, kind);
  if (meant.length === 0) {
    const { terms } = context;
    return { text: `${withoutMark(rest)} ${terms.join(' ')}?`, carried: terms };
  }
  return { text: fill(rest, match.index, pronoun, meant.join(' or ')), carried: meant };
};
