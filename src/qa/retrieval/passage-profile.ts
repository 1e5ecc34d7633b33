import type { Passage } from '../types.ts';
import type { ArticleWords } from './article-words.ts';
import type { QuestionProfile } from './question-profile.ts';
import { matchTokens } from './rank-sentences.ts';
import { type TermMask, weightOf } from './term-mask.ts';

/** What the ranker's features need of the corpus. */
export interface RankContext {
  /** What each word of a passage may stand for, as bits of `KIND`. */
  tokenKinds(passage: Passage): Uint16Array;
  /** The words of the passage's article. */
  articleWords(passage: Passage): ArticleWords;
  /** The stems of a passage's title and heading. */
  contextStems(passage: Passage): ReadonlySet<string>;
}

/** Where a passage meets a question, and what the question's words weigh in its article. */
export interface PassageProfile {
  /** The term that each word is, or -1. */
  readonly matches: Int16Array;
  readonly kinds: Uint16Array;
  /** The terms that each sentence holds. */
  readonly held: Int32Array;
  /** The terms in title and heading; anywhere in the article; in so many of its sentences that they are its topic. */
  readonly above: TermMask;
  readonly inArticle: TermMask;
  readonly topic: TermMask;
  /** The terms' rarity among the sentences of the article, and their sum. */
  readonly localWeights: Float64Array;
  readonly localTotal: number;
  readonly localHeld: number;
}

/** A word in more of an article's sentences than this is what it is about. */
const TOPIC_SHARE = 0.12;

const heldIn = ({ sentences }: Passage, matches: Int16Array): Int32Array =>
  Int32Array.from(sentences, ({ first, past }) => {
    let mask = 0;
    for (let token = first; token < past; token += 1) {
      const term = matches[token] ?? -1;
      if (term >= 0) mask |= 1 << term;
    }
    return mask;
  });

/** Where a passage meets a question. */
export const profilePassage = (
  { terms, lookup }: QuestionProfile,
  passage: Passage,
  context: RankContext,
): PassageProfile => {
  const matches = matchTokens(passage, lookup);
  const heading = context.contextStems(passage);
  const words = context.articleWords(passage);
  let above = 0;
  let inArticle = 0;
  let topic = 0;
  const localWeights = Float64Array.from(terms, ({ stems }, term) => {
    if (stems.some((stem) => heading.has(stem))) above |= 1 << term;
    const count = stems.reduce((most, stem) => Math.max(most, words.sentencesWith(stem)), 0);
    if (count > 0) inArticle |= 1 << term;
    if (count > words.sentences * TOPIC_SHARE) topic |= 1 << term;
    return Math.log(1 + (words.sentences - count + 0.5) / (count + 0.5));
  });
  return {
    matches,
    kinds: context.tokenKinds(passage),
    held: heldIn(passage, matches),
    above,
    inArticle,
    topic,
    localWeights,
    localTotal: localWeights.reduce((sum, weight) => sum + weight, 0) || 1,
    localHeld: weightOf(inArticle, localWeights) || 1,
  };
};
