import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readGolden } from '../../evaluation/golden.ts';
import { FORMS } from '../../src/qa/answering/forms/forms.ts';
import { loadCorpus } from '../../src/qa/corpus/folder/load-corpus.ts';
import { textReader } from '../../src/qa/corpus/text/text-reader.ts';
import { buildLibrary } from '../../src/qa/library/build-library.ts';
import type { PassageReader } from '../../src/qa/reading/passage-reader.ts';
import type {
  Answer,
  Answered,
  Citation,
  ConversationContext,
  Document,
  Figure,
  Part,
  Scope,
} from '../../src/qa/types.ts';
import { makeArticle } from '../support/articles.ts';
import { hostileFragments, hostileText } from '../support/hostile-text.ts';
import { rawClip } from '../support/raw-clip.ts';

/**
 * The product's first promise: whatever it shows as an article's words stands in the article, letter for
 * letter, at the place it names. Over 2 s: every golden question and some hundred others are asked.
 */

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const { documents: corpus } = await loadCorpus(folder('../../corpus'));
const clips = await textReader.read(new TextEncoder().encode(rawClip), {
  id: 'clip',
  path: 'clip.txt',
});
/** Odd spaces, surrogates, combining marks, markup of both platforms, a run without a space. */
const odd = makeArticle(
  [
    'The\u3000pier\u2028cost 61%and\u00a031 crowns — “so”, said Ester\u2009Quill 👩‍👩‍👧‍👦 z\u0351\u036b. Cafe\u0301s closed.',
    hostileFragments.join(' '),
    `The constructor paid ${'http://a'.repeat(2_000)} 5 crowns in 2021.`,
  ],
  { id: 'odd', title: 'Odd <!channel> @everyone' },
);
const documents: readonly Document[] = [...corpus, ...clips, odd];
const library = await buildLibrary(documents);
const scope: Scope = { collections: [...new Set(documents.map(({ collection }) => collection))] };

const textOf = (id: string): string => library.documents.get(id)?.text ?? '';

const expectCitation = ({
  documentId,
  passageId,
  sentence,
  answer,
  quote,
  attribution,
}: Citation): void => {
  const text = textOf(documentId);
  expect(quote).toBe(text.slice(sentence.start, sentence.end));
  expect(quote).not.toBe('');
  expect(answer.start).toBeGreaterThanOrEqual(sentence.start);
  expect(answer.end).toBeLessThanOrEqual(sentence.end);
  expect(answer.end).toBeGreaterThan(answer.start);
  expect(passageId.startsWith(`${documentId}#`)).toBe(true);
  if (attribution !== undefined) expect(text).toContain(attribution.speaker);
};

const expectPart = ({ form, text, shown, rest = [], citation }: Part): void => {
  expectCitation(citation);
  expect(FORMS.map(({ name }) => name)).toContain(form);
  expect(shown.length).toBeGreaterThan(0);
  for (const { start, end } of [...shown, ...rest])
    expect(textOf(citation.documentId).slice(start, end).trim()).not.toBe('');
  expect(text).toBe(textOf(citation.documentId).slice(citation.answer.start, citation.answer.end));
};

const expectFigure = ({ quantity, change, citation }: Figure): void => {
  expectCitation(citation);
  const { documentId, answer } = citation;
  expect(quantity.text).toBe(textOf(documentId).slice(answer.start, answer.end));
  for (const end of [change?.from, change?.to, change?.by])
    if (end !== undefined) expect(textOf(documentId)).toContain(end.text);
};

const expectExactWords = (answer: Answer): void => {
  switch (answer.kind) {
    case 'extract':
      for (const part of [...answer.parts, ...answer.conflicts]) expectPart(part);
      return;
    case 'figure':
      for (const figure of [answer.figure, ...answer.others, ...answer.conflicts])
        expectFigure(figure);
      for (const part of answer.parts ?? []) expectPart(part);
      return;
    case 'abstention':
      for (const citation of answer.nearest) expectCitation(citation);
      return;
    default:
      answer satisfies never;
  }
};

const expectAnswered = ({ answer, trace }: Answered): void => {
  expectExactWords(answer);
  for (const { passageId, sentence, quote } of trace.candidates) {
    const documentId = passageId.slice(0, passageId.lastIndexOf('#'));
    expect(quote).toBe(textOf(documentId).slice(sentence.start, sentence.end));
  }
  expect(answer.score).toBeGreaterThanOrEqual(0);
  expect(answer.score).toBeLessThanOrEqual(1);
};

const golden = (await readGolden(folder('../golden'))).flatMap(({ questions }) => questions);

