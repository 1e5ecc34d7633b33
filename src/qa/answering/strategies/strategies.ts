import type { AnswerStrategy } from './answer-strategy.ts';
import { dateStrategy } from './date-strategy.ts';
import { definitionStrategy } from './definition-strategy.ts';
import { listStrategy } from './list-strategy.ts';
import { nameStrategy } from './name-strategy.ts';
import { phraseStrategy } from './phrase-strategy.ts';
import { quantityStrategy } from './quantity-strategy.ts';
import { reasonStrategy } from './reason-strategy.ts';
import { sentenceStrategy } from './sentence-strategy.ts';
import { speakerStrategy } from './speaker-strategy.ts';

/** Every way to find an answer in a sentence; the first that applies is taken. */
export const STRATEGIES: readonly AnswerStrategy[] = [
  speakerStrategy,
  listStrategy,
  quantityStrategy,
  dateStrategy,
  definitionStrategy,
  nameStrategy,
  reasonStrategy,
  phraseStrategy,
  sentenceStrategy,
];
