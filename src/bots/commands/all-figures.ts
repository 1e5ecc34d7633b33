import { topicsCard } from '../presentation/cards/topics-card.ts';
import { articlesOf } from './articles.ts';
import type { Command } from './command.ts';

const SHOWN = 20;

/** Every figure of the articles that the asker may see, or of one of them. */
export const allFigures: Command = {
  name: 'all-figures',
  description: 'Lists the figures of all articles, or of one',
  options: [],
  run: async ({ options, scope }, services) => {
    const library = services.library();
    const documents = articlesOf(library, scope).filter(
      ({ id }) => options.id === undefined || id === options.id,
    );
    const figures = documents.flatMap(({ id }) => [...library.figures.figuresOfDocument(id)]);
    return {
      card: topicsCard(
        'The articles have these figures:',
        library.figures.topics(scope).slice(0, SHOWN),
      ),
      visibility: 'private',
      isLookup: true,
      found: { kind: 'figures', figures },
    };
  },
};
