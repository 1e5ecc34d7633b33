import type { Analysis } from '../analysis/analyse-question.ts';
import type { DocumentId, Passage } from '../types.ts';
import { type PassageProfile, profilePassage, type RankContext } from './passage-profile.ts';
import { profileQuestion, type QuestionProfile } from './question-profile.ts';
import type { ScoredSentence, WeightedTerm } from './rank-sentences.ts';
import type { SentenceFeatures } from './score-features.ts';
import {
  adjacentIn,
  type CountedKind,
  nearnessIn,
  readWords,
  type SentenceWords,
} from './sentence-words.ts';
import { countOf, heaviestOf, shareHeld, weightOf } from './term-mask.ts';
import { KIND } from './token-kinds.ts';

/** The features of the rules that the ranker sees too. */
const FROM_RULES = [
  'own',
  'meaning',
  'before',
  'around',
  'above',
  'passage',
  'proximity',
  'precision',
  'length',
  'type',
  'focus',
  'verb',
  'missing',
  'first',
  'title',
  'caption',
] as const satisfies readonly (keyof SentenceFeatures)[];

/** Features that are also given as the distance to the best sentence's. */
const COMPARED = [
  'rule',
  'own',
  'local',
  'topicOwn',
  'soft',
  'longestRun',
  'near',
  'bm25',
] as const;

const OWN = [
  // The candidate among its like.
  'rule',
  'passageRank',
  'articlePassages',
  'articleScore',
  'isTopArticle',
  // Where the question's weight is found, by rarity in the corpus and in the article.
  'ownInPassage',
  'after',
  'local',
  'localHeld',
  'localBefore',
  'localInPassage',
  'articleHolds',
  'topicOwn',
  'beyondTopic',
  'rarestUnheld',
  'rarestNowhere',
  'rarestHeld',
  'heldCount',
  'heldShare',
  // Which of its words.
  'names',
  'namesNear',
  'namesInPassage',
  'nouns',
  'verbs',
  'qualities',
  'numbers',
  'soft',
  'focusSoft',
  'verbSoft',
  'exact',
  // How they stand.
  'adjacent',
  'longestRun',
  'window',
  'ordered',
  'bm25',
  // What else the sentence holds.
  'newWanted',
  'near',
  'nearAny',
  'newContent',
  'tokens',
  'precisionAll',
  'year',
  'number',
  'person',
  'place',
  'organisation',
  'name',
  'money',
  'measure',
  'reason',
  'called',
  // The sentence itself.
  'at',
  'pronounStart',
  'pronounBefore',
  'negation',
  'attributed',
  'isQuestion',
  // The question.
  'terms',
  'questionLength',
  'wanted',
  'asks',
] as const;

/** The ranker's features, in the order of its columns. */
export const RANK_FEATURES = [
  ...FROM_RULES,
  ...OWN,
  ...COMPARED.map((name) => `${name}Gap` as const),
] as const;
type OwnFeature = (typeof OWN)[number];
type Feature = keyof SentenceFeatures | OwnFeature;

const COLUMNS = RANK_FEATURES.length;
const COLUMN = new Map<string, number>(RANK_FEATURES.map((name, column) => [name, column]));
const columnOf = (name: Feature): number => COLUMN.get(name) ?? 0;

/** What the candidates have in common. */
interface Field {
  readonly meanTokens: number;
  readonly topArticle: DocumentId | undefined;
  readonly passageScores: readonly number[];
  readonly articles: ReadonlyMap<DocumentId, { passages: number; score: number }>;
}

const surveyField = (ranked: readonly ScoredSentence[]): Field => {
  const seen = new Set<Passage>();
  const articles = new Map<DocumentId, { passages: number; score: number }>();
  const passageScores: number[] = [];
  let tokens = 0;
  for (const { passage, sentence, features } of ranked) {
    tokens += sentence.past - sentence.first;
    if (seen.has(passage)) continue;
    seen.add(passage);
    passageScores.push(features.passage);
    const article = articles.get(passage.documentId) ?? { passages: 0, score: 0 };
    article.passages += 1;
    article.score = Math.max(article.score, features.passage);
    articles.set(passage.documentId, article);
  }
  return {
    meanTokens: tokens / (ranked.length || 1) || 1,
    topArticle: ranked[0]?.passage.documentId,
    passageScores: passageScores.sort((left, right) => right - left),
    articles,
  };
};

