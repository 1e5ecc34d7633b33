import type {
  AbstentionCard,
  AnswerCard,
  Card,
  DigestCard,
  HelpCard,
  StatusCard,
  VerifiedMark,
} from '../../presentation/card.ts';
import { verifiedText } from '../../presentation/quotes/verified-mark.ts';
import { wordsFor } from '../../presentation/words/words.ts';
import { actionsHtml, askButton } from './actions.ts';
import { comparisonHtml, figureHtml, figuresHtml, topicsHtml, trendHtml } from './figures.ts';
import { type Html, html } from './html.ts';
import { nearestHtml, quoteHtml, quotesHtml, sourceHtml } from './quotes.ts';
import { traceHtml } from './trace.ts';

/** Longer answers are set smaller: they are sentences, not names and values. */
const SHORT_ANSWER = 60;

/** The page speaks English. */
const OURS = wordsFor('en');

/** Who checked it, and what it rests on. */
const verifiedHtml = (mark: VerifiedMark): Html => html`<div class="verified">
<p class="mark">${verifiedText(mark, OURS)}</p>
${
  mark.sources.length > 0 &&
  html`<p class="label">${OURS.say('answer.rests-on')}</p><ul>${mark.sources.map((source) => html`<li>${sourceHtml(source)}</li>`)}</ul>`
}</div>`;

const answerHtml = (card: AnswerCard): Html => html`
${card.verdict !== undefined && html`<p class="span verdict">${card.verdict}</p>`}
${card.answer !== undefined && html`<p class="span${card.answer.length > SHORT_ANSWER ? ' long' : ''}" dir="auto">${card.answer}</p>`}
${card.quotes.map(quoteHtml)}
${card.verified !== undefined && verifiedHtml(card.verified)}
${quotesHtml('Another article says something else', card.conflicts)}
${nearestHtml(card.nearest)}`;

const abstentionHtml = (card: AbstentionCard): Html => html`
<p class="span none">${card.headline}</p>
<p>${card.reason}</p>
${
  card.didYouMean !== undefined &&
  html`<div class="offers"><span class="label">Did you mean</span>${askButton(card.didYouMean, card.didYouMean)}</div>`
}
${quotesHtml('Closest in the articles', card.nearest)}`;

const helpHtml = (card: HelpCard): Html => html`
<p>${card.lead}</p>
${
  card.samples.length > 0 &&
  html`<div class="offers stacked">${card.samples.map((sample) => askButton(sample, sample))}</div>`
}
<dl class="usage">${card.commands.map(({ usage, description }) => html`<div><dt><code>${usage}</code></dt><dd>${description}</dd></div>`)}</dl>`;

const statusHtml = (card: StatusCard): Html =>
  html`<dl class="facts">${card.lines.map(({ label, value }) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>`;

const digestHtml = (card: DigestCard): Html => html`<p>${card.lead}</p>
${card.sections.map(
  ({ title, lines }) => html`<h3>${title}</h3>
<ul>${lines.map(({ question, count }) => html`<li>${question}${count !== undefined && html` (${count})`}</li>`)}</ul>`,
)}`;

const bodyOf = (card: Card): Html => {
  switch (card.kind) {
    case 'answer':
      return answerHtml(card);
    case 'figure':
      return figureHtml(card);
    case 'figures':
      return figuresHtml(card);
    case 'comparison':
      return comparisonHtml(card);
    case 'trend':
      return trendHtml(card);
    case 'topics':
      return topicsHtml(card);
    case 'abstention':
      return abstentionHtml(card);
    case 'passages':
      return html`${quotesHtml(`Nearest to “${card.question}”`, card.quotes)}`;
    case 'trace':
      return traceHtml(card);
    case 'help':
      return helpHtml(card);
    case 'status':
      return statusHtml(card);
    case 'digest':
      return digestHtml(card);
    case 'notice':
      return html`<p class="${card.tone}">${card.text}</p>`;
    default:
      return card satisfies never;
  }
};

/** The markup of a card: everything of articles and users in it is escaped, and shown as text. */
export const renderCard = (card: Card): Html => html`<div class="card ${card.kind}">${bodyOf(card)}
${card.notes.length > 0 && html`<ul class="notes">${card.notes.map((note) => html`<li>${note}</li>`)}</ul>`}
${actionsHtml(card)}</div>`;
