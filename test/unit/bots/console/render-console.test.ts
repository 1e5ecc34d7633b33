import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderConsole } from '../../../../src/bots/console/render-console.ts';
import type { AnswerCard } from '../../../../src/bots/presentation/card.ts';
import { hostileCard } from '../../../support/cards.ts';

const PLAIN = { width: 60, isStyled: false };
const STYLED = { width: 60, isStyled: true };

const card: AnswerCard = {
  kind: 'answer',
  answer: '6.7%',
  confidence: 'strong',
  quotes: [
    {
      blocks: [
        {
          kind: 'text',
          runs: [
            {
              text: 'From 2012 to 2021 the industrial output of the west grew by ',
              isAnswer: false,
            },
            { text: '6.7%', isAnswer: true },
            { text: ' a year, Wang said.', isAnswer: false },
          ],
        },
      ],
      speaker: 'Wang Wei',
      role: 'director of planning',
      source: {
        documentId: 'west',
        title: 'The west',
        publisher: 'Daily',
        publishedOn: '2022-09-23',
        url: 'https://news.example/west',
      },
    },
  ],
  conflicts: [],
  nearest: [],
  notes: [],
  actions: [],
};

describe('renderConsole', () => {
  it('shows the answer, its sentence, who said it, the article, publisher and date', () => {
    expect(renderConsole(card, PLAIN)).toBe(
      [
        '6.7%',
        '',
        '  > From 2012 to 2021 the industrial output of the west grew',
        '  > by 6.7% a year, Wang said.',
        '  Said by: Wang Wei, director of planning',
        '  From: The west · Daily · 2022-09-23 ·',
        '  https://news.example/west',
      ].join('\n'),
    );
  });

  it('sets the answer off inside its sentence on a terminal', () => {
    expect(renderConsole(card, STYLED)).toContain('by \u001b[1m6.7%\u001b[22m a year');
  });

  it('says that the article says it where no speaker is named', () => {
    const quotes = card.quotes.map(({ blocks, source }) => ({ blocks, source }));
    expect(renderConsole({ ...card, quotes }, PLAIN)).toContain('Said by: the article');
  });

  it('lets no control character of any card through, and never fails', () => {
    fc.assert(
      fc.property(hostileCard(), (hostile) => {
        const shown = renderConsole(hostile, PLAIN);
        expect(shown.replaceAll('\n', '')).not.toMatch(
          /[\p{Cc}\u200B-\u200F\u202A-\u202E\u2066-\u2069]/u,
        );
        expect(shown).not.toMatch(/\p{Cs}/u);
      }),
    );
  });

  it('uses no escape sequences but its own', () => {
    fc.assert(
      fc.property(hostileCard(), (hostile) => {
        // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
        const rest = renderConsole(hostile, STYLED).replace(/\u001b\[(?:1|2|22)m/gu, '');
        expect(rest).not.toContain('\u001b');
      }),
    );
  });
});
