import { describe, expect, it } from 'vitest';
import { readSquad } from '../../../../src/evaluation/formats/squad.ts';
import { perParagraph } from '../../../../src/evaluation/learning/per-paragraph.ts';

const FILE = JSON.stringify({
  data: [
    { title: 'Lakes', paragraphs: [] },
    {
      title: 'Rivers',
      paragraphs: [
        {
          context: 'The Po is long.',
          qas: [
            { id: 'po', question: 'How is the Po?', answers: [{ text: 'long', answer_start: 10 }] },
          ],
        },
        {
          context: 'The Tiber is short.',
          qas: [
            {
              id: 'tiber',
              question: 'How is the Tiber?',
              answers: [{ text: 'short', answer_start: 13 }],
            },
            { id: 'none', question: 'Who dug it?', is_impossible: true, answers: [] },
          ],
        },
      ],
    },
  ],
});

describe('perParagraph', () => {
  it('makes an article of each paragraph, with the questions written for it', () => {
    const { documents, questions } = perParagraph(readSquad(FILE, 'f', 'title'));
    expect(documents.map(({ title, text }) => [title, text])).toEqual([
      ['Rivers', 'Rivers\n\nThe Po is long.'],
      ['Rivers', 'Rivers\n\nThe Tiber is short.'],
    ]);
    expect(
      questions.map(({ id, documentId, isAnswerable, group }) => [
        id,
        documentId,
        isAnswerable,
        group,
      ]),
    ).toEqual([
      ['po', documents[0]?.id, true, 'Rivers'],
      ['tiber', documents[1]?.id, true, 'Rivers'],
      ['none', documents[1]?.id, false, 'Rivers'],
    ]);
  });
});
