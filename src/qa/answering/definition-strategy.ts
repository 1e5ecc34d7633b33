import type { AnswerSpan, AnswerStrategy, Evidence } from './answer-strategy.ts';
import { clauseEnd, spanOf } from './choose-span.ts';

const BE = new Set(['is', 'are', 'was', 'were', 'means', 'mean', 'refers']);

/** The first form of "be" after a word of the question. */
const copulaAt = ({ matches, candidate: { passage, sentence } }: Evidence): number => {
  let seen = false;
  for (let token = sentence.first; token < sentence.past; token += 1) {
    if ((matches[token] ?? -1) >= 0) seen = true;
    if (seen && BE.has(passage.tokens.word[token] ?? '')) return token;
  }
  return -1;
};

/** What stands after "X is": the definition of the thing asked for. */
export const definitionStrategy: AnswerStrategy = {
  name: 'definition',
  find: (evidence): readonly [AnswerSpan] | undefined => {
    if (evidence.analysis.answerType !== 'definition') return undefined;
    const copula = copulaAt(evidence);
    if (copula < 0) return undefined;
    const first =
      evidence.candidate.passage.tokens.tag[copula + 1] === 'DET' ? copula + 2 : copula + 1;
    const last = clauseEnd(evidence, first);
    return last > first ? [{ span: spanOf(evidence, first, last) }] : undefined;
  },
};
