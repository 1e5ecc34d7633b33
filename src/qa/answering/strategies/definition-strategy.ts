import { definitionIn } from '../../analysis/definition-in.ts';
import type { AnswerStrategy } from './answer-strategy.ts';
import { spanOf } from './choose-span.ts';

/** What the sentence says the thing asked for is: a description set off by commas, after "is", or before the name. */
export const definitionStrategy: AnswerStrategy = {
  name: 'definition',
  find: (evidence) => {
    const { analysis, candidate, matches } = evidence;
    if (analysis.answerType !== 'definition') return undefined;
    const found = definitionIn(
      candidate.passage,
      candidate.sentence,
      (token) => (matches[token] ?? -1) >= 0,
    );
    return found === undefined ? undefined : [{ span: spanOf(evidence, found.first, found.last) }];
  },
};
