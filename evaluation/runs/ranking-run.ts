import type { Span } from '../../src/qa/types.ts';
import { askCore, type RankedSentence } from '../ask-core.ts';
import { buildBaselines, corpusOf } from '../baselines/baselines.ts';
import { idfCoverage } from '../baselines/idf-coverage.ts';
import { shareInside } from '../gold-places.ts';
import { mean, share } from '../metrics/mean.ts';
import { seededRandom, shuffled } from '../metrics/random.ts';
import { averagePrecision, firstRight } from '../metrics/ranking.ts';
import type { RankingQuestion, RankingSet } from '../question-set.ts';
import type { RankingOutcome, SystemOutcomes } from '../ranking-outcome.ts';
import { rankingReport } from '../reports/ranking-report.ts';
import { mapWithProgress, type NamedFigure, type RunResult, type RunServices } from './run.ts';

/** Right answers stand first in places of these files: what no system ranked comes in this order. */
const SEED = 20_220_923;

/** Where the core split sentences otherwise than the file did, a part and its whole stand for each other. */
const isSame = (one: Span, other: Span): boolean =>
  shareInside(one, other) > 0.5 || shareInside(other, one) > 0.5;

/** The candidates' indexes as the ranked spans name them; those left unnamed follow in shuffled order. */
const orderOf = (
  { candidates }: RankingQuestion,
  ranked: readonly Span[],
  random: () => number,
): readonly number[] => {
  const places = shuffled([...candidates.keys()], random);
  const named = ranked.flatMap((span) =>
    places.filter((place) => isSame(span, candidates[place]?.span ?? span)),
  );
  return [...new Set([...named, ...places])];
};

const outcomeOf = (question: RankingQuestion, order: readonly number[]): RankingOutcome => {
  const rights = order.map((at) => question.candidates[at]?.isRight === true);
  return {
    averagePrecision: averagePrecision(rights),
    firstRight: firstRight(rights, (isRight) => isRight),
    order,
  };
};

const spansOf = (ranked: readonly RankedSentence[]): readonly Span[] =>
  ranked.map(({ span }) => span);

/** Of the questions with a right sentence. */
const figuresOf = (outcomes: readonly RankingOutcome[]): readonly NamedFigure[] => {
  const ranked = outcomes.filter(({ firstRight }) => firstRight !== undefined);
  return [
    ['MAP', mean(ranked.map(({ averagePrecision }) => averagePrecision))],
    ['MRR', mean(ranked.map((outcome) => 1 / (outcome.firstRight ?? 1)))],
    ['R@1', share(ranked, (outcome) => outcome.firstRight === 1)],
  ];
};

/** Measures the core and the baselines on questions that each bring the sentences to rank. */
export const runRanking = async (set: RankingSet, services: RunServices): Promise<RunResult> => {
  const { progress } = services;
  const library = await services.build(set.documents);
  const predictions = await mapWithProgress(set.questions, 'newsdesk', progress, (question) =>
    askCore(
      library,
      { text: question.text, filters: { article: question.documentId } },
      { alwaysAnswer: true },
    ),
  );
  const corpus = corpusOf(library);
  const rankAll = (
    name: string,
    rank: (question: RankingQuestion, at: number) => readonly Span[],
  ): SystemOutcomes => {
    const random = seededRandom(SEED);
    const outcomes = set.questions.map((question, at) => {
      progress(name, at + 1, set.questions.length);
      return outcomeOf(question, orderOf(question, rank(question, at), random));
    });
    return { name, outcomes };
  };
  const systems = [
    rankAll('in shuffled order', () => []),
    ...buildBaselines(corpus).map(({ name, rankSentences }) =>
      rankAll(name, ({ text, documentId }) =>
        rankSentences(text, documentId).map(({ span }) => span),
      ),
    ),
    rankAll('newsdesk', (_, at) => spansOf(predictions[at]?.candidates ?? [])),
  ];
  const coverage = idfCoverage(corpus);
  const core = systems.at(-1);
  return {
    report: rankingReport({
      set,
      systems,
      scores: predictions.map(({ score }) => score),
      coverages: set.questions.map(({ text, documentId }) => coverage(text, documentId)),
    }),
    figures: figuresOf(core?.outcomes ?? []),
    rows: set.questions.map((question, at) => {
      const document = library.documents.get(question.documentId);
      const prediction = predictions[at];
      return {
        id: question.id,
        question: question.text,
        title: document?.title,
        firstRight: core?.outcomes[at]?.firstRight ?? null,
        averagePrecision: core?.outcomes[at]?.averagePrecision,
        answerType: prediction?.answerType,
        text: prediction?.text,
        score: prediction?.score,
        ranking: core?.outcomes[at]?.order.map((place) => {
          const span = question.candidates[place]?.span;
          const named = prediction?.candidates.find(
            (found) => span !== undefined && isSame(found.span, span),
          );
          return {
            isRight: question.candidates[place]?.isRight,
            text: document?.text.slice(span?.start, span?.end),
            score: named?.candidate.score ?? null,
            features: named?.candidate.features ?? null,
            matched: named?.candidate.matched ?? [],
          };
        }),
      };
    }),
  };
};
