import type { Action, ActionKind, Card } from './card.ts';
import { type Words, wordsFor } from './words/words.ts';

/** What few people press: it waits in a menu, so that the answer has two or three buttons. */
const IN_MENU: ReadonlySet<ActionKind> = new Set(['more', 'why', 'follow-up', 'ask-person']);

/** A card's actions: what is seen at once, and what a menu holds. */
export interface ArrangedActions {
  readonly front: readonly Action[];
  readonly menu: readonly Action[];
  /** Those of `front` that say whether it is right, for a platform that has controls of its own for that: yes, then no. */
  readonly opinions: readonly Action[];
}

/** "Helpful" says that it is right; "Not helpful" asks what was wrong. */
const opinionsOf = ({ ref }: Action, words: Words): readonly Action[] => [
  { kind: 'feedback', ref: `right:${ref}`, label: words.say('opinion.helpful') },
  { kind: 'feedback', ref, label: words.say('opinion.not-helpful') },
];

const isOpinionAsked = ({ kind, label }: Action): boolean =>
  kind === 'feedback' && label === undefined;

/** Where nothing was found, asking a person is what helps on. */
const isInMenu = (kind: ActionKind, card: Card): boolean =>
  IN_MENU.has(kind) && !(card.kind === 'abstention' && kind === 'ask-person');

/** Cards whose buttons are about an answer; others have few. */
const ANSWERS: ReadonlySet<Card['kind']> = new Set([
  'answer',
  'figure',
  'abstention',
  'comparison',
  'trend',
  'figures',
]);

/** A card's actions in the places where they are shown, in their order. */
export const arrangeActions = (card: Card): ArrangedActions => {
  const asked = card.actions.find((action) => isOpinionAsked(action));
  const opinions = asked === undefined ? [] : opinionsOf(asked, wordsFor(card.locale));
  const actions = card.actions.flatMap((action) => (isOpinionAsked(action) ? opinions : [action]));
  if (!ANSWERS.has(card.kind)) return { front: actions, menu: [], opinions };
  const menu = actions.filter(({ kind }) => isInMenu(kind, card));
  // A menu of one is a button too many.
  return menu.length < 2
    ? { front: actions, menu: [], opinions }
    : { front: actions.filter((action) => !menu.includes(action)), menu, opinions };
};
