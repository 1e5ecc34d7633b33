import type { types } from '@slack/bolt';
import { ACTION_LABELS } from '../presentation/action-labels.ts';
import type { Action, Card } from '../presentation/card.ts';
import { ACTIONS_MAX, BUTTON_TEXT_MAX, BUTTON_VALUE_MAX } from './slack-limits.ts';
import { cleanLine } from './slack-text.ts';
import { shortenLabel } from './slack-trim.ts';

/** What every button of ours starts its `action_id` with. */
export const ACTION_PREFIX = 'newsdesk';
/** A button that asks the question in its value. */
export const ASK_ACTION = 'ask';

/** More would bury the answer; the card's first actions are its most useful. */
const ACTION_BUTTONS_MAX = 8;
const ASK_BUTTONS_MAX = 5;

/** Buttons that answers to feedback fall into, by the value sent. */
const FEEDBACK_CHOICES = [
  ['right', 'Right'],
  ['wrong-answer', 'Right passage, wrong answer'],
  ['wrong-passage', 'Wrong passage'],
] as const;

/** A button of ours; `id` tells them apart within their block. */
export const plainButton = (id: string, label: string, value: string): types.Button => ({
  type: 'button',
  action_id: `${ACTION_PREFIX}:${id}`,
  text: { type: 'plain_text', text: shortenLabel(label, BUTTON_TEXT_MAX), emoji: false },
  value,
});

const labelOf = ({ kind, label = '' }: Action): string => cleanLine(label) || ACTION_LABELS[kind];

const actionButtons = (action: Action, index: number): readonly types.Button[] =>
  action.kind === 'feedback'
    ? FEEDBACK_CHOICES.map(([choice, label]) =>
        plainButton(`feedback:${index}:${choice}`, label, `${choice}:${action.ref}`),
      )
    : [plainButton(`${action.kind}:${index}`, labelOf(action), action.ref)];

/** Questions a card offers to ask with one press. */
const questionsOf = (
  card: Card,
): readonly { readonly label: string; readonly question: string }[] => {
  switch (card.kind) {
    case 'help':
      return card.samples.map((question) => ({ label: question, question }));
    case 'abstention':
      return card.didYouMean === undefined
        ? []
        : [{ label: `Ask: ${card.didYouMean}`, question: card.didYouMean }];
    case 'figure':
      return card.related;
    case 'topics':
      return card.related ?? [];
    case 'answer':
    case 'figures':
    case 'comparison':
    case 'trend':
    case 'passages':
    case 'trace':
    case 'status':
    case 'notice':
      return [];
    default:
      return card satisfies never;
  }
};

/** One block with a card's buttons, or none: the questions it offers, then its actions. */
export const buttonsOf = (card: Card): readonly types.ActionsBlock[] => {
  const questions = questionsOf(card)
    .map(({ label, question }) => ({ label: cleanLine(label), question: cleanLine(question) }))
    .filter(({ label, question }) => label && question && question.length <= BUTTON_VALUE_MAX)
    .slice(0, ASK_BUTTONS_MAX)
    .map(({ label, question }, index) => plainButton(`${ASK_ACTION}:${index}`, label, question));
  const actions = card.actions.slice(0, ACTION_BUTTONS_MAX).flatMap(actionButtons);
  const elements = [...questions, ...actions].slice(0, ACTIONS_MAX);
  return elements.length === 0 ? [] : [{ type: 'actions', elements }];
};
