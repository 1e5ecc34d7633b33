import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Evidence {
  readonly documentId: string;
  readonly quote: string;
}

interface Answerable {
  readonly question: string;
  readonly answers: readonly string[];
  readonly evidence: readonly Evidence[];
  readonly isAnswerable: boolean;
  readonly speaker: string | null;
}

interface GoldenQuestion extends Answerable {
  readonly id: string;
  readonly split: string;
  readonly type: string;
}

interface GoldenNumber {
  readonly id: string;
  readonly documentId?: string;
  readonly passage?: string;
  readonly sentence: string;
  readonly text: string;
}

interface GoldenFigure extends GoldenNumber {
  readonly metric: string;
  readonly entity: string | null;
  readonly role: string | null;
  readonly period: { readonly label: string; readonly from: string; readonly to: string } | null;
}

interface Conversation {
  readonly id: string;
  readonly turns: readonly Answerable[];
}

const read = (path: string): string =>
  readFileSync(new URL(path, import.meta.url), 'utf8').normalize('NFC');

// The shape is what golden data promises; a line that lacks a field fails the assertions below.
const lines = <T>(name: string): readonly T[] =>
  read(`./${name}.jsonl`)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as T);

const article = (documentId: string): string => read(`../../corpus/${documentId}.md`);

const placeOf = ({ documentId, passage }: GoldenNumber): string =>
  passage === undefined ? article(documentId ?? '') : read(`./${passage}.md`);

const questions = lines<GoldenQuestion>('questions');
const figures = lines<GoldenFigure>('figures');
const notFigures = lines<GoldenNumber>('not-figures');
const conversations = [
  ...lines<Conversation>('conversations'),
  ...lines<Conversation>('held-conversations'),
];

const expectEvidence = ({ answers, evidence, isAnswerable, speaker }: Answerable): void => {
  expect(evidence.length > 0).toBe(isAnswerable);
  expect(answers.length > 0).toBe(isAnswerable);
  for (const { documentId, quote } of evidence) expect(article(documentId)).toContain(quote);
  const texts = evidence.map(({ documentId }) => article(documentId)).join('\n');
  for (const answer of answers) expect(texts).toContain(answer);
  if (speaker !== null) expect(texts).toContain(speaker);
};

describe('golden data', () => {
  it.each(questions)('quotes the articles exactly in $id: $question', (question) => {
    expectEvidence(question);
  });

  it.each(conversations.flatMap(({ id, turns }) => turns.map((turn) => ({ id, ...turn }))))(
    'quotes the articles exactly in conversation $id: $question',
    (turn) => {
      expectEvidence(turn);
    },
  );

  it.each([...figures, ...notFigures])('takes $id "$text" from its sentence', (number) => {
    expect(placeOf(number)).toContain(number.sentence);
    expect(number.sentence).toContain(number.text);
  });

  it.each(figures)('describes $id in words of its article', (figure) => {
    const text = placeOf(figure);
    for (const words of [figure.metric, figure.entity, figure.role, figure.period?.label]) {
      expect(text).toContain(words ?? '');
    }
    if (figure.period) expect(figure.period.from <= figure.period.to).toBe(true);
  });

  it('has enough of every kind, under ids of their own', () => {
    const all = [...questions, ...figures, ...notFigures, ...conversations].map(({ id }) => id);
    expect(new Set(all).size).toBe(all.length);
    expect(questions.length).toBeGreaterThanOrEqual(170);
    expect(questions.filter(({ isAnswerable }) => !isAnswerable).length).toBeGreaterThanOrEqual(45);
    expect(figures.length).toBeGreaterThanOrEqual(60);
    expect(conversations.filter(({ turns }) => turns.length === 3).length).toBeGreaterThanOrEqual(
      25,
    );
    const held = questions.filter(({ split }) => split === 'held').length;
    expect(held / questions.length).toBeCloseTo(0.5, 1);
    const types = new Set(questions.filter((q) => q.isAnswerable).map(({ type }) => type));
    expect(types.size).toBe(11);
  });
});
