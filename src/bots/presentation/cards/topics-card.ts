import type { Topic } from '../../../qa/figures/index/completions.ts';
import type { FigureCard, TopicsCard } from '../card.ts';

/** A list of topics under one sentence; `related` become buttons. */
export const topicsCard = (
  lead: string,
  topics: readonly Topic[],
  related: FigureCard['related'] = [],
): TopicsCard => ({ kind: 'topics', lead, topics, related, notes: [], actions: [] });
