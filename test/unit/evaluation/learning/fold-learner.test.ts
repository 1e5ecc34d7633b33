import { describe, expect, it } from 'vitest';
import { dealFolds } from '../../../../src/evaluation/folds.ts';
import { readSquad } from '../../../../src/evaluation/formats/squad.ts';
import { createFoldLearner } from '../../../../src/evaluation/learning/fold-learner.ts';
import { buildLibrary, type LibraryOptions } from '../../../../src/qa/build-library.ts';
import type { Document } from '../../../../src/qa/types.ts';

const RIVERS = ['Po', 'Tiber', 'Arno', 'Adige'];

/** An article about each river, with a question that it answers and, where told, one that it does not. */
const setOf = (hasUnanswerable: boolean) =>
  readSquad(
    JSON.stringify({
      data: RIVERS.map((river) => ({
        title: river,
        paragraphs: [
          {
            context: `The ${river} begins in the hills. Its mouth is a wide delta.`,
            qas: [
              {
                id: `${river}-1`,
                question: `Where does the ${river} begin?`,
                answers: [{ text: 'in the hills', answer_start: `The ${river} begins `.length }],
              },
              ...(hasUnanswerable
                ? [
                    {
                      id: `${river}-2`,
                      question: `Who bridged the ${river}?`,
                      is_impossible: true,
                      answers: [],
                    },
                  ]
                : []),
            ],
          },
        ],
      })),
    }),
    'f',
    'title',
  );

const learnerOf = (hasUnanswerable: boolean, usesRanker = true) => {
  const built: (readonly string[])[] = [];
  const services = {
    build: (documents: readonly Document[], options: LibraryOptions) => {
      built.push(documents.map(({ title }) => title));
      return buildLibrary(documents, { ...options, vectors: null });
    },
    progress: () => undefined,
  };
  const set = setOf(hasUnanswerable);
  const folds = dealFolds(set.questions, 2);
  const learning = { usesRanker, usesAnswerability: true };
  return { built, folds, learner: createFoldLearner(set, folds, [], learning, services) };
};

describe('what learns from the other folds', () => {
  it('is both parts where questions without an answer can be learned from', async () => {
    const { learner } = learnerOf(true);
    const { ranker, answerability } = await learner(0);
    expect(ranker).not.toBeNull();
    expect(answerability).not.toBeNull();
  });

  it('is no answerability where every question has an answer, and no ranker where it is off', async () => {
    expect((await learnerOf(false).learner(0)).answerability).toBeNull();
    expect((await learnerOf(true, false).learner(0)).ranker).toBeNull();
  });

  it('reads signs of the other folds’ articles alone', async () => {
    const { built, folds, learner } = learnerOf(true, false);
    await learner(0);
    const own = new Set(folds[0]?.map(({ group }) => group));
    expect(built.flat().length).toBeGreaterThan(0);
    for (const title of built.flat()) expect(own).not.toContain(title);
  });
});
