import type { types } from '@slack/bolt';
import { ACTION_LABELS } from '../presentation/action-labels.ts';
import { arrangeActions } from '../presentation/arrange-actions.ts';
import type { Action, ActionKind, Card } from '../presentation/card.ts';
import { ACTION_PREFIX, plainButton, plainText } from './slack-controls.ts';
import { feedbackBlocks } from './slack-feedback.ts';
import {
  ACTIONS_MAX,
  BUTTON_TEXT_MAX,
  BUTTON_VALUE_MAX,
  MENU_OPTIONS_MAX,
  MENU_VALUE_MAX,
} from './slack-limits.ts';
import { cleanLine } from './slack-text.ts';
import { shortenLabel } from './slack-trim.ts';

/** A button that asks the question in its value. */
export const ASK_ACTION = 'ask';

/** More would bury the answer; the card's first actions are its most useful. */
const ACTION_BUTTONS_MAX = 14;
const ASK_BUTTONS_MAX = 5;

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
    title: plainText('Remove this answer?'),
    text: plainText('Nobody will see it any more.'),
    confirm: plainText('Remove'),
    deny: plainText('Keep'),
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

const labelOf = ({ kind, label = '' }: Action): string => cleanLine(label) || ACTION_LABELS[kind];

const buttonOf = (action: Action, index: number): types.Button =>
  actionButton(action.kind, `${action.kind}:${index}`, labelOf(action), action.ref);

/** The button of a menu; the option that is chosen says which action it is: "kind ref". */
export const MENU_ACTION = 'menu';

/** What else can be done, behind three dots. */
const menuOf = (actions: readonly Action[]): readonly types.Overflow[] => {
  const options = actions
    .map((action) => ({
      text: plainText(shortenLabel(labelOf(action), BUTTON_TEXT_MAX)),
      value: `${action.kind} ${action.ref}`,
    }))
    .filter(({ value }) => value.length <= MENU_VALUE_MAX)
    .slice(0, MENU_OPTIONS_MAX);
  return options.length === 0
    ? []
    : [{ type: 'overflow', action_id: `${ACTION_PREFIX}:${MENU_ACTION}:0`, options }];
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

const rowOf = (
  elements: readonly (types.Button | types.Overflow)[],
): readonly types.ActionsBlock[] =>
  elements.length === 0 ? [] : [{ type: 'actions', elements: elements.slice(0, ACTIONS_MAX) }];

/** A card's controls in at most three rows: the questions it offers, what can be done with it, what is thought of it. */
export const buttonsOf = (card: Card): readonly types.KnownBlock[] => {
  const questions = questionsOf(card)
    .map(({ label, question }) => ({ label: cleanLine(label), question: cleanLine(question) }))
    .filter(({ label, question }) => label && question && question.length <= BUTTON_VALUE_MAX)
    .slice(0, ASK_BUTTONS_MAX)
    .map(({ label, question }, index) => plainButton(`${ASK_ACTION}:${index}`, label, question));
  const { front, menu, opinions } = arrangeActions(card);
  const feedback = feedbackBlocks(opinions);
  const isApart = (action: Action): boolean => feedback.length > 0 && opinions.includes(action);
  const suggested = front.filter(({ kind }) => kind === 'related').slice(0, ASK_BUTTONS_MAX);
  const others = front
    .filter((action) => action.kind !== 'related' && !isApart(action))
    .slice(0, ACTION_BUTTONS_MAX);
  return [
    ...rowOf([...questions, ...suggested.map(buttonOf)]),
    ...rowOf([...others.map(buttonOf), ...menuOf(menu)]),
    ...feedback,
  ];
};
