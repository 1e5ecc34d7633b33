import { actionLabel } from '../../presentation/action-labels.ts';
import { arrangeActions } from '../../presentation/arrange-actions.ts';
import { ACTION_KINDS, type Action, type ActionKind, type Card } from '../../presentation/card.ts';
import { type FormKind, isFormKind } from '../../presentation/form-words.ts';
import { placesToOpen } from '../../presentation/places-to-open.ts';
import { type Words, wordsFor } from '../../presentation/words/words.ts';
import {
  BUTTON_LABEL_MAX,
  CUSTOM_ID_MAX,
  LINK_BUTTON_URL_MAX,
  MENU_LABEL_MAX,
  MENU_OPTIONS_MAX,
} from './limits.ts';
import type { DiscordButton, DiscordLink, DiscordMenu } from './message.ts';
import { plainLine, safeUrl } from './text.ts';
import { shortenLabel } from './trim.ts';

/** Buttons outlive the process that posted them: ids begin with the version of their grammar. */
const VERSION = 'v1';
const ASK = 'ask';
const FORM = 'form';
/** The menu's own id; what is chosen in it is an id of a button. */
const MENU_ID = `${VERSION}:menu`;
const ACTIONS_SHOWN = 15;
const QUESTIONS_SHOWN = 5;

/** What a pressed button, or a form that was sent, asks for. */
export type CustomId =
  | { readonly kind: 'ask'; readonly question: string }
  | { readonly kind: 'action'; readonly action: ActionKind; readonly ref: string }
  | { readonly kind: 'form'; readonly form: FormKind; readonly ref: string }
  | { readonly kind: 'unknown' };

const isActionKind = (name: string): name is ActionKind =>
  ACTION_KINDS.some((kind) => kind === name);

const button = (style: 1 | 2, label: string, customId: string): DiscordButton => ({
  type: 2,
  style,
  label: shortenLabel(label, BUTTON_LABEL_MAX),
  custom_id: customId,
});

const labelOf = (action: Action, words: Words): string =>
  plainLine(action.label ?? '') || actionLabel(action, words);

const idOf = ({ kind, ref }: Action): string => `${VERSION}:${kind}:${ref}`;

/** A question that a button asks. */
interface Question {
  readonly label: string;
  readonly question: string;
}

/** Buttons that ask a question when pressed; the id holds the question, so longer ones get no button. */
const questionButtons = (questions: readonly Question[]): readonly DiscordButton[] =>
  questions
    .map(({ label, question }) => ({ label: plainLine(label), question: plainLine(question) }))
    .filter(({ label, question }) => label !== '' && question !== '')
    .map(({ label, question }) => button(1, label, `${VERSION}:${ASK}:${question}`))
    .filter((made) => made.custom_id.length <= CUSTOM_ID_MAX)
    .slice(0, QUESTIONS_SHOWN);

/** A card's buttons in the card's order, with questions before or behind them, and the menu that holds the others. */
export const cardButtons = (
  card: Card,
  {
    before = [],
    behind = [],
  }: { readonly before?: readonly Question[]; readonly behind?: readonly Question[] } = {},
): {
  readonly buttons: readonly DiscordButton[];
  readonly links: readonly DiscordLink[];
  readonly menu: DiscordMenu | undefined;
} => {
  const { front, menu } = arrangeActions(card);
  const words = wordsFor(card.locale);
  const actions = front
    .map((action) => button(2, labelOf(action, words), idOf(action)))
    .filter((made) => made.custom_id.length <= CUSTOM_ID_MAX)
    .slice(0, ACTIONS_SHOWN);
  return {
    buttons: [...questionButtons(before), ...actions, ...questionButtons(behind)],
    links: linksOf(card),
    menu: menuOf(menu, words),
  };
};

/** Buttons that lead to the passages that come nearest. */
const linksOf = (card: Card): readonly DiscordLink[] =>
  placesToOpen(card).flatMap(({ label: given, url: address }) => {
    const url = safeUrl(address);
    const label = shortenLabel(plainLine(given), BUTTON_LABEL_MAX);
    return url === undefined || url.length > LINK_BUTTON_URL_MAX || label === ''
      ? []
      : [{ type: 2, style: 5, label, url }];
  });

const menuOf = (actions: readonly Action[], words: Words): DiscordMenu | undefined => {
  const options = actions
    .map((action) => ({
      label: shortenLabel(labelOf(action, words), MENU_LABEL_MAX),
      value: idOf(action),
    }))
    .filter(({ value }) => value.length <= CUSTOM_ID_MAX)
    .slice(0, MENU_OPTIONS_MAX);
  const unique = [...new Map(options.map((option) => [option.value, option])).values()];
  return unique.length === 0
    ? undefined
    : { type: 3, custom_id: MENU_ID, placeholder: words.say('action.menu'), options: unique };
};

/** The custom id of a form for a button's words. A longer reference than any of ours would not fit. */
export const formId = (form: FormKind, ref: string): string =>
  `${VERSION}:${FORM}:${form}:${ref}`.slice(0, CUSTOM_ID_MAX);

/** What a custom id asks for; ids of another version or none of ours are unknown. */
export const readCustomId = (customId: string): CustomId => {
  const [version, kind, ...rest] = customId.split(':');
  const value = rest.join(':');
  if (version !== VERSION || kind === undefined || rest.length === 0) return { kind: 'unknown' };
  if (kind === ASK) return { kind: 'ask', question: value };
  if (kind === FORM) {
    const [form = '', ...key] = rest;
    return isActionKind(form) && isFormKind(form)
      ? { kind: 'form', form, ref: key.join(':') }
      : { kind: 'unknown' };
  }
  return isActionKind(kind) ? { kind: 'action', action: kind, ref: value } : { kind: 'unknown' };
};
