import type { KeptAnswer } from '../../../store/store.ts';
import type { AskedPeople, Overview, OverviewPart } from '../../editors-desk.ts';
import { dayText } from '../../presentation/day-text.ts';
import { type Html, type HtmlValue, html } from '../markup/html.ts';
import { ANSWER_PATH, KEPT_PATH } from './answer-page.ts';

type Gap = Overview['gaps'][number];
type Trend = NonNullable<Gap['trend']>;

/** Where a part of the page is given as a file. */
export const filePath = (part: OverviewPart, format: 'csv' | 'json'): string =>
  `/gaps/${part}.${format}`;

const answerLink = (question: string): Html =>
  html`<a href="${ANSWER_PATH}?${new URLSearchParams({ question }).toString()}">Make it a verified answer</a>`;

const dayOf = (at: number): string => dayText(new Date(at).toISOString().slice(0, 10));

const arrow = ({ lately, before }: Trend): string => {
  if (lately > before) return '↑';
  return lately < before ? '↓' : '=';
};

const trendHtml = (trend: Trend | undefined): Html | undefined =>
  trend && html`${trend.lately} ${arrow(trend)} <span class="said">${trend.before}</span>`;

/** A table, whose columns' names stand before each cell where there is no room for a row. */
const tableHtml = (columns: readonly string[], rows: readonly (readonly HtmlValue[])[]): Html =>
  html`<table class="rows"><thead><tr>${columns.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead><tbody>${rows.map(
    (cells) =>
      html`<tr>${cells.map((cell, at) => html`<td dir="auto" data-label="${columns[at]}">${cell}</td>`)}</tr>`,
  )}</tbody></table>`;

const filesHtml = (part: OverviewPart): Html =>
  html`<p class="files">All as <a href="${filePath(part, 'csv')}" download>CSV</a> or <a href="${filePath(part, 'json')}" download>JSON</a>.</p>`;

/** A part of the page: what stands in it, and the same as files where it is one by itself. */
const section = (
  heading: string,
  nothing: string,
  columns: readonly string[],
  rows: readonly (readonly HtmlValue[])[],
  part?: OverviewPart,
): Html =>
  html`<section><h2>${heading}</h2>${
    rows.length === 0
      ? html`<p>${nothing}</p>`
      : html`${tableHtml(columns, rows)}${part && filesHtml(part)}`
  }</section>`;

const LATELY = 'Last week, a week before';

const gapCells = (gap: Gap): readonly HtmlValue[] => {
  const { question, wordings, count, trend, nearest, isAnsweredNow } = gap;
  const others = wordings.slice(1, 4).join(' · ');
  return [
    html`${question}${others !== '' && html`<br><span class="said">also: ${others}</span>`}`,
    count,
    trendHtml(trend),
    isAnsweredNow ? 'answered by now' : nearest?.title,
    answerLink(question),
  ];
};

const wrongCells = ({ question, downVoted, shown, comments }: Gap): readonly HtmlValue[] => [
  question,
  downVoted,
  shown && html`“${shown.quote}” <span class="said">${shown.title}</span>`,
  html`${comments.map((comment) => html`<p>“${comment}”</p>`)}`,
  answerLink(question),
];

const gapSections = (gaps: Overview['gaps']): readonly Html[] => [
  section(
    'Asked in vain',
    'Nothing so far: every question found an answer, or nothing was asked yet.',
    ['Question', 'Times', LATELY, 'Nearest article', 'Answer'],
    gaps.filter(({ unanswered }) => unanswered > 0).map(gapCells),
    'gaps',
  ),
  section(
    'Answers called wrong',
    'None so far.',
    ['Question', 'Times', 'What was shown', 'What people wrote', 'Answer'],
    gaps.filter(({ downVoted }) => downVoted > 0).map(wrongCells),
  ),
];

const otherSections = ({ mostAsked, findings, stale }: Overview): readonly Html[] => [
  section(
    'Verified answers to look at',
    'None: each stands, and none is due.',
    ['File', 'What is wrong'],
    findings.map(({ file, text, mustMend }) => [
      html`<code>${file}</code>`,
      `${text}${mustMend ? '; not shown as verified until it is mended' : ''}`,
    ]),
    'answers',
  ),
  section(
    'Asked most',
    'Nothing was asked twice.',
    ['Question', 'Times', 'Answered', LATELY],
    mostAsked.map(({ question, count, answered, trend }) => [
      question,
      count,
      answered,
      trendHtml(trend),
    ]),
    'most-asked',
  ),
  section(
    'Old articles that are often quoted',
    'None: what is quoted is less than a year old, or has no date.',
    ['Article', 'Of', 'Quoted'],
    stale.map(({ documentId, title, publishedOn, quoted }) => [
      html`${title}<br><code>${documentId}</code>`,
      dayText(publishedOn),
      quoted,
    ]),
    'articles',
  ),
];

const askedSection = (asked: readonly AskedPeople[]): Html =>
  section(
    'People were asked',
    'Nobody was asked.',
    ['Question', 'Asked', 'Resolved', 'Answer'],
    asked.map(({ question, askedAt, resolvedAt }) => [
      question,
      dayOf(askedAt),
      resolvedAt === undefined ? 'not yet' : dayOf(resolvedAt),
      answerLink(question),
    ]),
  );

const KEPT =
  'They could not be written into the folder of the articles. Download each, move them with “npm run gaps -- --kept FOLDER”, or push them with “npm run corpus:push -- --kept”.';

const keptSection = (kept: readonly KeptAnswer[]): Html | undefined =>
  kept.length === 0
    ? undefined
    : html`<section><h2>Answers kept here</h2><p>${KEPT}</p>${tableHtml(
        ['File', 'Kept', 'Take it out'],
        kept.map(({ name, keptAt }) => [
          html`<a href="${KEPT_PATH}?${new URLSearchParams({ name }).toString()}" download><code>${name}</code></a>`,
          dayOf(keptAt),
          html`<form method="post" action="${KEPT_PATH}"><input type="hidden" name="name" value="${name}"><button aria-label="Remove ${name}">Remove</button></form>`,
        ]),
      )}</section>`;

const wordlessText = (wordless: number): string =>
  `Of ${wordless === 1 ? 'one more question' : `${wordless} more questions`} the words are not kept: they are for a day only, unless STORE_QUESTIONS is on.`;

/** For the operator: what the articles were asked and do not say, and what else there is to do about them. */
export const gapsPage = (
  overview: Overview | undefined,
  asked: readonly AskedPeople[],
  kept: readonly KeptAnswer[],
): Html => html`<main id="main" class="browse editors" tabindex="-1">
<header><h1>For editors</h1>${overview && html`<p class="extent">Of the last ${overview.days} days</p>`}</header>
${
  overview === undefined
    ? html`<p>There is no store: nothing that is asked is kept.</p>`
    : html`${overview.wordless > 0 && html`<p>${wordlessText(overview.wordless)}</p>`}${keptSection(kept)}${gapSections(overview.gaps)}${askedSection(asked)}${otherSections(overview)}`
}
</main>`;
