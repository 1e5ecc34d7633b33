import type { Opposites } from '../analysis/opposites.ts';
import type { Analysis } from '../understanding/question/analyse-question.ts';

/** How two questions compare by their words. */
export interface ComparedWords {
  /** The same words, but for those that mean nothing by themselves, and the same question word. */
  readonly isSame: boolean;
  /** The share of their words that both have, 0 to 1. */
  readonly words: number;
  /** Both ask for the same kind of thing. */
  readonly isSameType: boolean;
}

const NUMBER = /^\d[\d.,]*$/u;
const NEGATION = /^(?:not|never|no|none|nobody|nothing|nor|neither|without|cannot|.*n't)$/u;

const numbersOf = ({ tokens }: Analysis): ReadonlySet<string> =>
  new Set(tokens.word.filter((word) => NUMBER.test(word)));

const isNegated = ({ tokens }: Analysis): boolean =>
  tokens.word.filter((word) => NEGATION.test(word)).length % 2 === 1;

const stemsOf = ({ terms }: Analysis): ReadonlySet<string> =>
  new Set(terms.map(({ stem }) => stem));

const areSame = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  one.size === other.size && [...one].every((item) => other.has(item));

/** Stems of the names that one of two questions has and the other does not hold, with what else is known of it. */
const foreignNames = (one: Analysis, other: Analysis, known: ReadonlySet<string>): boolean => {
  const held = new Set(other.tokens.stem);
  return one.names.some(({ stems }) => !stems.some((stem) => held.has(stem) || known.has(stem)));
};

const areOpposite = (
  one: ReadonlySet<string>,
  other: ReadonlySet<string>,
  opposites: Opposites,
): boolean =>
  [...one].some(
    (stem) =>
      !other.has(stem) &&
      [...(opposites.get(stem) ?? [])].some((each) => other.has(each) && !one.has(each)),
  );

/**
 * How a question that is asked compares with one that is stored; nothing where they cannot mean the same: their numbers
 * differ, one denies what the other says, or it names what neither the stored one nor its answer (`known`, as stems) holds.
 */
export const compareWords = (
  asked: Analysis,
  stored: Analysis,
  known: ReadonlySet<string>,
  opposites: Opposites,
): ComparedWords | undefined => {
  if (!areSame(numbersOf(asked), numbersOf(stored))) return undefined;
  if (isNegated(asked) !== isNegated(stored)) return undefined;
  if (foreignNames(asked, stored, known)) return undefined;
  const [own, other] = [stemsOf(asked), stemsOf(stored)];
  if (areOpposite(own, other, opposites)) return undefined;
  const shared = [...own].filter((stem) => other.has(stem)).length;
  return {
    isSame: areSame(own, other) && asked.shape.asks === stored.shape.asks,
    words: shared / Math.max(1, own.size + other.size - shared),
    isSameType: asked.answerType === stored.answerType,
  };
};
