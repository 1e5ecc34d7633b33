import { describe, expect, it } from 'vitest';
import { passagesCard } from '../../../../src/bots/presentation/passages-card.ts';
import { makeCitation, makeDocument } from '../../../support/library.ts';

describe('passagesCard', () => {
  it('shows sentences near a question in their order, with nothing marked as an answer', () => {
    const card = passagesCard(
      'who took part?',
      [makeCitation('Henan took part.', 'Henan'), makeCitation('It grew.', 'grew')],
      new Map([['western-region', makeDocument()]]),
    );
    expect(card.quotes.map(({ runs }) => runs)).toEqual([
      [{ text: 'Henan took part.', isAnswer: false }],
      [{ text: 'It grew.', isAnswer: false }],
    ]);
  });
});
