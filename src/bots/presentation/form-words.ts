import type { ActionKind } from './card.ts';

/** The opinions on an answer. */
export const OPINION_WORDS = {
  right: 'Right',
  'wrong-answer': 'Right passage, wrong answer',
  'wrong-passage': 'Wrong passage',
} as const;

/** Buttons that ask for words before they do anything. */
export type FormKind = Extract<ActionKind, 'follow-up' | 'comment'>;

/** What stands in a form: over it, and over its one field. */
export const FORM_WORDS: Readonly<
  Record<FormKind, { readonly title: string; readonly label: string }>
> = {
  'follow-up': { title: 'Ask a follow-up', label: 'Your question' },
  comment: { title: 'Say what was wrong', label: 'What was wrong, or missing?' },
};

/** Whether a button opens a form. */
export const isFormKind = (kind: ActionKind): kind is FormKind =>
  kind === 'follow-up' || kind === 'comment';
