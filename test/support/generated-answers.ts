import fc from 'fast-check';
import type { Card } from '../../src/bots/presentation/card.ts';
import { presentAnswer } from '../../src/bots/presentation/present-answer.ts';
import { citePassage } from '../../src/qa/answering/cite.ts';
import { formAnswer } from '../../src/qa/answering/forms/form-answer.ts';
import type { SourceBlock } from '../../src/qa/corpus/tree/source-block.ts';
import type { Document } from '../../src/qa/types.ts';
import { passagesOf } from './articles.ts';
import { articleOf, evidenceOf, h, p } from './forms.ts';
import { hostileFragments } from './hostile-text.ts';
import { makeAnswered } from './library.ts';

/** What pages say: plain, marked up, and far longer than any platform shows. */
const sentence = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('Press Renew and wait.', 'It costs 25 crowns a year.') },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom(...hostileFragments)
      .map((fragment) => `A permit ${fragment.replace(/\s+/gu, ' ')} opens the gate.`),
  },
  { weight: 1, arbitrary: fc.constantFrom(`It reads ${'word '.repeat(330)}and ends.`) },
);

const cells = (columns: number) => fc.array(sentence, { minLength: columns, maxLength: columns });

const table: fc.Arbitrary<SourceBlock> = fc
  .oneof(
    { weight: 4, arbitrary: fc.constantFrom<[number, number]>([2, 3], [4, 6], [1, 1]) },
    // More than any platform shows in a row, and more rows than Slack takes.
    { weight: 1, arbitrary: fc.constantFrom<[number, number]>([22, 4], [2, 104]) },
  )
  .chain(([columns, rows]) =>
    fc.record({
      kind: fc.constant('table' as const),
      header: cells(columns),
      rows: fc.array(cells(columns), { minLength: rows, maxLength: rows }),
    }),
  );

const block: fc.Arbitrary<SourceBlock> = fc.oneof(
  { weight: 4, arbitrary: sentence.map(p) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('How do I renew a permit?', 'Papers').map((text) => h(text)),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('list' as const),
      ordered: fc.boolean(),
      items: fc.array(
        sentence.map((text) => [p(text)]),
        { minLength: 1, maxLength: 20 },
      ),
    }),
  },
  { weight: 2, arbitrary: table },
  {
    weight: 1,
    arbitrary: sentence.map((text) => ({ kind: 'code' as const, text: `${text}\n\n` })),
  },
);

const QUESTIONS = [
  'What does a permit cost?',
  'How do I renew a permit?',
  'Does it open the gate?',
  'What is a permit?',
  'Which papers do I bring?',
  'renew permit',
] as const;

/** Where in an article somebody's question is answered. */
const sentencesOf = (document: Document): readonly string[] =>
  passagesOf(document).flatMap(({ sentences }) =>
    sentences.map(({ span }) => document.text.slice(span.start, span.end)),
  );

/** Cards that the product itself makes of generated articles: an answer in whatever form fits, or what comes nearest. */
export const generatedAnswer = (): fc.Arbitrary<Card> =>
  fc
    .record({
      blocks: fc.array(block, { minLength: 1, maxLength: 4 }),
      question: fc.constantFrom(...QUESTIONS),
      at: fc.nat(),
      isSure: fc.boolean(),
    })
    .map(({ blocks, question, at, isSure }) => {
      const document = {
        ...articleOf(p('A permit is a card.'), ...blocks),
        url: 'https://a.example/b',
      };
      const documents = new Map([[document.id, document]]);
      const sentences = sentencesOf(document);
      const best = sentences[at % sentences.length] ?? '';
      const evidence = evidenceOf(document, question, best);
      const nearest = evidence.passages.slice(0, 3).map((one) => citePassage(document, one));
      const answered = isSure
        ? ({
            kind: 'extract',
            answerType: 'passage',
            ...formAnswer(evidence),
            conflicts: [],
            score: 0.8,
            confidence: 'likely',
            nearest,
          } as const)
        : ({ kind: 'abstention', reason: 'low-evidence', nearest, score: 0.2 } as const);
      return presentAnswer(makeAnswered(answered), documents);
    });
