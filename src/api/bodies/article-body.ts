import { z } from '@hono/zod-openapi';
import type { ArticleLinks } from '../../bots/article-links.ts';
import type { Document, Figure } from '../../qa/types.ts';
import { figureBody, figureSchema } from './figure-body.ts';
import { viewerUrl } from './viewer-url.ts';

export const articleSchema = z
  .object({
    id: z.string().openapi({
      description: 'The path of its file without the extension; escape it in addresses.',
    }),
    title: z.string(),
    publisher: z.string().nullable(),
    authors: z.array(z.string()).readonly(),
    publishedOn: z.string().nullable().openapi({ description: 'YYYY-MM-DD.' }),
    url: z.string().nullable().openapi({ description: 'Its own address.' }),
    viewerUrl: z.string().nullable(),
    tags: z.array(z.string()).readonly(),
    collection: z.string(),
    language: z.string(),
  })
  .readonly()
  .openapi('Article');

export type ArticleBody = z.infer<typeof articleSchema>;

export const wholeArticleSchema = articleSchema
  .unwrap()
  .extend({
    text: z.string().openapi({
      description: 'As its reader gives it: LF, NFC, without front matter. Offsets count in it.',
    }),
    figures: z.array(figureSchema).readonly(),
  })
  .readonly()
  .openapi('WholeArticle');

export type WholeArticleBody = z.infer<typeof wholeArticleSchema>;

export const articleBody = (document: Document, links: ArticleLinks | undefined): ArticleBody => ({
  id: document.id,
  title: document.title,
  publisher: document.publisher ?? document.source ?? null,
  authors: document.authors,
  publishedOn: document.publishedOn ?? null,
  url: document.url ?? null,
  viewerUrl: viewerUrl(links, document.id),
  tags: document.tags,
  collection: document.collection,
  language: document.language,
});

export const wholeArticleBody = (
  document: Document,
  figures: readonly Figure[],
  links: ArticleLinks | undefined,
): WholeArticleBody => ({
  ...articleBody(document, links),
  text: document.text,
  figures: figures.map((figure) => figureBody(figure, links)),
});
