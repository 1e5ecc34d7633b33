import type { EditorsDesk } from '../../editors-desk.ts';
import { type Html, html } from '../markup/html.ts';

/** What people asked in vain. */
export interface Gap {
  readonly question: string;
  readonly count: number;
}

type Finding = ReturnType<EditorsDesk['findings']>[number];

/** Where the file of a gap's answer is drafted. */
export const DRAFT_PATH = '/gaps/draft';

const draftUrl = (question: string): string =>
  `${DRAFT_PATH}?${new URLSearchParams({ question }).toString()}`;

const gapsTable = (gaps: readonly Gap[], hasDrafts: boolean): Html =>
  html`<table class="rows"><thead><tr><th scope="col">Question</th><th scope="col">Times</th>${hasDrafts && html`<th scope="col">Answer</th>`}</tr></thead><tbody>${gaps.map(
    ({ question, count }) =>
      html`<tr><td dir="auto">${question}</td><td>${count}</td>${hasDrafts && html`<td><a href="${draftUrl(question)}" download>Draft one</a></td>`}</tr>`,
  )}</tbody></table>`;

const DRAFTS =
  'A draft is a file: write the answer, your name and the day into it, and put it into “_answers” in the folder of the articles. Nobody is shown it before.';

const findingsHtml = (findings: readonly Finding[]): Html | undefined =>
  findings.length === 0
    ? undefined
    : html`<section><h2>Verified answers to look at</h2><table class="rows"><thead><tr><th scope="col">File</th><th scope="col">What is wrong</th></tr></thead><tbody>${findings.map(
        ({ file, text, mustMend }) =>
          html`<tr><td><code>${file}</code></td><td dir="auto">${text}${mustMend && '; not shown as verified until it is mended'}</td></tr>`,
      )}</tbody></table></section>`;

/** For the operator: what the articles were asked and do not say, most often asked first, and the verified answers to look at. */
export const gapsPage = (
  gaps: readonly Gap[],
  editors?: { readonly findings: readonly Finding[] },
): Html => html`<main id="main" class="browse" tabindex="-1">
<header><h1>Gaps</h1><p class="extent">What was asked and no article answered</p></header>
${
  gaps.length === 0
    ? html`<p>None so far: every question found an answer, or nothing was asked yet.</p>`
    : gapsTable(gaps, editors !== undefined)
}
${editors !== undefined && html`<p>${DRAFTS} All gaps as <a href="/gaps.csv" download>CSV</a> or <a href="/gaps.json" download>JSON</a>.</p>`}
${findingsHtml(editors?.findings ?? [])}
</main>`;
