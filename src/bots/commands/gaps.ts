import { topicsCard } from '../presentation/cards/topics-card.ts';
import type { Command } from './command.ts';

const GAPS_MAX = 100;
const SHOWN = 20;

/** For the operator: what was asked and no article answered, most often asked first. */
export const gaps: Command = {
  name: 'gaps',
  description: 'Lists what was asked and no article answered',
  audience: 'admin',
  options: [],
  run: async ({ tenant, scope }, services) => {
    const found = (await services.gaps?.(GAPS_MAX, tenant && { place: tenant.place, scope })) ?? [];
    const rows = found.slice(0, SHOWN).map(({ question, count }) => ({ label: question, count }));
    return {
      card: topicsCard('This was asked in vain:', rows),
      visibility: 'private',
      isLookup: true,
      found: { kind: 'gaps', gaps: found },
    };
  },
};
