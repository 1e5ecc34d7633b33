import type { Tool } from '../tool.ts';
import { ask } from './ask.ts';
import { figure } from './figure.ts';
import { getArticle } from './get-article.ts';
import { listTopics } from './list-topics.ts';
import { searchPassages } from './search-passages.ts';

/** Every tool, in the order that clients list them. */
export const TOOLS: readonly Tool[] = [ask, searchPassages, getArticle, figure, listTopics];
