import type { Answerability } from '../../qa/answering/answerability.ts';
import type { LibraryOptions } from '../../qa/build-library.ts';
import type { QuestionSet } from '../question-set.ts';
import { mapWithProgress } from '../runs/run.ts';
import type { TrainingServices } from './training-file.ts';

/** What the answerability sees of a question in its paragraph, and whether that holds the answer. */
export interface SignedQuestion {
  /** What folds keep together. */
  readonly group: string;
  readonly isAnswerable: boolean;
  /** As `readSigns` returns them. */
  readonly signs: Float32Array;
}

/** An answerability that believes nothing and shows what it was given last. */
const createRecorder = (): {
  readonly answerability: Answerability;
  take(): Float32Array | undefined;
} => {
  let seen: Float32Array | undefined;
  return {
    answerability: {
      belief: (signs) => {
        seen = signs;
        return 0.5;
      },
    },
    take: () => {
      const last = seen;
      seen = undefined;
      return last;
    },
  };
};

/**
 * The signs of questions that are asked of the paragraph they were written for; none of those that share no word with
 * it. The core itself is asked, so that the answerability learns from what it will see.
 */
export const collectSigns = async (
  { documents, questions }: QuestionSet,
  ranker: NonNullable<LibraryOptions['ranker']> | null,
  { build, progress }: TrainingServices,
): Promise<readonly SignedQuestion[]> => {
  const { answerability, take } = createRecorder();
  const library = await build(documents, { ranker, answerability });
  const collections = [...new Set(documents.map(({ collection }) => collection))];
  const signed = await mapWithProgress(questions, 'signs', progress, async (question) => {
    const filters = question.documentId === undefined ? {} : { article: question.documentId };
    await library.answer({ text: question.text, filters }, { collections });
    const signs = take();
    const { group, isAnswerable } = question;
    return signs === undefined ? [] : [{ group, isAnswerable, signs }];
  });
  return signed.flat();
};
