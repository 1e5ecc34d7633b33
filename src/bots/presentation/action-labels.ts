import type { ActionKind } from './card.ts';

/** What stands on a button whose action brings no label of its own. */
export const ACTION_LABELS: Readonly<Record<ActionKind, string>> = {
  'undo-correction': 'Search for what I wrote',
  related: 'Related',
  more: 'More passages',
  why: 'Why this answer',
  feedback: 'Feedback',
  comment: 'Say what was wrong',
  'follow-up': 'Ask a follow-up',
  share: 'Share in channel',
  'ask-person': 'Ask a person',
  resolve: 'Mark as resolved',
  remove: 'Remove',
};