/** The heaviest other sentence of the passage. */
const bestOther = (held: Int32Array, at: number, weights: ArrayLike<number>): number => {
  let best = 0;
  for (let other = 0; other < held.length; other += 1)
    if (other !== at) best = Math.max(best, weightOf(held[other] ?? 0, weights));
  return best;
};

/** What a candidate is seen with. */
interface View {
  readonly question: QuestionProfile;
  readonly profile: PassageProfile;
  readonly field: Field;
  readonly candidate: ScoredSentence;
}

type Values = Partial<Record<OwnFeature, number>>;

const coverageValues = ({ question, profile, candidate: { at } }: View): Values => {
  const { weights, total, all } = question;
  const { held, above, topic, inArticle, localWeights, localTotal, localHeld } = profile;
  const own = held[at] ?? 0;
  const before = (held[at - 1] ?? 0) & ~own;
  const after = (held[at + 1] ?? 0) & ~own & ~before;
  const passage = held.reduce((mask, other) => mask | other, 0);
  const earlier = held.subarray(0, at + 1).reduce((mask, other) => mask | other, 0);
  const local = weightOf(own, localWeights);
  const beyond = all & ~(above | topic);
  const beyondWeight = weightOf(beyond, weights);
  return {
    ownInPassage: (weightOf(own, weights) - bestOther(held, at, weights)) / total,
    after: weightOf(after, weights) / total,
    local: local / localTotal,
    localHeld: local / localHeld,
    localBefore: weightOf(before, localWeights) / localTotal,
    localInPassage: (local - bestOther(held, at, localWeights)) / localTotal,
    articleHolds: weightOf(inArticle | above, weights) / total,
    topicOwn: weightOf(own | above | topic, weights) / total,
    beyondTopic: beyondWeight === 0 ? 1 : weightOf(own & beyond, weights) / beyondWeight,
    rarestUnheld: heaviestOf(all & ~(own | above), weights) / total,
    rarestNowhere: heaviestOf(all & ~(passage | above), weights) / total,
    rarestHeld: heaviestOf(own, weights) / total,
    heldCount: countOf(own),
    heldShare: countOf(own) / (question.terms.length || 1),
    names: shareHeld(own, question.names),
    namesNear: shareHeld(own | before | above, question.names),
    namesInPassage: shareHeld(earlier | above, question.names),
    nouns: shareHeld(own, question.nouns),
    verbs: shareHeld(own, question.verbs),
    qualities: shareHeld(own, question.qualities),
    numbers: shareHeld(own, question.numbers),
  };
};

/** BM25's saturation and its share of the length. */
const K = 1.2;
const B = 0.6;

const bm25Of = (
  { weights, total }: QuestionProfile,
  words: SentenceWords,
  mean: number,
): number => {
  const length = 1 - B + (B * words.tokens) / mean;
  let sum = 0;
  for (const [term, count] of words.counts.entries())
    if (count > 0) sum += ((weights[term] ?? 0) * count * (K + 1)) / (count + K * length);
  return sum / total;
};

const softOf = ({ weights, total }: QuestionProfile, own: number, words: SentenceWords): number => {
  let sum = 0;
  for (const [term, share] of words.akin.entries())
    sum += (weights[term] ?? 0) * ((own & (1 << term)) === 0 ? share : 1);
  return sum / total;
};

/** More than so many of one kind say no more. */
const MOST_COUNTED = 4;

const countedValues = (kinds: Readonly<Record<CountedKind, number>>): Values => {
  const values: Values = {};
  for (const [kind, count] of Object.entries(kinds) as [CountedKind, number][]) // its own keys
    values[kind] = Math.min(MOST_COUNTED, count);
  return values;
};

