import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderConsole } from '../../src/bots/console/render-console.ts';
import type { BotServices } from '../../src/bots/platform.ts';
import { PLATFORMS } from '../../src/bots/platforms.ts';
import type { Card } from '../../src/bots/presentation/card.ts';
import { createLogger } from '../../src/telemetry/logger.ts';
import { cardKinds, hostileCardOf } from '../support/cards.ts';
import { makeAnswered, makeExtract, makeLibrary } from '../support/library.ts';

interface Renderer {
  readonly name: string;
  render(card: Card): unknown;
}

const RENDERERS: readonly Renderer[] = [
  ...PLATFORMS,
  { name: 'console', render: (card) => renderConsole(card, { width: 80, isStyled: false }) },
];

const library = makeLibrary(async () => makeAnswered(makeExtract('It grew.', 'grew')));
const services: BotServices = {
  library: () => library,
  logger: createLogger({ level: 'silent', write: () => {}, redact: (line) => line }),
  now: () => 0,
};

describe.each(RENDERERS)('the renderer of $name', (platform) => {
  it.each(cardKinds)('shows any card of kind %s as JSON that is the same each time', (kind) => {
    fc.assert(
      fc.property(hostileCardOf[kind] as fc.Arbitrary<Card>, (card) => {
        const shown = JSON.stringify(platform.render(card));
        expect(shown).toBeTypeOf('string');
        expect(JSON.stringify(platform.render(card))).toBe(shown);
      }),
      { numRuns: 5 },
    );
  });

  it('shows the words of every answer', () => {
    const shown = JSON.stringify(
      platform.render({
        kind: 'answer',
        answer: 'grew',
        confidence: 'strong',
        quotes: [
          {
            blocks: [
              {
                kind: 'text',
                runs: [
                  { text: 'Output ', isAnswer: false },
                  { text: 'grew', isAnswer: true },
                  { text: ' quickly.', isAnswer: false },
                ],
              },
            ],
            speaker: 'Wang Wei',
            role: 'director',
            source: {
              documentId: 'west',
              title: 'The west',
              publisher: 'Coast Herald',
              publishedOn: '2022-09-23',
            },
          },
        ],
        conflicts: [],
        nearest: [
          {
            blocks: [{ kind: 'text', runs: [{ text: 'It fell.', isAnswer: false }] }],
            source: { documentId: 'east', title: 'The east', section: ['Figures of May'] },
          },
        ],
        notes: ['Carried over: the west.'],
        actions: [],
      }),
    );
    for (const word of [
      'grew',
      'quickly',
      'Wang Wei',
      'director',
      'The west',
      'Coast Herald',
      '2022',
      'Carried over',
      'The east',
      'Figures of May',
    ]) {
      expect(shown).toContain(word);
    }
  });
});

describe.each([...PLATFORMS])('the platform $name', (platform) => {
  it('takes no questions when none of its variables is set', async () => {
    const blank = { SLACK_BOT_TOKEN: ' ', SLACK_APP_TOKEN: '', DISCORD_TOKEN: '', WEB: ' ' };
    for (const environment of [{}, blank]) {
      const bot = await platform.connect(environment, services);
      expect(bot?.questionsCome ?? 'never').toBe('never');
    }
  });
});

it('has no two platforms of one name', () => {
  expect(new Set(PLATFORMS.map(({ name }) => name)).size).toBe(PLATFORMS.length);
});
