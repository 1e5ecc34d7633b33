import type { Library } from '../../qa/library.ts';
import type { LibraryOptions } from '../../qa/build-library.ts';
import { RANK_FEATURES } from '../../qa/retrieval/rank-features.ts';
import type { Ranker } from '../../qa/retrieval/ranker.ts';
import type { ScoredSentence } from '../../qa/retrieval/rank-sentences.ts';
import type { Document, Question } from '../../qa/types.ts';
import type { Place } from '../baselines/baseline.ts';
import { isGoldSentence, shareInside } from '../gold-places.ts';
import type { Progress } from '../progress.ts';
import type { QuestionSet, RankingSet } from '../question-set.ts';
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

interface Asked {
  readonly id: string;
  readonly group: string;
  readonly question: Question;
  isRight(place: Place): boolean;
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

/** Asks the core itself, so that the ranker learns from what it will see. */
const collect = async (
  documents: readonly Document[],
  asked: readonly Asked[],
  build: Build,
  progress: Progress,
): Promise<readonly TrainingList[]> => {
  const recorder = createRecorder();
  const library = await build(documents, { ranker: recorder.ranker });
  const collections = [...new Set(documents.map(({ collection }) => collection))];
  return mapWithProgress(asked, 'features', progress, async ({ id, group, question, isRight }) => {
    await library.answer(question, { collections });
    const { rows, candidates } = recorder.take();
    const right = candidates.map(({ passage, sentence }) =>
      isRight({ documentId: passage.documentId, span: sentence.span }),
    );
    return { id, group, rows, right };
  });
};

/** The lists of questions over articles. */
export const collectLists = (
  { documents, questions }: QuestionSet,
  build: Build,
  progress: Progress,
): Promise<readonly TrainingList[]> =>
  collect(
    documents,
    questions
      .filter(({ isAnswerable }) => isAnswerable)
      .map((question) => ({
        id: question.id,
        group: question.group,
        question: { text: question.text },
        isRight: (place) => isGoldSentence(question, place),
      })),
    build,
    progress,
  );

/** How much of a sentence must lie in a labelled one to be it. */
const MOST = 0.5;

/** The lists of questions that each bring their sentences. */
export const collectRankingLists = (
  { documents, questions }: RankingSet,
  build: Build,
  progress: Progress,
): Promise<readonly TrainingList[]> => {
  const titles = new Map(documents.map(({ id, title }) => [id, title]));
  return collect(
    documents,
    questions.map(({ id, text, documentId, candidates }) => ({
      id,
      group: titles.get(documentId) || text,
      question: { text, filters: { article: documentId } },
      isRight: ({ span }) =>
        candidates.some(
          (candidate) =>
            candidate.isRight &&
            (shareInside(candidate.span, span) > MOST || shareInside(span, candidate.span) > MOST),
        ),
    })),
    build,
    progress,
  );
};

/** Whether a list teaches anything: it holds right and wrong candidates. */
export const isTelling = ({ right }: TrainingList): boolean =>
  right.includes(true) && right.includes(false);

export const FEATURES = RANK_FEATURES.length;
