import type { Token } from '../../../store/store.ts';
import {
  type MadeToken,
  TOKEN_RATE,
  type TokenWish,
  type WrongWish,
} from '../../operator/make-token.ts';
import { type Html, html } from '../markup/html.ts';

export interface TokensView {
  readonly tokens: readonly Token[];
  /** One that was just made: its secret is shown this once. */
  readonly made?: MadeToken;
  /** What could not be made, as it was filled in. */
  readonly refused?: { readonly wish: TokenWish; readonly wrong: WrongWish };
}

const EMPTY: TokenWish = {
  name: '',
  collections: 'public',
  perMinute: `${TOKEN_RATE}`,
  origins: '',
  isOperator: false,
};

const FIELDS: readonly {
  readonly name: 'name' | 'collections' | 'perMinute' | 'origins';
  readonly label: string;
  readonly hint: string;
}[] = [
  { name: 'name', label: 'Name', hint: 'Who will use it, for example: the intranet' },
  {
    name: 'collections',
    label: 'Collections',
    hint: 'What may be asked about with it, with commas between',
  },
  { name: 'perMinute', label: 'Requests a minute', hint: '0 is no limit' },
  {
    name: 'origins',
    label: 'Site',
    hint: 'For the widget: the address of the pages it stands on, such as https://docs.example.org. Empty for a program.',
  },
];

const sentence = (remedy: string): string => `${remedy.charAt(0).toUpperCase()}${remedy.slice(1)}.`;

const fieldHtml = (
  { name, label, hint }: (typeof FIELDS)[number],
  wish: TokenWish,
  wrong: WrongWish | undefined,
): Html => {
  const isWrong = wrong?.field === name;
  return html`<div class="field"><label for="${name}">${label}</label>
<input class="line" id="${name}" name="${name}" value="${wish[name]}" autocomplete="off"${name === 'name' && html` required`} aria-describedby="${name}-hint"${isWrong && html` aria-invalid="true" autofocus`}>
<p class="${isWrong ? 'problem' : 'hint'}" id="${name}-hint"${isWrong && html` role="alert"`}>${isWrong ? sentence(wrong.remedy) : hint}</p></div>`;
};

const formHtml = ({ refused }: TokensView): Html => {
  const { wish = EMPTY, wrong } = refused ?? {};
  return html`<form class="fields" method="post" action="/tokens">
<h2>Make a token</h2>
${FIELDS.map((field) => fieldHtml(field, wish, wrong))}
<div class="field tick"><input type="checkbox" id="isOperator" name="isOperator" value="on"${wish.isOperator && html` checked`}><label for="isOperator">May also read what was asked in vain</label>${wrong?.field === 'isOperator' && html`<p class="problem" role="alert">${sentence(wrong.remedy)}</p>`}</div>
<button class="send" name="do" value="make">Make it</button>
</form>`;
};

const kindOf = ({ kind, origins, isOperator }: Token): string =>
  kind === 'site' ? origins.join(' ') : isOperator ? 'program, operator' : 'program';

const rowHtml = (token: Token): Html => {
  const { id, name, collections, perMinute, madeAt } = token;
  const day = new Date(madeAt).toISOString().slice(0, 10);
  return html`<tr><th scope="row" dir="auto">${name}</th><td>${kindOf(token)}</td><td>${collections.join(', ')}</td><td>${perMinute === 0 ? 'no limit' : `${perMinute} a minute`}</td><td>${day}</td>
<td><form method="post" action="/tokens"><input type="hidden" name="id" value="${id}"><button name="do" value="revoke" aria-label="Revoke ${name}">Revoke</button></form></td></tr>`;
};

const madeHtml = ({ token, secret }: MadeToken): Html => html`<section class="made" role="status">
<h2>${token.name}</h2>
<p>This is the token. It is shown this once: copy it now.</p>
<p><code class="secret">${secret}</code></p>
</section>`;

/** For the operator: the tokens of programs and sites, and the form that makes one. */
export const tokensPage = (view: TokensView): Html => {
  const { tokens, made } = view;
  return html`<main id="main" class="browse tokens" tabindex="-1">
<header><h1>Tokens</h1><p class="extent">What programs, agents and the widget ask with</p></header>
${made && madeHtml(made)}
${
  tokens.length === 0
    ? html`<p>There are none yet.</p>`
    : html`<table class="rows"><thead><tr><th scope="col">Name</th><th scope="col">For</th><th scope="col">Collections</th><th scope="col">Rate</th><th scope="col">Made</th><th scope="col"><span class="hidden">Revoke</span></th></tr></thead><tbody>${tokens.map(rowHtml)}</tbody></table>`
}
${formHtml(view)}
</main>`;
};
