import type { Library } from '../../src/qa/library/library.ts';
import { askCore, type Prediction } from '../ask-core.ts';
import { corpusOf } from '../baselines/baselines.ts';
import { idfCoverage } from '../baselines/idf-coverage.ts';
import { isGoldSentence } from '../gold-places.ts';
import type { GoldQuestion, QuestionSet } from '../question-set.ts';
import { squadFigures } from '../reports/squad-figures.ts';
import { squadReport } from '../reports/squad-report.ts';
import { coreRanks, scoreAnswer } from '../score-answer.ts';
import type { SquadOptions, SquadOutcome } from '../squad-outcome.ts';
import { mapWithProgress, type RunResult, type RunServices } from './run.ts';

/** Ranked sentences kept of each question, for its row. */
const KEPT = 3;

const withFewCandidates = (prediction: Prediction): Prediction => ({
  ...prediction,
  candidates: prediction.candidates.slice(0, KEPT),
});

const askOne = async (
  library: Library,
  question: GoldQuestion,
  options: SquadOptions,
): Promise<SquadOutcome> => {
  const filters =
    options.givenPassage && question.documentId !== undefined
      ? { filters: { article: question.documentId } }
      : {};
  const asked = { text: question.text, ...filters };
  const prediction = await askCore(library, asked, options);
  const forced =
    prediction.kind === 'abstention' && !options.alwaysAnswer
      ? await askCore(library, asked, { alwaysAnswer: true })
      : prediction;
  const ranks = coreRanks(question, forced);
  return {
    question,
    prediction: withFewCandidates(prediction),
    score: scoreAnswer(question, prediction),
    forced: withFewCandidates(forced),
    forcedScore: scoreAnswer(question, forced),
    sentenceRank: ranks.sentence,
    paragraphRank: ranks.paragraph,
    gold: forced.candidates.find((place) => isGoldSentence(question, place)),
  };
};

const rowOf = (outcome: SquadOutcome): object => {
  const { question, prediction, score, forced, forcedScore } = outcome;
  const { candidates, next: _next, ...flat } = prediction;
  return {
    id: question.id,
    question: question.text,
    group: question.group,
    isAnswerable: question.isAnswerable,
    answers: [...new Set(question.answers.map(({ text }) => text))],
    prediction: { ...flat, ...score },
    forced: { text: forced.text, sentence: forced.sentence, ...forcedScore },
    sentenceRank: outcome.sentenceRank ?? null,
    paragraphRank: outcome.paragraphRank ?? null,
    candidates: candidates.map(({ candidate }) => candidate),
    gold: outcome.gold?.candidate ?? null,
  };
};

/** Measures the core and the baselines on a set in SQuAD's format. */
export const runSquad = async (
  set: QuestionSet,
  options: SquadOptions,
  services: RunServices,
): Promise<RunResult> => {
  const { documents, questions } = set;
  const { givenPassage } = options;
  const library = await services.build(documents);
  const corpus = corpusOf(library);
  const [outcomes, baselines] = await Promise.all([
    mapWithProgress(questions, 'newsdesk', services.progress, (question) =>
      askOne(library, question, options),
    ),
    services.rankBaselines({ corpus, questions, givenPassage }, services.progress),
  ]);
  const coverage = idfCoverage(corpus);
  const coverages = questions.map((question) =>
    coverage(question.text, givenPassage ? question.documentId : undefined),
  );
  return {
    report: squadReport({ set, options, outcomes, baselines, coverages, corpus }),
    figures: squadFigures(outcomes, options),
    rows: outcomes.map(rowOf),
  };
};
