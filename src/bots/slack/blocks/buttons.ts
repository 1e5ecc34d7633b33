import type { types } from '@slack/bolt';
import { actionLabel, spokenLabel } from '../../presentation/action-labels.ts';
import { arrangeActions } from '../../presentation/arrange-actions.ts';
import type { Action, ActionKind, Card } from '../../presentation/card.ts';
import { placesToOpen } from '../../presentation/places-to-open.ts';
import { type Words, wordsFor } from '../../presentation/words/words.ts';
import { ACTION_PREFIX, linkButton, plainButton, plainText } from './controls.ts';
import { feedbackBlocks } from './feedback.ts';
import {
  ACTIONS_MAX,
  BUTTON_TEXT_MAX,
  BUTTON_URL_MAX,
  BUTTON_VALUE_MAX,
  MENU_OPTIONS_MAX,
  MENU_VALUE_MAX,
} from './limits.ts';
import { cleanLine, safeUrl } from './text.ts';
import { shortenLabel } from './trim.ts';

/** A button that asks the question in its value. */
export const ASK_ACTION = 'ask';

/** More would bury the answer; the card's first actions are its most useful. */
const ACTION_BUTTONS_MAX = 14;
const ASK_BUTTONS_MAX = 5;

/** Asked before what cannot be undone. */
const confirmationOf = (kind: ActionKind, words: Words): types.ConfirmationDialog | undefined =>
  kind === 'remove'
    ? {
        title: plainText(words.say('remove.title')),
        text: plainText(words.say('remove.text')),
        confirm: plainText(words.say('action.remove')),
        deny: plainText(words.say('remove.keep')),
        style: 'danger',
      }
    : undefined;

const labelOf = (action: Action, words: Words): string =>
  cleanLine(action.label ?? '') || actionLabel(action, words);

const buttonOf = (action: Action, index: number, words: Words): types.Button => {
  const { kind, ref } = action;
  const spoken = spokenLabel(kind, words);
  const confirm = confirmationOf(kind, words);
  return {
    ...plainButton(`${kind}:${index}`, labelOf(action, words), ref),
    ...(spoken === undefined ? {} : { accessibility_label: spoken }),
    ...(confirm === undefined ? {} : { confirm }),
  };
};

/** A button that leads to an address: Slack tells of the press, and nothing is to be done. */
export const OPEN_ACTION = 'open';

/** The button of a menu; the option that is chosen says which action it is: "kind ref". */
export const MENU_ACTION = 'menu';

/** What else can be done, behind three dots. */
const menuOf = (actions: readonly Action[], words: Words): readonly types.Overflow[] => {
  const options = actions
    .map((action) => ({
      text: plainText(shortenLabel(labelOf(action, words), BUTTON_TEXT_MAX)),
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
        : [
            {
              label: wordsFor(card.locale).say('action.ask', { question: card.didYouMean }),
              question: card.didYouMean,
            },
          ];
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
    case 'digest':
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

/** Buttons that lead to the passages that come nearest. */
const linksOf = (card: Card): readonly types.Button[] =>
  placesToOpen(card).flatMap(({ label, url: given }, index) => {
    const url = safeUrl(given);
    return url === undefined || url.length > BUTTON_URL_MAX
      ? []
      : [linkButton(`${OPEN_ACTION}:${index}`, cleanLine(label), url)];
  });

/** A card's controls in at most four rows: the questions it offers, what is near, what can be done with it, what is thought of it. */
export const buttonsOf = (card: Card): readonly types.KnownBlock[] => {
  const questions = questionsOf(card)
    .map(({ label, question }) => ({ label: cleanLine(label), question: cleanLine(question) }))
    .filter(({ label, question }) => label && question && question.length <= BUTTON_VALUE_MAX)
    .slice(0, ASK_BUTTONS_MAX)
    .map(({ label, question }, index) => plainButton(`${ASK_ACTION}:${index}`, label, question));
  const { front, menu, opinions } = arrangeActions(card);
  const words = wordsFor(card.locale);
  const button = (action: Action, index: number) => buttonOf(action, index, words);
  const feedback = feedbackBlocks(opinions, words);
  const isApart = (action: Action): boolean => feedback.length > 0 && opinions.includes(action);
  const suggested = front.filter(({ kind }) => kind === 'related').slice(0, ASK_BUTTONS_MAX);
  const others = front
    .filter((action) => action.kind !== 'related' && !isApart(action))
    .slice(0, ACTION_BUTTONS_MAX);
  return [
    ...rowOf([...questions, ...suggested.map(button)]),
    ...rowOf(linksOf(card)),
    ...rowOf([...others.map(button), ...menuOf(menu, words)]),
    ...feedback,
  ];
};
