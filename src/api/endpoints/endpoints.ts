import { articleEndpoint } from './article.ts';
import { articlesEndpoint } from './articles.ts';
import { askEndpoint } from './ask.ts';
import { feedbackEndpoint } from './feedback.ts';
import { figureEndpoint } from './figure.ts';
import { figuresEndpoint } from './figures.ts';
import { gapsEndpoint } from './gaps.ts';
import { searchEndpoint } from './search.ts';
import { topicsEndpoint } from './topics.ts';

/** Every endpoint of the API, in the order of its page. */
export const ENDPOINTS = [
  askEndpoint,
  searchEndpoint,
  figureEndpoint,
  figuresEndpoint,
  topicsEndpoint,
  articlesEndpoint,
  articleEndpoint,
  feedbackEndpoint,
  gapsEndpoint,
] as const;

/** What the widget does on the pages of a site; the token of one may do nothing else. */
export const SITE_PATHS: ReadonlySet<string> = new Set(['/ask', '/search', '/feedback']);
