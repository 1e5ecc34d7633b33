import { ACTION_LABELS } from '../presentation/action-labels.ts';
import type { Action, ActionKind } from '../presentation/card.ts';
import { type FormKind, isFormKind } from '../presentation/form-words.ts';
import { BUTTON_LABEL_MAX, CUSTOM_ID_MAX } from './discord-limits.ts';
import type { DiscordButton } from './discord-message.ts';
import { plainLine } from './discord-text.ts';
import { shortenLabel } from './discord-trim.ts';

/** Buttons outlive the process that posted them: ids begin with the version of their grammar. */
const VERSION = 'v1';
const ASK = 'ask';
const FORM = 'form';
const ACTIONS_SHOWN = 15;
const QUESTIONS_SHOWN = 5;

const LABELS: Readonly<Record<ActionKind, string>> = {
  ...ACTION_LABELS,
  why: 'Why this answer?',
  share: 'Share',
};

/** What a pressed button, or a form that was sent, asks for. */
export type CustomId =
  | { readonly kind: 'ask'; readonly question: string }
  | { readonly kind: 'action'; readonly action: ActionKind; readonly ref: string }
  | { readonly kind: 'form'; readonly form: FormKind; readonly ref: string }
  | { readonly kind: 'unknown' };

const isActionKind = (name: string): name is ActionKind => Object.hasOwn(LABELS, name);

const button = (style: 1 | 2, label: string, customId: string): DiscordButton => ({
  type: 2,
  style,
  label: shortenLabel(label, BUTTON_LABEL_MAX),
  custom_id: customId,
});

/** Buttons for a card's actions, in the card's order. */
export const actionButtons = (actions: readonly Action[]): readonly DiscordButton[] =>
  actions
    .map((action) => {
      const label = plainLine(action.label ?? '');
      const shown = label === '' ? LABELS[action.kind] : label;
      return button(2, shown, `${VERSION}:${action.kind}:${action.ref}`);
    })
    .filter((made) => made.custom_id.length <= CUSTOM_ID_MAX)
    .slice(0, ACTIONS_SHOWN);

/** Buttons that ask a question when pressed; the id holds the question, so longer ones get no button. */
export const questionButtons = (
  questions: readonly { readonly label: string; readonly question: string }[],
): readonly DiscordButton[] =>
  questions
    .map(({ label, question }) => ({ label: plainLine(label), question: plainLine(question) }))
    .filter(({ label, question }) => label !== '' && question !== '')
    .map(({ label, question }) => button(1, label, `${VERSION}:${ASK}:${question}`))
    .filter((made) => made.custom_id.length <= CUSTOM_ID_MAX)
    .slice(0, QUESTIONS_SHOWN);

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
