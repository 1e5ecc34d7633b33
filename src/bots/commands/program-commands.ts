import { allFigures } from './all-figures.ts';
import { article } from './article.ts';
import { articles } from './articles.ts';
import { ask } from './ask.ts';
import type { Command } from './command.ts';
import { figure } from './figure.ts';
import { gaps } from './gaps.ts';
import { search } from './search.ts';
import { topics } from './topics.ts';

/** Every command that programs use, over the API and MCP: those of people that find something, and lists. */
export const PROGRAM_COMMANDS: readonly Command[] = [
  ask,
  search,
  figure,
  allFigures,
  topics,
  articles,
  article,
  gaps,
];
