import { articlesIn } from '../../qa/library/articles-in.ts';
import type { Library } from '../../qa/library/library.ts';
import type { Document, Scope } from '../../qa/types.ts';
import { topicsCard } from '../presentation/cards/topics-card.ts';
import type { Command } from './command.ts';

/** Cards show these at most. */
const SHOWN = 20;

/** The articles of a scope in the order of their ids, which does not change as articles come and go. */
export const articlesOf = (library: Library, scope: Scope): readonly Document[] =>
  articlesIn(library, scope).toSorted((one, other) => (one.id < other.id ? -1 : 1));

/** Every article that the asker may see. */
export const articles: Command = {
  name: 'articles',
  description: 'Lists the articles',
  options: [],
  run: async ({ scope }, services) => {
    const library = services.library();
    const documents = articlesOf(library, scope);
    const rows = documents.slice(0, SHOWN).map(({ id, title }) => ({
      label: title,
      count: library.figures.figuresOfDocument(id).length,
    }));
    return {
      card: topicsCard('These are the articles:', rows),
      visibility: 'private',
      isLookup: true,
      found: { kind: 'articles', documents },
    };
  },
};
