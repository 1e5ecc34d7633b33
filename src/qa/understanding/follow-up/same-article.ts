import type { FollowUpKind } from './follow-up.ts';

/** Words for the article that was spoken of. */
export const SAME_ARTICLE =
  /\b(?:the|this|that)\s+(?:same\s+)?(?:article|report|text|piece|story|page|document)\b|\bthe\s+same\s+(?:source|paper|newspaper)\b/i;

/** "What does the same article say about …?": looked for in the article of the last answer first. */
export const sameArticle: FollowUpKind = ({ rest, context }) => {
  const [words] = SAME_ARTICLE.exec(rest) ?? [];
  return words === undefined || context.documentId === undefined
    ? undefined
    : { text: rest, carried: [words] };
};
