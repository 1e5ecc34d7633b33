const NEXT_QUESTION =
  /[\s,]+and\s+(?=(?:who|whom|whose|what|which|when|where|why|how)\b)|\?\s+(?=(?:and\s+)?(?:who|whom|whose|what|which|when|where|why|how)\b)/i;

const POINTS_BACK = /\b(?:he|she|it|they|him|her|them|his|its|their)\b/i;
const NAME = /(?<=\s)(?:\p{Lu}[\p{L}\d]*)(?:\s+\p{Lu}[\p{L}\d]*)*/gu;

/** The questions that one text asks, in order, two at most; a pronoun in the second gets the first one's names. */
export const splitQuestion = (text: string): readonly string[] => {
  const match = NEXT_QUESTION.exec(text);
  if (match === null || match.index < 8) return [text];
  const first = text.slice(0, match.index);
  const second = text.slice(match.index + match[0].length);
  if (
    !/^(?:who|whom|whose|what|which|when|where|why|how|is|are|was|were|do|does|did|has|have)\b/i.test(
      first.trim(),
    )
  )
    return [text];
  const names = POINTS_BACK.test(second) ? (first.match(NAME) ?? []) : [];
  return [
    `${first.replace(/\?$/, '')}?`,
    names.length === 0 ? second : `${second.replace(/[\s?]+$/, '')} ${names.join(' or ')}?`,
  ];
};
