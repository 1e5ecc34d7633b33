import type {
  Chart,
  ComparisonCard,
  FigureCard,
  FigureRow,
  FiguresCard,
  TopicsCard,
  TrendCard,
} from '../../presentation/card.ts';
import { chartSvg } from '../../presentation/charts/chart-svg.ts';
import { askButton } from './actions.ts';
import { type Html, html, trusted } from './html.ts';
import { nearestHtml, placed, quoteHtml, quotesHtml, sourceHtml } from './quotes.ts';

/** The picture of a chart; the values stand in the text beside it, too. */
const chartHtml = (chart: Chart | undefined): Html | undefined =>
  chart === undefined || chart.points.length === 0
    ? undefined
    : html`<div class="chart" role="img" aria-label="${chart.alt}">${trusted(chartSvg(chart))}</div>`;

const whatAndWhen = ({ metric, entity, period }: FigureRow): Html =>
  html`<span class="what">${[
    metric,
    ...(entity === undefined ? [] : [html` <span class="of">${entity}</span>`]),
    ...(period === undefined ? [] : [html` <span class="when">${period}</span>`]),
  ]}</span>`;

const valueHtml = (row: FigureRow): Html => html`<b class="value">${placed(row.value, row)}</b>`;

/** Buttons that ask for another topic. */
export const relatedHtml = (related: FigureCard['related'] | undefined): Html | undefined =>
  related === undefined || related.length === 0
    ? undefined
    : html`<div class="offers"><span class="label">Related</span>${related.map(
        ({ label, question }) => askButton(label, question),
      )}</div>`;

/** One value, what it measures, what changed, and the sentence it stands in. */
export const figureHtml = (card: FigureCard): Html => html`
<p class="figure"><span class="big">${card.figure.value}</span>${whatAndWhen(card.figure)}</p>
${card.change !== undefined && html`<p class="change">${card.change}</p>`}
${quoteHtml(card.quote)}
${chartHtml(card.chart)}
${quotesHtml('Another article says something else', card.conflicts)}
${nearestHtml(card.nearest)}
${relatedHtml(card.related)}`;

/** The figures of one article as a table. */
export const figuresHtml = (card: FiguresCard): Html => html`
<p class="lead">Figures in ${sourceHtml(card.source)}</p>
${figureTable(card.rows)}`;

/** Figures one a row, each leading to its sentence. */
export const figureTable = (rows: readonly FigureRow[]): Html | undefined =>
  rows.length === 0
    ? undefined
    : html`<table class="rows"><thead><tr><th scope="col">Figure</th><th scope="col">What it measures</th><th scope="col">Said by</th></tr></thead>
<tbody>${rows.map(
        (row) =>
          html`<tr><td>${valueHtml(row)}</td><td>${whatAndWhen(row)}</td><td class="said">${row.speaker ?? 'the article'}</td></tr>`,
      )}</tbody></table>`;

const sideHtml = (row: FigureRow): Html =>
  html`${valueHtml(row)}${row.period !== undefined && html`<span class="when">${row.period}</span>`}`;

/** Two things side by side on what they share; a difference that no article prints says so. */
export const comparisonHtml = (card: ComparisonCard): Html => html`
${chartHtml(card.chart)}
<table class="sides"><caption>${card.left} and ${card.right}</caption>
<thead><tr><th scope="col">Measured</th><th scope="col">${card.left}</th><th scope="col">${card.right}</th></tr></thead>
<tbody>${card.rows.map(
  (
    row,
  ) => html`<tr><th scope="row">${row.metric}</th><td>${sideHtml(row.left)}</td><td>${sideHtml(row.right)}</td></tr>
<tr class="under"><td colspan="3">${row.computed !== undefined && html`<span class="computed"><i>computed</i> ${row.computed}</span>`}${row.sources.map(sourceHtml)}</td></tr>`,
)}</tbody></table>`;

/** One thing over its periods, the earliest first. */
export const trendHtml = (card: TrendCard): Html => html`
<p class="${card.chart === undefined ? 'lead' : 'hidden'}">${card.metric}${card.entity !== undefined && html` <span class="of">${card.entity}</span>`}</p>
${chartHtml(card.chart)}
<table class="rows"><thead><tr><th scope="col">When</th><th scope="col">Figure</th><th scope="col">Article</th></tr></thead>
<tbody>${card.rows.map(
  ({ figure, source }) =>
    html`<tr><td>${figure.period ?? ''}</td><td>${valueHtml(figure)}</td><td>${sourceHtml(source)}</td></tr>`,
)}</tbody></table>`;

/** Topics under one sentence: as buttons where they ask something, else with how often they occur. */
export const topicsHtml = (card: TopicsCard): Html => html`
<p class="lead">${card.lead}</p>
${
  // Topics that can be asked for are among the card's buttons; these only name them again.
  !card.actions.some(({ kind }) => kind === 'related') &&
  (card.related === undefined || card.related.length === 0
    ? html`<div class="topics">${card.topics.map(({ label, count }) =>
        askButton(html`${label} <span class="count">${count}</span>`, `/figure ${label}`),
      )}</div>`
    : relatedHtml(card.related))
}`;
