import {
  FEEDBACK_CHOICES,
  type FeedbackChoice,
  type FeedbackEntry,
  type Receipt,
} from '../../store/store.ts';
import { citationsOf } from '../presentation/cards/answer-card.ts';

/** The choice of this name. */
export const choiceOf = (name: string | undefined): FeedbackChoice | undefined =>
  FEEDBACK_CHOICES.find((known) => known === name);

/** What an opinion on an answer is kept with; the question's words only where the answer was not right. */
export const opinionOn = (
  { answer, trace, question, questionId }: Receipt,
  choice: FeedbackChoice,
): Omit<FeedbackEntry, 'at'> => {
  const [cited] = answer === undefined || answer.kind === 'abstention' ? [] : citationsOf(answer);
  const nearest =
    answer?.kind === 'abstention'
      ? answer.nearest[0]?.documentId
      : trace?.candidates[0]?.passageId.replace(/#\d+$/u, '');
  return {
    questionId,
    choice,
    ...(choice === 'right' ? {} : { question: question.text }),
    ...(cited === undefined ? {} : { documentId: cited.documentId, quote: cited.quote }),
    ...(nearest === undefined ? {} : { nearest }),
  };
};
