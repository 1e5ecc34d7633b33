import type { Library } from '../../qa/library.ts';
import { askCore, type Prediction } from '../ask-core.ts';
import { buildBaselines, corpusOf } from '../baselines/baselines.ts';
import { idfCoverage } from '../baselines/idf-coverage.ts';
import { firstRight } from '../metrics/ranking.ts';
import type { GoldQuestion, QuestionSet } from '../question-set.ts';
import { squadReport } from '../reports/squad-report.ts';
import {
  type AnswerScore,
  coreRanks,
  isGoldParagraph,
  isGoldSentence,
  scoreAnswer,
} from '../score-answer.ts';
import { mapWithProgress, type RunResult, type RunServices } from './run.ts';

export interface SquadOptions {
  /** The question's own paragraph is given: nothing else is searched. */
  readonly givenPassage: boolean;
  /** Abstention is switched off. */
  readonly alwaysAnswer: boolean;
}

/** What one question came to. */
export interface SquadOutcome {
  readonly question: GoldQuestion;
  /** With abstention on, unless it is switched off for the whole run. */
  readonly prediction: Prediction;
  readonly score: AnswerScore;
  /** With abstention off. */
  readonly forced: Prediction;
  readonly forcedScore: AnswerScore;
  readonly sentenceRank: number | undefined;
  readonly paragraphRank: number | undefined;
}

/** What the baselines made of the same questions, in the questions' order. */
export interface BaselineOutcome {
  readonly name: string;
  readonly sentenceRanks: readonly (number | undefined)[];
  readonly paragraphRanks: readonly (number | undefined)[];
}

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
    prediction,
    score: scoreAnswer(question, prediction),
    forced,
    forcedScore: scoreAnswer(question, forced),
    sentenceRank: ranks.sentence,
    paragraphRank: ranks.paragraph,
  };
};

const rowOf = (outcome: SquadOutcome): object => {
  const { question, prediction, score, forced, forcedScore } = outcome;
  const { candidates, next: _next, ...flat } = prediction;
  const gold = forced.candidates.findIndex((place) => isGoldSentence(question, place));
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
    candidates: candidates.slice(0, 3).map(({ candidate }) => candidate),
    gold: forced.candidates[gold]?.candidate ?? null,
  };
};

/** Measures the core and the baselines on a set in SQuAD's format. */
export const runSquad = async (
  set: QuestionSet,
  options: SquadOptions,
  services: RunServices,
): Promise<RunResult> => {
  const { progress } = services;
  const library = await services.build(set.documents);
  const outcomes = await mapWithProgress(set.questions, 'newsdesk', progress, (question) =>
    askOne(library, question, options),
  );
  const corpus = corpusOf(library);
  const baselines: BaselineOutcome[] = [];
  for (const baseline of buildBaselines(corpus)) {
    const ranks = await mapWithProgress(set.questions, baseline.name, progress, (question) => {
      const within = options.givenPassage ? question.documentId : undefined;
      const sentences = baseline.rankSentences(question.text, within);
      const paragraphs = options.givenPassage ? [] : baseline.rankParagraphs(question.text);
      return {
        sentence: firstRight(sentences, (place) => isGoldSentence(question, place)),
        paragraph: firstRight(paragraphs, (place) => isGoldParagraph(question, place)),
      };
    });
    baselines.push({
      name: baseline.name,
      sentenceRanks: ranks.map(({ sentence }) => sentence),
      paragraphRanks: ranks.map(({ paragraph }) => paragraph),
    });
  }
  const coverage = idfCoverage(corpus);
  const coverages = set.questions.map((question) =>
    coverage(question.text, options.givenPassage ? question.documentId : undefined),
  );
  return {
    report: squadReport({ set, options, outcomes, baselines, coverages, corpus }),
    rows: outcomes.map(rowOf),
  };
};
