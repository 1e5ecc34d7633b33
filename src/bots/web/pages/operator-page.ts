import { type Html, html } from '../markup/html.ts';
import type { OperatorPass } from '../serving/operator-pass.ts';

export interface OperatorView {
  readonly isOperator: boolean;
  /** What makes a browser the operator's. */
  readonly opensBy: OperatorPass['opensBy'];
  /** Whether a token was given that is not the operator's, or a link was opened that does not open any more. */
  readonly isRefused: boolean;
  readonly hasPage: boolean;
  readonly hasApi: boolean;
}

const tokenForm = (
  isRefused: boolean,
): Html => html`<form class="token" method="post" action="/operator">
<label for="token">Token</label>
<input class="line" type="password" id="token" name="token" autocomplete="current-password" required${isRefused && html` aria-invalid="true" aria-describedby="refused"`} autofocus>
<button class="send">Enter</button>
${isRefused && html`<p class="problem" id="refused" role="alert">That is not the token. It is OPERATOR_TOKEN in the settings of the server.</p>`}
</form>`;

const linkWords = (isRefused: boolean): Html => html`${
  isRefused &&
  html`<p class="problem" role="alert">This link does not open any more: it works once.</p>`
}
<p>Open the link that Newsdesk printed when it was started; started again, it prints a new one. With OPERATOR_TOKEN in its settings you type that here instead.</p>`;

/** Where the operator gives the token, or leaves. */
export const operatorPage = ({
  isOperator,
  opensBy,
  isRefused,
  hasPage,
  hasApi,
}: OperatorView): Html => html`<main id="main" class="message" tabindex="-1">
<h1>For the operator</h1>
${
  isOperator
    ? html`<p>This browser is the operator’s: it sees every collection${hasPage && html`, and <a href="/gaps">what was asked in vain</a>`}.${hasApi && html` It makes and revokes <a href="/tokens">tokens</a> for programs, agents and the widget.`}</p>
<form class="token" method="post" action="/operator"><button class="send" name="leave" value="1">Leave</button></form>`
    : html`<p>Whoever runs Newsdesk sees every collection, and what was asked in vain.</p>
${opensBy === 'token' ? tokenForm(isRefused) : linkWords(isRefused)}`
}
</main>`;
