import { describe, expect, it } from 'vitest';
import { rankBaselines } from '../../../../evaluation/baselines/rank-baselines.ts';
import { readQuestionLines } from '../../../../evaluation/formats/question-lines.ts';
import { readSelqa } from '../../../../evaluation/formats/selqa.ts';
import { readSquad } from '../../../../evaluation/formats/squad.ts';
import { corpusFigures, shortfalls } from '../../../../evaluation/metrics/corpus-figures.ts';
import { corpusLosses, corpusReport } from '../../../../evaluation/reports/corpus-report.ts';
import { runCorpus } from '../../../../evaluation/runs/corpus-run.ts';
import { runHideHalf } from '../../../../evaluation/runs/hide-half-run.ts';
import { runRanking } from '../../../../evaluation/runs/ranking-run.ts';
import { runSquad } from '../../../../evaluation/runs/squad-run.ts';
import { buildLibrary } from '../../../../src/qa/library/build-library.ts';
import type { Document } from '../../../../src/qa/types.ts';

const build = (documents: readonly Document[]) => buildLibrary(documents);
const services = { build, rankBaselines, progress: () => undefined };

const SQUAD = JSON.stringify({
  data: [
    {
      title: 'Oil_crisis',
      paragraphs: [
        {
          context:
            'The oil crisis began in October 1973. Members of the cartel proclaimed an embargo.',
          qas: [
            {
              id: 'when',
              question: 'When did the oil crisis begin?',
              answers: [{ text: 'October 1973', answer_start: 24 }],
            },
            {
              id: 'never',
              question: 'Who won the chess tournament?',
              is_impossible: true,
              answers: [],
            },
          ],
        },
      ],
    },
    {
      title: 'Plague',
      paragraphs: [
        {
          context: 'The plague reached Sicily by ship. Few villages escaped it.',
          qas: [
            {
              id: 'where',
              question: 'Which island did the plague reach by ship?',
              answers: [{ text: 'Sicily', answer_start: 19 }],
            },
          ],
        },
      ],
    },
  ],
});

const OPEN = { givenPassage: false, alwaysAnswer: false };

describe('runSquad', () => {
  it('finds the sentences, and prints every table beside the baselines', async () => {
    const { report, rows } = await runSquad(readSquad(SQUAD, 'f', 'title'), OPEN, services);
    expect(report).toContain('3 questions (1 unanswerable), 2 titles, 2 paragraphs, 4 sentences');
    expect(report).toMatch(/newsdesk +1\.000 +1\.000 +1\.000 +1\.000/);
    for (const name of ['bare MiniSearch', '+ paragraph + title', 'idf coverage', 'strong', 'EM'])
      expect(report).toContain(name);
    expect(rows[0]).toMatchObject({ id: 'when', sentenceRank: 1, paragraphRank: 1 });
    expect(rows[1]).toMatchObject({ id: 'never', isAnswerable: false, sentenceRank: null });
  });

  it('looks at nothing but the paragraph that is given', async () => {
    const set = readSquad(SQUAD, 'f', 'paragraph');
    const { rows } = await runSquad(set, { givenPassage: true, alwaysAnswer: true }, services);
    const [when] = rows as { candidates: { passageId: string }[] }[];
    expect(new Set(when?.candidates.map(({ passageId }) => passageId.split('#')[0])).size).toBe(1);
  });
});

describe('runHideHalf', () => {
  it('asks everything twice and knows which articles were there', async () => {
    const { report, rows } = await runHideHalf(readSquad(SQUAD, 'f', 'title'), services);
    expect(rows.map((row) => 'isHere' in row && row.isHere)).toEqual([
      false,
      false,
      true,
      true,
      true,
      false,
    ]);
    expect(report).toContain('newsdesk, both');
  });
});

describe('runRanking', () => {
  it('ranks every candidate once, whatever shares a word first', async () => {
    const set = readSelqa(
      JSON.stringify([
        {
          question: 'Where is the museum?',
          article: 'Israel',
          section: 'Culture',
          candidates: ['Nobody came.', 'Tea is drunk.', 'The museum stands in Jerusalem.'],
          answers: [2],
        },
      ]),
      'f',
    );
    const { report, rows } = await runRanking(set, services);
    expect(report).toMatch(/newsdesk +1\.000 +1\.000 +1\.000/);
    const [row] = rows as { ranking: { isRight: boolean; text: string }[] }[];
    expect(row?.ranking.map(({ text }) => text)).toHaveLength(3);
    expect(row?.ranking[0]?.isRight).toBe(true);
  });
});

describe('runCorpus', () => {
  const questions = readQuestionLines(
    [
      {
        question: 'When did the oil crisis begin?',
        answers: ['October 1973'],
        sentence: 'The oil crisis began in October 1973.',
        isAnswerable: true,
      },
      { question: 'Who won the chess tournament?', isAnswerable: false, reason: 'no-passage' },
      { question: 'When did the plague begin?', answers: ['1347'], isAnswerable: true },
    ]
      .map((line) => JSON.stringify(line))
      .join('\n'),
    'own.jsonl',
  );

  it('tells right answers, right abstentions and losses apart', async () => {
    const library = await buildLibrary(readSquad(SQUAD, 'f', 'title').documents);
    const outcomes = await runCorpus(library, questions, () => undefined);
    expect(outcomes.map(({ inSentence }) => inSentence)).toEqual([true, false, false]);
    expect(outcomes.map(({ rank }) => rank)).toEqual([1, undefined, undefined]);
    const figures = corpusFigures(outcomes);
    expect(figures).toMatchObject({ inSentence: 0.5, abstentionRecall: 1 });
    expect(corpusReport(outcomes)).toContain('3 questions, 1 unanswerable');
    expect(corpusLosses(outcomes)).toContain('When did the plague begin?');
    expect(corpusLosses(outcomes)).not.toContain('When did the oil crisis begin?');
    expect(shortfalls(figures, { inSentence: 0.5, abstentionRecall: 1 })).toEqual([]);
    expect(shortfalls(figures, { inSentence: 0.6 })).toEqual(['inSentence is 0.500, below 0.6']);
  });
});
