import { z } from '@hono/zod-openapi';
import type { ArticleLinks } from '../../bots/article-links.ts';
import type { Found } from '../../bots/commands/found.ts';
import { type FigureLine, figureLine } from '../../qa/figures/figure-line.ts';
import type { Figure } from '../../qa/types.ts';
import { viewerUrl } from './viewer-url.ts';

const periodSchema = z
  .object({ label: z.string(), from: z.string(), to: z.string() })
  .readonly()
  .openapi('Period', { description: 'The time a figure is about; both days are inclusive.' });

/** The figure of an answer, as the console writes it. */
export const figureLineSchema = z
  .object({
    text: z.string().openapi({ description: 'As printed in the article.' }),
    value: z.number(),
    high: z.number().nullable().openapi({ description: 'The upper end of a range.' }),
    unit: z.string().nullable(),
    currency: z.string().nullable().openapi({ description: 'ISO 4217.' }),
    qualifier: z
      .enum(['about', 'nearly', 'at-least', 'at-most', 'more-than', 'less-than'])
      .nullable(),
    metric: z.string(),
    entity: z.string().nullable(),
    period: periodSchema.nullable(),
    change: z
      .object({
        direction: z.enum(['up', 'down']),
        from: z.string().nullable(),
        to: z.string().nullable(),
        by: z.string().nullable(),
        baseline: periodSchema.nullable(),
      })
      .readonly()
      .nullable(),
    speaker: z.string().nullable(),
    role: z.string().nullable(),
    documentId: z.string(),
    sentence: z.string(),
    start: z.int(),
    end: z.int(),
  })
  .readonly() satisfies z.ZodType<FigureLine>;

export const figureSchema = figureLineSchema
  .unwrap()
  .extend({
    viewerUrl: z.string().nullable().openapi({ description: 'Its sentence in the viewer.' }),
  })
  .readonly()
  .openapi('Figure');

export type FigureBody = z.infer<typeof figureSchema>;

export const figureBody = (figure: Figure, links: ArticleLinks | undefined): FigureBody => {
  const { documentId, sentence, quote } = figure.citation;
  return { ...figureLine(figure), viewerUrl: viewerUrl(links, documentId, { ...sentence, quote }) };
};

export const figureAnswerSchema = z
  .object({
    kind: z.enum(['found', 'several', 'none']).openapi({
      description:
        'found: one figure fits; several: topics that fit equally well, one figure of each in `others`; none: nothing fits, `others` come nearest.',
    }),
    figure: figureSchema.nullable(),
    others: z.array(figureSchema).readonly(),
    conflicts: z
      .array(figureSchema)
      .readonly()
      .openapi({ description: 'Other values that articles give for the same thing.' }),
    missing: z
      .array(z.string())
      .readonly()
      .openapi({ description: 'Words of the topic that no such figure holds.' }),
  })
  .readonly()
  .openapi('FigureAnswer');

export type FigureAnswerBody = z.infer<typeof figureAnswerSchema>;

const OTHERS_MAX = 20;

export const figureAnswerBody = (
  { answer, conflicts }: Extract<Found, { readonly kind: 'figure' }>,
  links: ArticleLinks | undefined,
): FigureAnswerBody => {
  const bodies = (figures: readonly Figure[]): readonly FigureBody[] =>
    figures.slice(0, OTHERS_MAX).map((figure) => figureBody(figure, links));
  switch (answer.kind) {
    case 'found':
      return {
        kind: 'found',
        figure: figureBody(answer.best, links),
        others: bodies(answer.others),
        conflicts: bodies(conflicts),
        missing: answer.missing,
      };
    case 'several':
      return {
        kind: 'several',
        figure: null,
        others: bodies(answer.figures),
        conflicts: [],
        missing: [],
      };
    case 'none':
      return {
        kind: 'none',
        figure: null,
        others: bodies(answer.nearest),
        conflicts: [],
        missing: answer.missing,
      };
    default:
      return answer satisfies never;
  }
};
