/** What the rank of a sentence is made of; shares are of the query's whole weight. */
export interface SentenceFeatures {
  /** Weight of the terms in the sentence itself. */
  readonly own: number;
  /** Weight of further terms in the sentence before. */
  readonly before: number;
  /** Weight of further terms elsewhere in the passage. */
  readonly around: number;
  /** Weight of further terms in the title or heading. */
  readonly above: number;
  /** The passage's score against the best passage's. */
  readonly passage: number;
  /** How near neighbouring terms stand to each other. */
  readonly proximity: number;
  /** Share of the sentence's content words that the question holds. */
  readonly precision: number;
  /** ln(1 + content words). */
  readonly length: number;
  /** 1 when it holds something of the type asked for that the question does not name itself. */
  readonly type: number;
  readonly focus: number;
  readonly verb: number;
  /** 1 when a name or year of the question is missing. */
  readonly missing: number;
  readonly first: number;
  readonly caption: number;
}

/** Fitted by a listwise softmax on SQuAD's even titles and SQuADShifts' posts and reviews; caption set by hand. */
const WEIGHTS: SentenceFeatures = {
  own: 3.2,
  before: 1.2,
  around: 0.3,
  above: 0.7,
  passage: 0.65,
  proximity: 0.9,
  precision: 0.6,
  length: -0.1,
  type: 0.7,
  focus: 0.22,
  verb: 0.26,
  missing: -0.9,
  first: 0.05,
  caption: -0.1,
};

const WEIGHTED = Object.entries(WEIGHTS) as readonly [keyof SentenceFeatures, number][]; // its own keys

/** The weighted sum of a sentence's features: comparable within one query only. */
export const scoreFeatures = (features: SentenceFeatures): number => {
  let sum = 0;
  for (const [name, weight] of WEIGHTED) sum += weight * features[name];
  return sum;
};
