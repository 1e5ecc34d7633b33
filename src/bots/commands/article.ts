import { figuresCard } from '../presentation/cards/figures-card.ts';
import { noticeCard } from '../presentation/cards/notice-card.ts';
import { visibleText } from '../requests/request-text.ts';
import { articlesOf } from './articles.ts';
import type { Command } from './command.ts';

/** One article by its id; whether there is one that the asker may not see is not told. */
export const article: Command = {
  name: 'article',
  description: 'Shows one article',
  // The id is no free text: nothing in it is a filter.
  options: [],
  run: async ({ options, scope }, services) => {
    const library = services.library();
    const id = options.id ?? '';
    const exact = library.documents.get(id);
    const isVisible = exact !== undefined && scope.collections.includes(exact.collection);
    const document = isVisible
      ? exact
      : articlesOf(library, scope).find((one) => visibleText(one.id) === id);
    const figures = document === undefined ? [] : library.figures.figuresOfDocument(document.id);
    return {
      card:
        document === undefined
          ? noticeCard({ kind: 'no-article' })
          : figuresCard(document, figures, library.documents),
      visibility: 'private',
      isLookup: true,
      found: { kind: 'article', document, figures },
    };
  },
};
