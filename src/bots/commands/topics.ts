import { topicsCard } from '../presentation/cards/topics-card.ts';
import type { Command } from './command.ts';

const SHOWN = 20;

/** What there are figures about, the most frequent first. */
export const topics: Command = {
  name: 'topics',
  description: 'Lists what there are figures about',
  options: [],
  run: async ({ scope }, services) => {
    const found = services.library().figures.topics(scope);
    return {
      card: topicsCard('The articles have figures on these topics:', found.slice(0, SHOWN)),
      visibility: 'private',
      isLookup: true,
      found: { kind: 'topics', topics: found },
    };
  },
};