const wordValues = ({ question, profile, field, candidate }: View): Values => {
  const { passage, sentence, at } = candidate;
  const words = readWords(question, passage, profile, sentence);
  const near = nearnessIn(question, passage, profile, sentence, words);
  const own = profile.held[at] ?? 0;
  return {
    soft: softOf(question, own, words),
    focusSoft: question.focus < 0 ? -1 : (words.akin[question.focus] ?? 0),
    verbSoft: question.verb < 0 ? -1 : (words.akin[question.verb] ?? 0),
    exact: words.exact / question.total,
    adjacent: adjacentIn(question, passage, words),
    longestRun: words.longestRun,
    window: words.spread === 0 ? 0 : countOf(own) / words.spread,
    ordered: words.ordered,
    bm25: bm25Of(question, words, field.meanTokens),
    newWanted: Math.min(6, words.newWanted),
    near: near.wanted,
    nearAny: near.any,
    newContent: words.newContent,
    tokens: words.tokens,
    precisionAll: words.tokens === 0 ? 0 : words.places.length / words.tokens,
    negation: Number(words.isNegated) - Number(question.isNegated),
    ...countedValues(words.newKinds),
  };
};

const placeValues = ({ question, profile, field, candidate }: View): Values => {
  const { passage, sentence, at, features, score } = candidate;
  const article = field.articles.get(passage.documentId);
  const isPronoun = ((profile.kinds[sentence.first] ?? 0) & KIND.pronoun) !== 0;
  const before = (profile.held[at - 1] ?? 0) & ~(profile.held[at] ?? 0);
  return {
    rule: score,
    passageRank: Math.log(1 + field.passageScores.indexOf(features.passage)),
    articlePassages: article?.passages ?? 0,
    articleScore: article?.score ?? 0,
    isTopArticle: passage.documentId === field.topArticle ? 1 : 0,
    at,
    pronounStart: isPronoun ? 1 : 0,
    pronounBefore: isPronoun ? weightOf(before, question.weights) / question.total : 0,
    attributed: sentence.attribution === undefined ? 0 : 1,
    isQuestion: passage.tokens.word[sentence.past - 1] === '?' ? 1 : 0,
    terms: question.terms.length,
    questionLength: question.stems.length,
    wanted: question.wanted.number,
    asks: question.asks,
  };
};

const fillGaps = (rows: Float32Array): void => {
  for (const [index, name] of COMPARED.entries()) {
    const from = columnOf(name);
    const to = FROM_RULES.length + OWN.length + index;
    let best = Number.NEGATIVE_INFINITY;
    for (let at = 0; at < rows.length; at += COLUMNS) best = Math.max(best, rows[at + from] ?? 0);
    for (let at = 0; at < rows.length; at += COLUMNS) rows[at + to] = (rows[at + from] ?? 0) - best;
  }
};

/** The features of sentences that the rules have ranked: `RANK_FEATURES.length` numbers a sentence, in their order. */
export const rankFeatures = (
  analysis: Analysis,
  terms: readonly WeightedTerm[],
  lookup: ReadonlyMap<string, number>,
  ranked: readonly ScoredSentence[],
  context: RankContext,
): Float32Array => {
  const question = profileQuestion(analysis, terms, lookup);
  const field = surveyField(ranked);
  const profiles = new Map<Passage, PassageProfile>();
  const rows = new Float32Array(ranked.length * COLUMNS);
  for (const [index, candidate] of ranked.entries()) {
    const { passage, features } = candidate;
    const profile = profiles.get(passage) ?? profilePassage(question, passage, context);
    profiles.set(passage, profile);
    const view: View = { question, profile, field, candidate };
    const values: Partial<Record<Feature, number>> = {
      ...features,
      ...coverageValues(view),
      ...wordValues(view),
      ...placeValues(view),
    };
    const base = index * COLUMNS;
    for (let column = 0; column < COLUMNS; column += 1)
      rows[base + column] = values[RANK_FEATURES[column] as Feature] ?? 0;
  }
  fillGaps(rows);
  return rows;
};
