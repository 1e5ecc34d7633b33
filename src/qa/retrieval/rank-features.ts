import type { Analysis } from '../analysis/analyse-question.ts';
import type { DocumentId, Passage } from '../types.ts';
import { type PassageProfile, profilePassage, type RankContext } from './passage-profile.ts';
import { profileQuestion, type QuestionProfile } from './question-profile.ts';
import type { ScoredSentence, WeightedTerm } from './rank-sentences.ts';
import type { SentenceFeatures } from './score-features.ts';
import {
  adjacentIn,
  COUNTED_NAMES,
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

const COLUMNS = RANK_FEATURES.length;

/** The column of each feature. */
const AT = Object.fromEntries(RANK_FEATURES.map((name, column) => [name, column])) as Readonly<
  Record<(typeof RANK_FEATURES)[number], number>
>; // each name once

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

/** What a candidate is seen with, and where its features go. */
interface View {
  readonly row: Float32Array;
  readonly question: QuestionProfile;
  readonly profile: PassageProfile;
  readonly field: Field;
  readonly candidate: ScoredSentence;
}

const writeCoverage = ({ row, question, profile, candidate: { at } }: View): void => {
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
  row[AT.ownInPassage] = (weightOf(own, weights) - bestOther(held, at, weights)) / total;
  row[AT.after] = weightOf(after, weights) / total;
  row[AT.local] = local / localTotal;
  row[AT.localHeld] = local / localHeld;
  row[AT.localBefore] = weightOf(before, localWeights) / localTotal;
  row[AT.localInPassage] = (local - bestOther(held, at, localWeights)) / localTotal;
  row[AT.articleHolds] = weightOf(inArticle | above, weights) / total;
  row[AT.topicOwn] = weightOf(own | above | topic, weights) / total;
  row[AT.beyondTopic] = beyondWeight === 0 ? 1 : weightOf(own & beyond, weights) / beyondWeight;
  row[AT.rarestUnheld] = heaviestOf(all & ~(own | above), weights) / total;
  row[AT.rarestNowhere] = heaviestOf(all & ~(passage | above), weights) / total;
  row[AT.rarestHeld] = heaviestOf(own, weights) / total;
  row[AT.heldCount] = countOf(own);
  row[AT.heldShare] = countOf(own) / (question.terms.length || 1);
  row[AT.names] = shareHeld(own, question.names);
  row[AT.namesNear] = shareHeld(own | before | above, question.names);
  row[AT.namesInPassage] = shareHeld(earlier | above, question.names);
  row[AT.nouns] = shareHeld(own, question.nouns);
  row[AT.verbs] = shareHeld(own, question.verbs);
  row[AT.qualities] = shareHeld(own, question.qualities);
  row[AT.numbers] = shareHeld(own, question.numbers);
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
  for (let term = 0; term < words.counts.length; term += 1) {
    const count = words.counts[term] ?? 0;
    if (count > 0) sum += ((weights[term] ?? 0) * count * (K + 1)) / (count + K * length);
  }
  return sum / total;
};

const softOf = ({ weights, total }: QuestionProfile, own: number, words: SentenceWords): number => {
  let sum = 0;
  for (let term = 0; term < words.akin.length; term += 1)
    sum += (weights[term] ?? 0) * ((own & (1 << term)) === 0 ? (words.akin[term] ?? 0) : 1);
  return sum / total;
};

/** More than so many of one kind say no more. */
const MOST_COUNTED = 4;

const writeCounted = (row: Float32Array, kinds: Readonly<Record<CountedKind, number>>): void => {
  for (const kind of COUNTED_NAMES) row[AT[kind]] = Math.min(MOST_COUNTED, kinds[kind]);
};

const writeWords = ({ row, question, profile, field, candidate }: View): void => {
  const { passage, sentence, at } = candidate;
  const words = readWords(question, passage, profile, sentence);
  const near = nearnessIn(question, passage, profile, sentence, words);
  const own = profile.held[at] ?? 0;
  row[AT.soft] = softOf(question, own, words);
  row[AT.focusSoft] = question.focus < 0 ? -1 : (words.akin[question.focus] ?? 0);
  row[AT.verbSoft] = question.verb < 0 ? -1 : (words.akin[question.verb] ?? 0);
  row[AT.exact] = words.exact / question.total;
  row[AT.adjacent] = adjacentIn(question, passage, words);
  row[AT.longestRun] = words.longestRun;
  row[AT.window] = words.spread === 0 ? 0 : countOf(own) / words.spread;
  row[AT.ordered] = words.ordered;
  row[AT.bm25] = bm25Of(question, words, field.meanTokens);
  row[AT.newWanted] = Math.min(6, words.newWanted);
  row[AT.near] = near.wanted;
  row[AT.nearAny] = near.any;
  row[AT.newContent] = words.newContent;
  row[AT.tokens] = words.tokens;
  row[AT.precisionAll] = words.tokens === 0 ? 0 : words.places.length / words.tokens;
  row[AT.negation] = Number(words.isNegated) - Number(question.isNegated);
  writeCounted(row, words.newKinds);
};

const writePlace = ({ row, question, profile, field, candidate }: View): void => {
  const { passage, sentence, at, features, score } = candidate;
  const article = field.articles.get(passage.documentId);
  const isPronoun = ((profile.kinds[sentence.first] ?? 0) & KIND.pronoun) !== 0;
  const before = (profile.held[at - 1] ?? 0) & ~(profile.held[at] ?? 0);
  row[AT.rule] = score;
  row[AT.passageRank] = Math.log(1 + field.passageScores.indexOf(features.passage));
  row[AT.articlePassages] = article?.passages ?? 0;
  row[AT.articleScore] = article?.score ?? 0;
  row[AT.isTopArticle] = passage.documentId === field.topArticle ? 1 : 0;
  row[AT.at] = at;
  row[AT.pronounStart] = isPronoun ? 1 : 0;
  row[AT.pronounBefore] = isPronoun ? weightOf(before, question.weights) / question.total : 0;
  row[AT.attributed] = sentence.attribution === undefined ? 0 : 1;
  row[AT.isQuestion] = passage.tokens.word[sentence.past - 1] === '?' ? 1 : 0;
  row[AT.terms] = question.terms.length;
  row[AT.questionLength] = question.stems.length;
  row[AT.wanted] = question.wanted.number;
  row[AT.asks] = question.asks;
};

const fillGaps = (rows: Float32Array): void => {
  for (const [index, name] of COMPARED.entries()) {
    const from = AT[name];
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
    const row = rows.subarray(index * COLUMNS, (index + 1) * COLUMNS);
    const view: View = { row, question, profile, field, candidate };
    for (const name of FROM_RULES) row[AT[name]] = features[name];
    writeCoverage(view);
    writeWords(view);
    writePlace(view);
  }
  fillGaps(rows);
  return rows;
};
