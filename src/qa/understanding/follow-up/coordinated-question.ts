import { ASKS, type FollowUp, type FollowUpKind, NAME, namesIn, withoutMark } from './follow-up.ts';
import { questionPhrases } from './question-phrases.ts';

const YEAR = /\b(?:1[0-9]|20)\d\d\b/;
const TIME =
  /\b(?:when|year|years|month|day|today|now|currently|latest|century|since|until|ago)\b/i;
const AMOUNT =
  /^(?:how\s+(?:many|much|fast|far|large|big|high|strongly)|(?:what|which)\s+(?:share|percentage|proportion|number|amount))\b/i;

/** The year that two questions for amounts share, where the second names no time of its own. */
const sharedYear = ({ previous, rest, context }: FollowUp): string | undefined => {
  const years = previous.match(new RegExp(YEAR, 'g')) ?? [context.period?.label ?? ''];
  const isAmount = AMOUNT.test(rest) && AMOUNT.test(previous);
  const [year = ''] = years;
  const isShared = isAmount && years.length === 1 && !YEAR.test(rest) && !TIME.test(rest);
  return isShared && YEAR.test(year) ? year : undefined;
};

/**
 * "And how many projects were built?": joined to the question before by "and", it keeps that one's
 * names when it names nothing of its own, and for an amount its year.
 */
export const coordinatedQuestion: FollowUpKind = (followUp) => {
  const { opening, rest, context, english } = followUp;
  if (opening === undefined || !ASKS.test(rest)) return undefined;
  const year = sharedYear(followUp);
  const isOwn =
    NAME.test(rest) || questionPhrases(rest, english).some(({ isDefinite }) => isDefinite);
  const names = isOwn ? [] : namesIn(context);
  const added = [names.join(' or '), ...(year === undefined ? [] : [`in ${year}`])];
  const carried = [...names, ...(year === undefined ? [] : [year])];
  if (carried.length === 0) return undefined;
  return {
    text: `${withoutMark(rest)} ${added.filter((words) => words !== '').join(' ')}?`,
    carried,
  };
};
