import { lexemesOf } from '../../analysis/quantities/lexemes.ts';
import type { Passage, Tokens } from '../../types.ts';
import type { Analysis } from '../../understanding/question/analyse-question.ts';
import type { Candidate } from '../candidates/order-candidates.ts';

/** "2.0", "1.88.3": what tells one version of a thing from another. */
const VERSION = /^\d+(?:\.\d+)+$/;
const VERSION_WORDS = new Set([
  'version',
  'versions',
  'v',
  'release',
  'releases',
  'edition',
  'update',
  'ver',
  'r',
]);
/** Tokens back from a version to the name that it is of: "Larkbook for Linux 2.0". */
const VERSION_REACH = 3;

interface VersionAsked {
  readonly label: string;
  readonly version: string;
  /** The stems of the name that it is of. */
  readonly stems: readonly string[];
}

/** The versions of named things that a question asks about. */
const versionsAsked = ({ tokens, names, text }: Analysis): readonly VersionAsked[] =>
  tokens.word.flatMap((version, at): VersionAsked[] => {
    if (!VERSION.test(version)) return [];
    const isBefore = VERSION_WORDS.has(tokens.word[at - 1] ?? '');
    const last = isBefore ? at - 2 : at - 1;
    const name = names.find(({ stems }) => stems.includes(tokens.stem[last] ?? ''));
    if (name === undefined) return [];
    const label = text.slice(tokens.start[last], tokens.end[at]);
    return [{ label, version, stems: name.stems }];
  });

/** Whether words tell of a version as that of a name: next to it, or called a version. */
const tellsVersion = (
  { word, stem }: Pick<Tokens, 'word' | 'stem'>,
  { version, stems }: VersionAsked,
): boolean =>
  word.some((one, at) => {
    if (one !== version && one !== `v${version}`) return false;
    const near = stem.slice(Math.max(0, at - VERSION_REACH), at);
    return (
      one !== version ||
      near.some((other) => stems.includes(other)) ||
      VERSION_WORDS.has(word[at - 1] ?? '')
    );
  });

/** "2.0" of macros is no "Larkbook 2.0": a version stands with its name, in the passage or above it. */
export const lacksVersion = (analysis: Analysis, passage: Passage): string | undefined => {
  const lines = passage.path.map((line) => lexemesOf(line).map(({ word }) => word));
  const missing = versionsAsked(analysis).find((asked) => {
    const isAbove = lines.some((words) => words.includes(asked.version));
    return !isAbove && !tellsVersion(passage.tokens, asked);
  });
  return missing?.label;
};

/** Ways to reach somebody that have a shape of their own, by how a question asks for them. */
const CONTACTS: readonly { readonly asked: RegExp; readonly shape: RegExp }[] = [
  {
    asked: /\be-?mail(?: address(?:es)?| id)?$/iu,
    shape: /[\p{L}\p{N}._+-]+\s?(?:@|\(at\)|\[at\]| at )\s?[\p{L}\p{N}-]+/iu,
  },
  {
    asked: /\b(?:tele)?phone(?: number)?$|\b(?:mobile|fax|contact|hotline) number$/iu,
    shape: /(?:\d[\s().+/-]*){3,}/u,
  },
  {
    asked: /\b(?:url|web ?(?:site)? address|web ?site)$/iu,
    shape: /https?:|www\.|[\p{L}\p{N}-]+\.\p{Ll}{2,}/iu,
  },
];

const ASKS_CONTACT =
  /^(?:what|which)(?:['’]s|\s+(?:is|are|was))\s+(.{1,120}?)(?:\s+(?:of|for|to|at|in)\s.*)?[\s?.!]*$/iu;

/** "What is her email address?" is answered by an address: whether the passage holds nothing of that shape. */
export const lacksContact = ({ text }: Analysis, passage: Passage): boolean => {
  const asked = ASKS_CONTACT.exec(text)?.[1];
  const contact = CONTACTS.find((one) => asked !== undefined && one.asked.test(asked.trim()));
  return contact !== undefined && !contact.shape.test(passage.text);
};

/** Words by which a sentence speaks of what stands before it. */
const POINTING =
  /^(?:he|she|it|they|his|her|its|their|who|whose|which|this|that|these|those|i|we|my|our)$/;

/** "Who made the Go language?": a sentence that holds no word of the question, and points at nothing before it, is of another thing. */
export const isOfAnother = (
  { answerType, names }: Analysis,
  { matched, features, passage: { tokens }, sentence: { first, past } }: Candidate,
): boolean =>
  answerType === 'person' &&
  names.length > 0 &&
  matched.length === 0 &&
  features.own === 0 &&
  !tokens.word.slice(first, past).some((word) => POINTING.test(word));
