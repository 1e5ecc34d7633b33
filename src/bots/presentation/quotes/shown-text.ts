import type { Quote } from '../card.ts';
import { blockLines } from './quote-blocks.ts';

/** The article's words that quotes show, in order, a line for each paragraph, item and row; nothing of the card's own. */
export const shownText = (quotes: readonly Quote[]): string =>
  quotes.flatMap(({ blocks }) => blocks.flatMap(blockLines)).join('\n');
