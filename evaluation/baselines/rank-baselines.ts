import { isGoldParagraph, isGoldSentence } from '../gold-places.ts';
import { firstRight } from '../metrics/ranking.ts';
import type { Progress } from '../progress.ts';
import type { GoldQuestion } from '../question-set.ts';
import type { BaselineCorpus } from './baseline.ts';
import { buildBaselines } from './baselines.ts';

/** The place of the first right sentence and paragraph of each question, in the questions' order. */
export interface BaselineOutcome {
  readonly name: string;
  readonly sentenceRanks: readonly (number | undefined)[];
  readonly paragraphRanks: readonly (number | undefined)[];
}

/** What baselines are asked; plain data, so that it can go to another thread. */
export interface BaselineTask {
  readonly corpus: BaselineCorpus;
  readonly questions: readonly GoldQuestion[];
  /** Each question keeps to its own document, and paragraphs are not ranked. */
  readonly givenPassage: boolean;
}

/** What every baseline makes of the questions. */
export type RankBaselines = (
  task: BaselineTask,
  progress: Progress,
) => Promise<readonly BaselineOutcome[]>;

/** Ranks on this thread. */
export const rankBaselines: RankBaselines = async ({ corpus, questions, givenPassage }, progress) =>
  buildBaselines(corpus).map((baseline) => {
    const sentenceRanks: (number | undefined)[] = [];
    const paragraphRanks: (number | undefined)[] = [];
    for (const question of questions) {
      const { text, documentId } = question;
      const sentences = baseline.rankSentences(text, givenPassage ? documentId : undefined);
      sentenceRanks.push(firstRight(sentences, (place) => isGoldSentence(question, place)));
      const paragraphs = givenPassage ? [] : baseline.rankParagraphs(text);
      paragraphRanks.push(firstRight(paragraphs, (place) => isGoldParagraph(question, place)));
      progress(baseline.name, sentenceRanks.length, questions.length);
    }
    return { name: baseline.name, sentenceRanks, paragraphRanks };
  });
