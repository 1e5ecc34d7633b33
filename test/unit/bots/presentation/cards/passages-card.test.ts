import { describe, expect, it } from 'vitest';
import { passagesCard } from '../../../../../src/bots/presentation/cards/passages-card.ts';
import { shownText } from '../../../../../src/bots/presentation/quotes/shown-text.ts';
import { makeCitation, makeDocument } from '../../../../support/library.ts';

describe('passagesCard', () => {
  it('shows sentences near a question in their order, with nothing marked as an answer', () => {
    const card = passagesCard(
      'who took part?',
      [makeCitation('Henan took part.', 'Henan'), makeCitation('It grew.', 'grew')],
      new Map([['another', makeDocument()]]),
    );
    expect(card.quotes.map((quote) => shownText([quote]))).toEqual([
      'Henan took part.',
      'It grew.',
    ]);
    expect(JSON.stringify(card)).not.toContain('"isAnswer":true');
  });
});
