import type { types } from '@slack/bolt';
import { ACTION_LABELS } from '../presentation/action-labels.ts';
import type { Action, ActionKind, Card } from '../presentation/card.ts';
import { ACTIONS_MAX, BUTTON_TEXT_MAX, BUTTON_VALUE_MAX } from './slack-limits.ts';
import { cleanLine } from './slack-text.ts';
import { shortenLabel } from './slack-trim.ts';

/** What every button of ours starts its `action_id` with. */
export const ACTION_PREFIX = 'newsdesk';
/** A button that asks the question in its value. */
export const ASK_ACTION = 'ask';

/** More would bury the answer; the card's first actions are its most useful. */
const ACTION_BUTTONS_MAX = 14;
const ASK_BUTTONS_MAX = 5;

/** Buttons that answers to feedback fall into, by the value sent. */
const FEEDBACK_CHOICES = [
  ['right', 'Right'],
  ['wrong-answer', 'Right passage, wrong answer'],
  ['wrong-passage', 'Wrong passage'],
] as const;

const plain = (text: string): types.PlainTextElement => ({
  type: 'plain_text',
  text,
  emoji: false,
});

/** A button of ours; `id` tells them apart within their block. */
export const plainButton = (id: string, label: string, value: string): types.Button => ({
  type: 'button',
  action_id: `${ACTION_PREFIX}:${id}`,
  text: plain(shortenLabel(label, BUTTON_TEXT_MAX)),
  value,
});

/** What a screen reader says where the label alone does not tell. */
const SPOKEN: Readonly<Partial<Record<ActionKind, string>>> = {
  'undo-correction': 'Search again for the words as I wrote them',
  more: 'Show more passages that fit the question',
  why: 'Show why this answer was given',
  share: 'Share this answer with everyone in the channel',
  'follow-up': 'Ask a follow-up question about this answer',
  'ask-person': 'Put this question to people who may know',
  resolve: 'Mark this question as resolved',
  remove: 'Remove this answer for everyone',
};

/** Asked before what cannot be undone. */
const CONFIRM: Readonly<Partial<Record<ActionKind, types.ConfirmationDialog>>> = {
  remove: {
    title: plain('Remove this answer?'),
    text: plain('Nobody will see it any more.'),
    confirm: plain('Remove'),
    deny: plain('Keep'),
    style: 'danger',
  },
};

const actionButton = (kind: ActionKind, id: string, label: string, ref: string): types.Button => {
  const words = SPOKEN[kind];
  const confirm = CONFIRM[kind];
  return {
    ...plainButton(id, label, ref),
    ...(words === undefined ? {} : { accessibility_label: words }),
    ...(confirm === undefined ? {} : { confirm }),
  };
};

const actionButtons = (action: Action, index: number): readonly types.Button[] => {
  const { kind, ref } = action;
  const label = cleanLine(action.label ?? '') || ACTION_LABELS[kind];
  // Under an answer the three opinions are one press away each.
  if (kind === 'feedback' && action.label === undefined) {
    return FEEDBACK_CHOICES.map(([choice, words]) =>
      plainButton(`feedback:${index}:${choice}`, words, `${choice}:${ref}`),
    );
  }
  return [actionButton(kind, `${kind}:${index}`, label, ref)];
};

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

const rowOf = (elements: readonly types.Button[]): readonly types.ActionsBlock[] =>
  elements.length === 0 ? [] : [{ type: 'actions', elements: elements.slice(0, ACTIONS_MAX) }];

/** A card's buttons in at most two rows: the questions it offers, then what can be done with it. */
export const buttonsOf = (card: Card): readonly types.ActionsBlock[] => {
  const questions = questionsOf(card)
    .map(({ label, question }) => ({ label: cleanLine(label), question: cleanLine(question) }))
    .filter(({ label, question }) => label && question && question.length <= BUTTON_VALUE_MAX)
    .slice(0, ASK_BUTTONS_MAX)
    .map(({ label, question }, index) => plainButton(`${ASK_ACTION}:${index}`, label, question));
  const suggested = card.actions.filter(({ kind }) => kind === 'related').slice(0, ASK_BUTTONS_MAX);
  const others = card.actions.filter(({ kind }) => kind !== 'related').slice(0, ACTION_BUTTONS_MAX);
  return [
    ...rowOf([...questions, ...suggested.flatMap(actionButtons)]),
    ...rowOf(others.flatMap(actionButtons)),
  ];
};
