import { COMMENT_MAX } from '../../../store/store.ts';
import { actionLabel } from '../../presentation/action-labels.ts';
import { arrangeActions } from '../../presentation/arrange-actions.ts';
import type { Action, Card } from '../../presentation/card.ts';
import { wordsFor } from '../../presentation/words/words.ts';
import { type Html, html } from './html.ts';

const labelOf = ({ kind, label }: Action): string =>
  label !== undefined && label.trim() !== '' ? label : actionLabel({ kind }, wordsFor(undefined));

/** The form that the page asks with; buttons anywhere in it belong to it, so that they work without a script, too. */
export const TALK_FORM = 'talk';

/** A button that asks a question. */
export const askButton = (label: string | Html, question: string): Html =>
  html`<button form="${TALK_FORM}" name="ask" value="${question}" formnovalidate>${label}</button>`;

/** Buttons that ask something else stand apart from those about the answer. */
const ASKING: ReadonlySet<Action['kind']> = new Set(['related', 'undo-correction']);

const pressButton = (action: Action): Html =>
  html`<button form="${TALK_FORM}" formaction="/press" formnovalidate name="press" value="${action.kind} ${action.ref}">${labelOf(action)}</button>`;

/** A button that takes words first, with room for them. */
const commentForm = (
  action: Action,
): Html => html`<form class="comment" method="post" action="/press">
<input type="hidden" name="press" value="${action.kind} ${action.ref}">
<label>${labelOf(action)}<textarea name="comment" rows="2" maxlength="${COMMENT_MAX}" required></textarea></label>
<button>Send</button>
</form>`;

/** What few people press, behind a word; it opens without a script, too. */
const menuHtml = (menu: readonly Action[]): Html | undefined =>
  menu.length === 0
    ? undefined
    : html`<details class="menu"><summary>More</summary><div>${menu.map(pressButton)}</div></details>`;

/** The buttons under a card; without a script each loads the page again with its reply. */
export const actionsHtml = (card: Card): Html | undefined => {
  const { front: actions, menu } = arrangeActions(card);
  if (actions.length === 0) return undefined;
  const asking = actions.filter(({ kind }) => ASKING.has(kind));
  const written = actions.filter(({ kind }) => kind === 'comment');
  const pressed = actions.filter((action) => !asking.includes(action) && !written.includes(action));
  return html`${asking.length > 0 && html`<div class="offers">${asking.map(pressButton)}</div>`}
${pressed.length + menu.length > 0 && html`<div class="actions">${pressed.map(pressButton)}${menuHtml(menu)}</div>`}
${written.map(commentForm)}`;
};
