import type { English } from '../../analysis/english.ts';
import type { ConversationContext } from '../../types.ts';
import { bareQuestion } from './bare-question.ts';
import { coordinatedQuestion } from './coordinated-question.ts';
import type { FollowUpKind, ResolvedQuestion } from './follow-up.ts';
import { referents } from './referents.ts';
import { replacedPhrase } from './replaced-phrase.ts';
import { sameArticle } from './same-article.ts';
import { speakerOfThat } from './speaker-of-that.ts';

/** Every class of question that leans on the one before; the first that applies fills it in. */
const KINDS: readonly FollowUpKind[] = [
  speakerOfThat,
  replacedPhrase,
  bareQuestion,
  sameArticle,
  referents,
  coordinatedQuestion,
];

/** "And in Henan?", "what about 2020?": an opening that leans on the question before. */
const LEANING =
  /^(?:and|but|or|so|then|ok|okay)?[\s,]*(?:what|how) about\s+|^(?:and|but|or|also)[\s,]+/i;

/** A follow-up is short: a longer text is read no further than a question is. */
const MAX_CHARACTERS = 2_000;

/** The question with what it leaves out filled in from the conversation; nothing is carried into one that stands alone. */
export const resolveFollowUp = (
  text: string,
  context: ConversationContext | undefined,
  english: English,
): ResolvedQuestion => {
  const previous = context?.question;
  if (context === undefined || previous === undefined || text.length > MAX_CHARACTERS)
    return { text, carried: [] };
  const trimmed = text.trim();
  const opening = LEANING.exec(trimmed)?.[0];
  const rest = opening === undefined ? trimmed : trimmed.slice(opening.length);
  const followUp = {
    rest,
    ...(opening === undefined ? {} : { opening }),
    context,
    previous,
    english,
  };
  for (const kind of KINDS) {
    const resolved = kind(followUp);
    if (resolved !== undefined) return resolved;
  }
  return { text: rest, carried: [] };
};
