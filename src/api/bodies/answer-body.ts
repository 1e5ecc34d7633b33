import { z } from '@hono/zod-openapi';
import type { ArticleLinks } from '../../bots/article-links.ts';
import type { Found } from '../../bots/commands/found.ts';
import { type AnswerLine, answerLine, type CitationLine } from '../../bots/lines/answer-line.ts';
import type { Card } from '../../bots/presentation/card.ts';
import { figureLineSchema } from './figure-body.ts';
import { viewerUrl } from './viewer-url.ts';

const citationLineSchema = z
  .object({
    documentId: z.string(),
    title: z.string(),
    publisher: z.string().nullable(),
    publishedOn: z.string().nullable().openapi({ description: 'YYYY-MM-DD.' }),
    quote: z.string().openapi({
      description:
        'The sentence, of what comes nearest the passage: exactly the text of the article from `start` to `end`.',
    }),
    start: z.int(),
    end: z.int(),
    answerStart: z.int(),
    answerEnd: z.int(),
    speaker: z.string().nullable().openapi({ description: 'Who said it; null: the article.' }),
    role: z.string().nullable(),
    mode: z.enum(['direct', 'reported', 'continued']).nullable(),
    url: z.string().nullable().openapi({ description: "The article's own address." }),
    section: z.array(z.string()).readonly().openapi({ description: 'The headings above it.' }),
  })
  .readonly() satisfies z.ZodType<CitationLine>;

const citationSchema = citationLineSchema
  .unwrap()
  .extend({
    viewerUrl: z.string().nullable().openapi({
      description: 'The quote in its article, in the viewer; null where PUBLIC_URL is not set.',
    }),
  })
  .readonly()
  .openapi('Citation', { description: 'A sentence of an article. Offsets count UTF-16 units.' });

type CitationBody = z.infer<typeof citationSchema>;

/** What an editor stands for, with the places that it rests on. */
const verifiedSchema = <Citation extends z.ZodType>(citation: Citation) =>
  z
    .object({
      question: z.string().openapi({ description: 'The question as its editors put it.' }),
      by: z.string(),
      on: z.string().openapi({ description: 'YYYY-MM-DD.' }),
      sources: z.array(citation).readonly(),
    })
    .readonly();

/** Every field of the console's JSON line, under the same name. */
const answerLineSchema = z
  .object({
    question: z.string(),
    kind: z.enum(['extract', 'figure', 'abstention']),
    text: z.string().nullable().openapi({
      description: "The answer, in the article's own words; null when there is none.",
    }),
    sentence: z.string().nullable().openapi({ description: 'The sentence around it.' }),
    form: z
      .enum([
        'words',
        'sentence',
        'steps',
        'list',
        'table',
        'definition',
        'stored',
        'code',
        'passage',
      ])
      .nullable()
      .openapi({ description: 'The shape of the answer.' }),
    shown: z.string().nullable().openapi({
      description: "The article's words that a card shows, in order, one line a paragraph or row.",
    }),
    section: z
      .array(z.string())
      .readonly()
      .openapi({ description: 'The headings above the answer, the outermost first.' }),
    label: z
      .enum(['yes', 'no'])
      .nullable()
      .openapi({ description: 'Where the words say so plainly.' }),
    confidence: z.enum(['strong', 'likely']).nullable(),
    probability: z
      .number()
      .nullable()
      .openapi({ description: 'That the answer is right, 0 to 1.' }),
    score: z.number().openapi({ description: '0 to 1, comparable across questions.' }),
    citations: z.array(citationLineSchema).readonly(),
    figure: figureLineSchema.nullable(),
    reason: z.string().nullable().openapi({ description: 'Why there is no answer.' }),
    nearest: z.array(citationLineSchema).readonly().openapi({
      description: 'What comes nearest: without an answer, or beside one that is not sure.',
    }),
    didYouMean: z.string().nullable(),
    verified: verifiedSchema(citationLineSchema).nullable(),
    elapsedMs: z.number(),
  })
  .readonly() satisfies z.ZodType<AnswerLine>;

export const answerSchema = answerLineSchema
  .unwrap()
  .extend({
    citations: z.array(citationSchema).readonly(),
    nearest: z.array(citationSchema).readonly(),
    verified: verifiedSchema(citationSchema)
      .nullable()
      .openapi({ description: 'Who checked that this answers the question; null: nobody.' }),
    notes: z
      .array(z.string())
      .readonly()
      .openapi({ description: 'What the asker should know beside it, in sentences.' }),
    receipt: z
      .string()
      .nullable()
      .openapi({ description: 'Names this answer for a day, for feedback.' }),
  })
  .readonly()
  .openapi('Answer');

export type AnswerBody = z.infer<typeof answerSchema>;

const citationBody = (line: CitationLine, links: ArticleLinks | undefined): CitationBody => ({
  ...line,
  viewerUrl: viewerUrl(links, line.documentId, line),
});

/** The console's line with links, the card's notes and the receipt that feedback names. */
export const answerBody = (
  { question, answered, documents, elapsedMs }: Extract<Found, { readonly kind: 'answer' }>,
  { notes, actions }: Card,
  links: ArticleLinks | undefined,
): AnswerBody => {
  const line = answerLine(question, answered.answer, documents, elapsedMs);
  return {
    ...line,
    citations: line.citations.map((one) => citationBody(one, links)),
    nearest: line.nearest.map((one) => citationBody(one, links)),
    verified: line.verified && {
      ...line.verified,
      sources: line.verified.sources.map((one) => citationBody(one, links)),
    },
    notes,
    receipt: actions.find(({ kind }) => kind === 'feedback')?.ref ?? null,
  };
};
