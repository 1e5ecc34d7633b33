import type { LibraryOptions } from '../../qa/build-library.ts';
import type { Library } from '../../qa/library.ts';
import type { ScoredSentence } from '../../qa/retrieval/rank-sentences.ts';
import type { Ranker } from '../../qa/retrieval/ranker.ts';
import type { Document } from '../../qa/types.ts';
import { isGoldSentence } from '../gold-places.ts';
import type { Progress } from '../progress.ts';
import type { QuestionSet } from '../question-set.ts';
import { mapWithProgress } from '../runs/run.ts';

/** A question's candidates as the ranker sees them. */
export interface TrainingList {
  readonly id: string;
  /** What folds keep together. */
  readonly group: string;
  /** `RANK_FEATURES.length` numbers a candidate. */
  readonly rows: Float32Array;
  readonly right: readonly boolean[];
}

type Build = (documents: readonly Document[], options: LibraryOptions) => Promise<Library>;

interface Seen {
  readonly rows: Float32Array;
  readonly candidates: readonly ScoredSentence[];
}

/** A ranker that changes nothing and shows what it was given last. */
const createRecorder = (): { readonly ranker: Ranker; take(): Seen } => {
  const nothing: Seen = { rows: new Float32Array(), candidates: [] };
  let seen = nothing;
  return {
    ranker: {
      score: (rows, candidates) => {
        seen = { rows, candidates };
        return Float64Array.from(candidates, ({ score }) => score);
      },
    },
    take: () => {
      const last = seen;
      seen = nothing;
      return last;
    },
  };
};

/** The candidates of the answerable questions. The core itself is asked, so that the ranker learns from what it will see. */
export const collectLists = async (
  { documents, questions }: QuestionSet,
  build: Build,
  progress: Progress,
): Promise<readonly TrainingList[]> => {
  const recorder = createRecorder();
  const library = await build(documents, { ranker: recorder.ranker, answerability: null });
  const collections = [...new Set(documents.map(({ collection }) => collection))];
  const asked = questions.filter(({ isAnswerable }) => isAnswerable);
  return mapWithProgress(asked, 'features', progress, async (question) => {
    await library.answer({ text: question.text }, { collections }, { isFresh: true });
    const { rows, candidates } = recorder.take();
    const right = candidates.map(({ passage, sentence }) =>
      isGoldSentence(question, { documentId: passage.documentId, span: sentence.span }),
    );
    return { id: question.id, group: question.group, rows, right };
  });
};

/** Whether a list teaches anything: it holds right and wrong candidates. */
export const isTelling = ({ right }: TrainingList): boolean =>
  right.includes(true) && right.includes(false);
