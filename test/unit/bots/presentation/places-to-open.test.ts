import { describe, expect, it } from 'vitest';
import type { AbstentionCard, Source } from '../../../../src/bots/presentation/card.ts';
import { placesToOpen } from '../../../../src/bots/presentation/places-to-open.ts';

const near = (...sources: readonly Partial<Source>[]): AbstentionCard => ({
  kind: 'abstention',
  headline: 'Not sure',
  reason: 'Nothing answers it.',
  nearest: sources.map((source) => ({
    blocks: [{ kind: 'omission' }],
    source: { documentId: 'a', title: 'The quarry', ...source },
  })),
  notes: [],
  actions: [],
});

describe('placesToOpen', () => {
  it('names a passage by its section, and an article without one by its title', () => {
    const card = near(
      { url: 'https://a.example/q#staff', section: ['People', 'Staff'] },
      { url: 'https://a.example/mill', title: 'The mill' },
      {},
    );
    expect(placesToOpen(card)).toEqual([
      { label: 'Open: Staff', url: 'https://a.example/q#staff' },
      { label: 'Open: The mill', url: 'https://a.example/mill' },
    ]);
  });

  it('names an address once, however it is written', () => {
    const card = near({ url: 'https://a.example' }, { viewerUrl: 'https://A.example/ ' });
    expect(placesToOpen(card)).toHaveLength(1);
  });
});
