import type { Block, Span } from '../../types.ts';

/** A paragraph of at most this many characters that stands right before a list introduces it, colon or not. */
const INTRODUCTION_MAX = 200;
/** A sentence ends before a blank and a capital letter, a digit or an opening mark. */
const SENTENCE_END = /[.!?…]["'”’)\]]*\s+(?=["'“‘([]?[\p{Lu}\p{N}])/gu;

/** The sentence at the end of the block before that introduces a list or a code block: it ends in a colon, or stands alone and is short. */
export const leadInOf = (
  before: Block | undefined,
  slice: (span: Span) => string,
): { readonly leadIn?: Span } => {
  if (before?.kind !== 'paragraph') return {};
  const text = slice(before.span);
  let last = 0;
  for (const end of text.matchAll(SENTENCE_END)) last = end.index + end[0].length;
  const isIntroduction = /[:：]$/u.test(text) || text.length <= INTRODUCTION_MAX;
  return isIntroduction
    ? { leadIn: { start: before.span.start + last, end: before.span.end } }
    : {};
};