/** Words of the articles, with what a question is made of between them. */
const salad = (): fc.Arbitrary<string> => {
  const vocabulary = [
    ...new Set(
      library.passages.flatMap(({ text }) => text.split(/\s+/)).filter((word) => word !== ''),
    ),
  ];
  const asking =
    'who what which when where why how many much is did in of and or the said 2021 latest ?';
  return fc
    .array(
      fc.oneof(
        { weight: 2, arbitrary: fc.constantFrom(...vocabulary) },
        { weight: 1, arbitrary: fc.constantFrom(...asking.split(' ')) },
      ),
      { minLength: 1, maxLength: 14 },
    )
    .map((words) => words.join(' '));
};

describe('the words of an answer', () => {
  it("are the article's own for every golden question, in its conversation", async () => {
    for (const { text, after } of golden) {
      let context: ConversationContext | undefined;
      for (const asked of [...after, text]) {
        const question = { text: asked, ...(context === undefined ? {} : { context }) };
        const answered = await library.answer(question, scope);
        expectAnswered(answered);
        context = answered.next;
      }
    }
  }, 30_000);

  it("are the article's own for any salad of its words, answered at any price", async () => {
    await fc.assert(
      fc.asyncProperty(salad(), fc.boolean(), async (text, alwaysAnswer) => {
        expectAnswered(await library.answer({ text }, scope, { alwaysAnswer }));
      }),
      { numRuns: 150 },
    );
  }, 30_000);

  it("are the article's own whatever the reader believes", async () => {
    const reader: PassageReader = {
      model: 'erratic',
      read: async (_question, passages) =>
        passages.map(({ text }, number) => {
          const pieces = [...text.matchAll(/\S{1,4}/gu)];
          const believed = (factor: number) =>
            Float32Array.from(pieces, (_, at) => ((at * factor + number) % 7) - 3);
          return {
            relevance: 4 - number,
            none: 0,
            starts: Uint32Array.from(pieces, ({ index }) => index),
            ends: Uint32Array.from(pieces, ({ index, 0: piece }) => index + piece.length),
            start: believed(5),
            end: believed(3),
          };
        }),
      close: async () => {},
    };
    const read = await buildLibrary(documents, { reader });
    for (const [at, { text }] of golden.entries())
      if (at % 8 === 0) expectAnswered(await read.answer({ text }, scope));
  }, 30_000);
});

describe('the figures of the articles', () => {
  it('are all printed there as they are shown', () => {
    const figures = documents.flatMap(({ id }) => [...library.figures.figuresOfDocument(id)]);
    expect(figures.length).toBeGreaterThan(30);
    for (const figure of figures) expectFigure(figure);
  });
});

describe('a hostile question', () => {
  it("always gets an answer, and the articles' own words", async () => {
    await fc.assert(
      fc.asyncProperty(hostileText(), async (text) => {
        expectAnswered(await library.answer({ text }, scope));
      }),
      { numRuns: 80 },
    );
  }, 30_000);

  it.each([
    ['is empty', ''],
    ['is blank', ' \n\t\u3000'],
    ['has 40,000 characters', 'Who built the port of Henan in 2021? '.repeat(1_100)],
    ['has 40,000 characters without a space', 'http://a'.repeat(5_000)],
    ['is all emoji', '👩‍👩‍👧‍👦'.repeat(200)],
    ['is written from right to left', '\u202eكم عدد المصانع في هينان؟'],
    ['is all control characters', '\u0000\u0007\u001b[31m\u007f'.repeat(50)],
    ['has half a character', 'How many projects \ud800 in Henan?'],
    ['is Slack markup', '<!channel> <@U1> how many projects were built in *Henan*?'],
    ['is Discord markup', '@everyone <@&1> how many projects were built in **Henan**?'],
    ['names what objects inherit', 'constructor __proto__ toString hasOwnProperty?'],
  ])('that %s gets an answer', async (_what, text) => {
    const answered = await library.answer({ text }, scope);
    expect(['extract', 'figure', 'abstention']).toContain(answered.answer.kind);
    expectAnswered(answered);
  });

  it('may come with a hostile context and hostile filters', async () => {
    await fc.assert(
      fc.asyncProperty(hostileText(), hostileText(), async (text, hostile) => {
        const context = { entities: [hostile], terms: [hostile], question: hostile };
        const filters = { by: hostile, article: hostile, after: hostile };
        expectAnswered(await library.answer({ text: `And ${text}`, context }, scope));
        expectAnswered(await library.answer({ text, filters }, scope));
      }),
      { numRuns: 30 },
    );
  }, 30_000);
});
