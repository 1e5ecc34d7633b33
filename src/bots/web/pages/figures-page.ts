import type { FigureRow } from '../../presentation/card.ts';
import { askButton } from '../markup/actions.ts';
import { figureTable } from '../markup/figures.ts';
import { type Html, html } from '../markup/html.ts';
import { buttonsForm } from './ask-page.ts';

/** What there are figures about, or the figures of one topic. */
export type FiguresView =
  | {
      readonly kind: 'topics';
      readonly topics: readonly { readonly label: string; readonly count: number }[];
    }
  | {
      readonly kind: 'rows';
      /** The topic, or the article's title. */
      readonly heading: string;
      readonly rows: readonly FigureRow[];
      /** Questions that go on from here, each with the words of its button. */
      readonly questions: readonly { readonly label: string; readonly question: string }[];
    };

const TOPICS_SHOWN = 120;

const searchHtml = (
  typed: string,
): Html => html`<form class="search" method="get" action="/figures" role="search">
<label for="topic">Topic</label>
<input class="line" id="topic" name="topic" type="search" value="${typed}" placeholder="market value" autocomplete="off">
<button class="send">Find</button>
</form>`;

const topicUrl = (topic: string): string => `/figures?${new URLSearchParams({ topic })}`;

/** Figures by topic. `conversation` is the one that its questions begin. */
export const figuresPage = (
  view: FiguresView,
  conversation: string,
): Html => html`<main id="main" class="browse" tabindex="-1">
${
  view.kind === 'topics'
    ? html`<header><h1>Figures</h1><p class="extent">${view.topics.length} topics</p></header>
${searchHtml('')}
${view.topics.length === 0 && html`<p>The articles hold no figures yet.</p>`}
<ul class="topics">${view.topics.slice(0, TOPICS_SHOWN).map(({ label, count }) => html`<li><a href="${topicUrl(label)}">${label}</a> <span class="count">${count}</span></li>`)}</ul>`
    : html`<p class="back"><a href="/figures">All topics</a></p>
<header><h1>${view.heading}</h1><p class="extent">${view.rows.length === 1 ? '1 figure' : `${view.rows.length} figures`}</p></header>
${searchHtml('')}
${figureTable(view.rows) ?? html`<p>No article has a figure about that.</p>`}
${view.questions.length > 0 && html`<div class="offers"><span class="label">Go on</span>${view.questions.map(({ label, question }) => askButton(label, question))}</div>`}`
}
</main>
${buttonsForm(conversation)}`;
