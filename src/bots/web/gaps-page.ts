import { type Html, html } from './html.ts';

/** What people asked in vain. */
export interface Gap {
  readonly question: string;
  readonly count: number;
}

/** For the operator: what the articles were asked and do not say, most often asked first. */
export const gapsPage = (
  gaps: readonly Gap[],
): Html => html`<main id="main" class="browse" tabindex="-1">
<header><h1>Gaps</h1><p class="extent">What was asked and no article answered</p></header>
${
  gaps.length === 0
    ? html`<p>None so far: every question found an answer, or nothing was asked yet.</p>`
    : html`<table class="rows"><thead><tr><th scope="col">Question</th><th scope="col">Times</th></tr></thead><tbody>${gaps.map(
        ({ question, count }) => html`<tr><td dir="auto">${question}</td><td>${count}</td></tr>`,
      )}</tbody></table>`
}
</main>`;
