import type { Action, ActionKind } from './card.ts';
import type { Words } from './words/words.ts';

/** What stands on a button whose action brings no label of its own. */
export const actionLabel = ({ kind }: Pick<Action, 'kind'>, words: Words): string =>
  words.say(`action.${kind}`);

/** What a screen reader says of a button where the label alone does not tell. */
export const spokenLabel = (kind: ActionKind, words: Words): string | undefined => {
  switch (kind) {
    case 'undo-correction':
    case 'rest':
    case 'more':
    case 'why':
    case 'share':
    case 'follow-up':
    case 'ask-person':
    case 'resolve':
    case 'make-answer':
    case 'remove':
      return words.say(`spoken.${kind}`);
    case 'related':
    case 'feedback':
    case 'comment':
      return undefined;
    default:
      return kind satisfies never;
  }
};
