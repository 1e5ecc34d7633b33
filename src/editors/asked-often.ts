import type { LoggedQuestion } from '../store/store.ts';
import { byFrequency, groupQuestions, type MeaningsOf } from './group-questions.ts';
import { type Span, type Trend, trendOf } from './trend.ts';

/** A question that was asked more than once, in whatever words. */
export interface AskedOften {
  /** The wording that was used most. */
  readonly question: string;
  readonly count: number;
  /** How often it was answered. */
  readonly answered: number;
  /** How often it was asked of late; nothing where no more than a week is looked at. */
  readonly trend?: Trend;
}

type Worded = LoggedQuestion & { readonly text: string };

const isWorded = (question: LoggedQuestion): question is Worded => question.text !== undefined;

/** Whether somebody asked, and was or was not answered. */
export const isAsked = ({ outcome }: LoggedQuestion): boolean =>
  outcome === 'answered' || outcome === 'abstained';

const askedOf = (group: readonly Worded[], span: Span): AskedOften => {
  const [question = ''] = byFrequency(group.map(({ text }) => text.trim()));
  const moments = group.map(({ at }) => at);
  const trend = trendOf(moments, span);
  return {
    question,
    count: group.length,
    answered: group.filter(({ outcome }) => outcome === 'answered').length,
    ...(trend === undefined ? {} : { trend }),
  };
};

/** What was asked more than once, most often first. */
export const askedOften = async (
  questions: readonly LoggedQuestion[],
  span: Span,
  meaningsOf: MeaningsOf,
  limit: number,
): Promise<readonly AskedOften[]> => {
  const groups = await groupQuestions(questions.filter(isAsked).filter(isWorded), meaningsOf);
  return groups
    .filter((group) => group.length > 1)
    .slice(0, limit)
    .map((group) => askedOf(group, span));
};
