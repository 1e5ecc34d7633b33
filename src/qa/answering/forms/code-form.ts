import { countWords } from '../../corpus/passages/count-words.ts';
import type { Block } from '../../types.ts';
import type { AnswerFormRule, FormEvidence } from './answer-form.ts';
import { around, documentPath, introducedBy } from './document-blocks.ts';
import { excerptOf, sameVoice, WHOLE_WORDS, wordsOfRange } from './excerpt.ts';
import { wholePart } from './whole-part.ts';

type CodeBlock = Block & { readonly kind: 'code' };

/** The code that the best sentence is or introduces. */
const codeAt = ({ document, passage, at }: FormEvidence): CodeBlock | undefined => {
  const { span } = passage.sentences[at] ?? passage.sentences[0];
  const introduced = introducedBy(passage.blocks, span);
  if (introduced?.kind === 'code') return introduced;
  return around(documentPath(document, span), 'code').at(-1);
};

/** A block of code with the sentence before it, and the rest of its passage where that is short. */
export const codeForm: AnswerFormRule = {
  name: 'code',
  find: (evidence) => {
    const { document, passage, at } = evidence;
    const code = codeAt(evidence);
    if (code === undefined) return undefined;
    const voice = sameVoice(passage, at);
    if (wordsOfRange(evidence, voice) <= WHOLE_WORDS)
      return wholePart(evidence, 'code', excerptOf(evidence, voice), code.span);
    const leadIn = code.leadIn === undefined ? [] : [code.leadIn];
    // Code is not cut: a part of it may do harm.
    if (countWords(document.text, code.span) > WHOLE_WORDS * 2) return undefined;
    return wholePart(evidence, 'code', { shown: [...leadIn, code.span], rest: [] }, code.span);
  },
};
