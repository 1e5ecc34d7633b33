import { ASKS, allTerms, type FollowUpKind, NAME, withoutMark, wordsOf } from './follow-up.ts';

/** "Why?", "Who paid?", "How much then?": too short to stand alone. */
const MAX_BARE_WORDS = 3;

/** "Did prices fall?", "What is inflation?": short, but with a subject of its own. */
const HAS_SUBJECT =
  /^(?:(?:who|what|which|when|where|why|how)\s+)?(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should)\s+\S/i;

/** "Since when?", "With what result?", "In which plan?": a question word behind its preposition, and no verb. */
const BEHIND_PREPOSITION =
  /^(?:since|with|by|in|for|from|to|at|on|until|under|of|about|during|through)\s+(?:what|which|whom|whose|when|how\s+(?:many|much|long))(?:\s+\S+){0,2}[\s?.!]*$/i;

/** "When was that?", "Where is it?": time, place or reason of the whole matter. */
const OF_THE_MATTER = /^(?:when|where|why|how)\s+(?:is|are|was|were)\s+(?:it|that|this)[\s?.!]*$/i;

const VERB = /\b(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should)\b/i;

/** A question of a few words that asks for one thing more about what was asked before. */
export const bareQuestion: FollowUpKind = ({ rest, context, previous }) => {
  const isShort =
    ASKS.test(rest) && !HAS_SUBJECT.test(rest) && wordsOf(rest).length <= MAX_BARE_WORDS;
  const isBehind = BEHIND_PREPOSITION.test(rest) && !VERB.test(rest);
  if ((!isShort && !isBehind && !OF_THE_MATTER.test(rest)) || NAME.test(rest)) return undefined;
  return {
    text: `${withoutMark(rest)} ${context.terms.join(' ')}?`,
    carried: allTerms(context),
    topic: previous,
  };
};
