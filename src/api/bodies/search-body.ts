import { z } from '@hono/zod-openapi';
import type { ArticleLinks } from '../../bots/article-links.ts';
import type { Found, FoundPassage } from '../../bots/commands/found.ts';
import { sectionAddress } from '../../qa/corpus/tree/section-path.ts';
import { articleBody, articleSchema } from './article-body.ts';
import { viewerUrl } from './viewer-url.ts';

const passageSchema = z
  .object({
    documentId: z.string(),
    title: z.string(),
    publisher: z.string().nullable(),
    publishedOn: z.string().nullable(),
    url: z.string().nullable(),
    viewerUrl: z.string().nullable(),
    text: z.string().openapi({
      description: 'The passage: exactly the text of the article from `start` to `end`.',
    }),
    start: z.int(),
    end: z.int(),
    quote: z.string().openapi({ description: 'The sentence of it that fits best.' }),
    quoteStart: z.int(),
    quoteEnd: z.int(),
    score: z.number().openapi({ description: 'Compares within one search only.' }),
  })
  .readonly()
  .openapi('Passage');

type PassageBody = z.infer<typeof passageSchema>;

export const searchSchema = z
  .object({
    passages: z.array(passageSchema).readonly().openapi({ description: 'Best first.' }),
    articles: z
      .array(articleSchema)
      .readonly()
      .openapi({ description: 'Whose titles hold every word; the last may be half typed.' }),
  })
  .readonly()
  .openapi('SearchResult');

export type SearchBody = z.infer<typeof searchSchema>;

const passageBody = (
  { document, passage, sentence, quote, score }: FoundPassage,
  links: ArticleLinks | undefined,
): PassageBody => {
  const { start, end } = passage?.span ?? sentence;
  return {
    documentId: document.id,
    title: document.title,
    publisher: document.publisher ?? document.source ?? null,
    publishedOn: document.publishedOn ?? null,
    url: sectionAddress(document, sentence) ?? null,
    viewerUrl: viewerUrl(links, document.id, { ...sentence, quote }),
    text: document.text.slice(start, end),
    start,
    end,
    quote,
    quoteStart: sentence.start,
    quoteEnd: sentence.end,
    score: Math.round(score * 1000) / 1000,
  };
};

export const searchBody = (
  { passages, articles }: Extract<Found, { readonly kind: 'passages' }>,
  links: ArticleLinks | undefined,
): SearchBody => ({
  passages: passages.map((one) => passageBody(one, links)),
  articles: articles.map((one) => articleBody(one, links)),
});
