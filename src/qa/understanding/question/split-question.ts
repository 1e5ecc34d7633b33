const NEXT_QUESTION =
  /[\s,]+and\s+(?=(?:who|whom|whose|what|which|when|where|why|how)\b)|\?\s+(?=(?:and\s+)?(?:who|whom|whose|what|which|when|where|why|how)\b)/i;

const POINTS_BACK = /\b(?:he|she|it|they|him|her|them|his|its|their)\b/i;
const NAME = /(?<=\s)(?:\p{Lu}[\p{L}\d]*)(?:\s+\p{Lu}[\p{L}\d]*)*/gu;

/** "What is the Lex edition": all that the question is about, where nothing hangs on it. */
const WHOLE_SUBJECT =
  /^(?:what|who) (?:is|are|was|were) ((?:(?:the|an?) )?(?!\p{L}+ (?:of|in|for|at)\b)[\p{L}\d][\p{L}\d.'-]*(?: (?!(?:of|in|for|at|on|to|by|with|from|about|like)\b|\p{L}+ed\b)[\p{L}\d][\p{L}\d.'-]*){0,3})$/iu;
const SUBJECT_PRONOUN = /\b(?:it|they|he|she)\b/i;

/** The second question with what the first is about: in the pronoun's place, or its names behind it. */
const withSubject = (first: string, second: string): string => {
  if (!POINTS_BACK.test(second)) return second;
  const subject = WHOLE_SUBJECT.exec(first.trim())?.[1];
  if (subject !== undefined && SUBJECT_PRONOUN.test(second))
    return second.replace(SUBJECT_PRONOUN, () => subject);
  const names = first.match(NAME) ?? [];
  return names.length === 0 ? second : `${second.replace(/[\s?]+$/, '')} ${names.join(' or ')}?`;
};

/** The questions that one text asks, in order, two at most; a pronoun in the second gets what the first is about. */
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
  return [`${first.replace(/\?$/, '')}?`, withSubject(first, second)];
};
