import { describe, expect, it } from 'vitest';
import { readSquad } from '../../../../evaluation/formats/squad.ts';
import { segmentsOf } from '../../../../src/qa/corpus/tree/segments-of.ts';
import type { Document } from '../../../../src/qa/types.ts';

const FILE = JSON.stringify({
  data: [
    {
      title: 'Black_Death',
      paragraphs: [
        {
          context: 'It came in 1347.',
          qas: [
            {
              id: 'q1',
              question: 'When did it come?',
              answers: [{ text: '1347', answer_start: 11 }],
            },
          ],
        },
        {
          context: 'A 😀 stands before Sicily here.',
          qas: [
            {
              id: 'q2',
              question: 'Which island?',
              is_impossible: false,
              answers: [{ text: 'Sicily', answer_start: 18 }],
            },
            { id: 'q3', question: 'Which ship?', is_impossible: true, answers: [] },
          ],
        },
      ],
    },
  ],
});

const kindsOf = (document: Document | undefined) =>
  document === undefined ? [] : segmentsOf(document.root).map(({ kind }) => kind);

describe('readSquad', () => {
  it('makes an article of each title, its paragraphs below the title', () => {
    const { documents } = readSquad(FILE, 'squad.json', 'title');
    expect(documents).toHaveLength(1);
    expect(documents[0]?.text).toBe(
      'Black Death\n\nIt came in 1347.\n\nA 😀 stands before Sicily here.',
    );
    expect(kindsOf(documents[0])).toEqual(['title', 'paragraph', 'paragraph']);
  });

  it.each(['title', 'paragraph'] as const)(
    'places each answer when each %s is a document',
    (per) => {
      const { documents, questions } = readSquad(FILE, 'squad.json', per);
      for (const { answers, paragraph } of questions) {
        for (const { text, span, documentId } of answers) {
          const document = documents.find(({ id }) => id === documentId);
          expect(document?.text.slice(span?.start, span?.end)).toBe(text);
          expect(span?.start).toBeGreaterThanOrEqual(paragraph?.start ?? Number.NaN);
          expect(span?.end).toBeLessThanOrEqual(paragraph?.end ?? Number.NaN);
        }
      }
      expect(new Set(documents.map(({ id }) => id)).size).toBe(per === 'title' ? 1 : 2);
    },
  );

  it('keeps the questions of a title together, and of a paragraph where there is one title only', () => {
    const groups = (file: string): readonly string[] =>
      readSquad(file, 'squad.json', 'title').questions.map(({ group }) => group);
    expect(new Set(groups(FILE)).size).toBe(2);
    const { data } = JSON.parse(FILE);
    const [first] = data;
    const twice = JSON.stringify({ data: [first, { ...first, title: 'Plague' }] });
    expect(groups(twice).slice(0, 3)).toEqual(['Black_Death', 'Black_Death', 'Black_Death']);
  });

  it('knows what is impossible to answer', () => {
    const { questions } = readSquad(FILE, 'squad.json', 'title');
    expect(questions.map(({ isAnswerable }) => isAnswerable)).toEqual([true, true, false]);
  });

  it('names the file that is something else', () => {
    expect(() => readSquad('[]', 'other.json', 'title')).toThrow(/other\.json.*"data"/);
  });
});
