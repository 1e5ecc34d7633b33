import type { ActionKind } from './card.ts';
import type { Words } from './words/words.ts';

/** Buttons that ask for words before they do anything. */
export type FormKind = Extract<ActionKind, 'follow-up' | 'comment'>;

/** What stands in a form: over it, and over its one field. */
export const formWords = (
  kind: FormKind,
  words: Words,
): { readonly title: string; readonly label: string } => ({
  title: words.say(`form.${kind}.title`),
  label: words.say(`form.${kind}.label`),
});

/** Whether a button opens a form. */
export const isFormKind = (kind: ActionKind): kind is FormKind =>
  kind === 'follow-up' || kind === 'comment';
