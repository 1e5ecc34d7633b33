import { dayText } from '../../presentation/day-text.ts';
import { askButton, TALK_FORM } from '../markup/actions.ts';
import { type Html, html } from '../markup/html.ts';
import { renderCard } from '../markup/render-card.ts';
import type { Exchange } from '../serving/talks.ts';

/** Characters of a question that are shown again; nobody reads on. */
const QUESTION_SHOWN = 600;

/** What the page says before the first question. */
export interface Opening {
  readonly articles: number;
  readonly publishers: number;
  /** The earliest and latest day that an article was published. */
  readonly days?: { readonly first: string; readonly last: string };
  readonly samples: readonly string[];
}

const shortened = (question: string): string =>
  question.length > QUESTION_SHOWN ? `${question.slice(0, QUESTION_SHOWN)}…` : question;

/** A question with its answer; what its buttons bring is put behind it. */
export const exchangeHtml = ({ question, card }: Exchange): Html => html`<li class="exchange">
${question !== '' && html`<h2 class="question" dir="auto">${shortened(question)}</h2>`}
${renderCard(card)}
<div class="replies"></div>
</li>`;

const plural = (count: number, one: string): string =>
  count === 1 ? `1 ${one}` : `${count} ${one}s`;

const scopeOf = ({ articles, publishers, days }: Opening): string => {
  if (articles === 0) return 'There are no articles yet.';
  const from = publishers === 0 ? '' : ` from ${plural(publishers, 'publisher')}`;
  if (days === undefined) return `${plural(articles, 'article')}${from}.`;
  const when =
    days.first === days.last
      ? `of ${dayText(days.first)}`
      : `${dayText(days.first)} to ${dayText(days.last)}`;
  return `${plural(articles, 'article')}${from}, ${when}.`;
};

const openingHtml = (opening: Opening): Html => html`<section class="opening">
<h1>Ask the articles.</h1>
<p class="promise">Answers are the articles’ own words, with who said it and where it stands. What no article says, you are told so.</p>
<p class="extent">${scopeOf(opening)}${opening.articles === 0 && ' Put some into the corpus folder: Markdown, text, HTML, PDF, Word or JSON.'}</p>
${
  opening.samples.length > 0 &&
  html`<div class="samples"><h2>Try one</h2>${opening.samples.map((sample) => askButton(sample, sample))}</div>`
}
</section>`;

/** Enter in the line presses the form's first button: without this one, that would be a button of the first answer. */
const defaultButton: Html = html`<button class="hidden" form="${TALK_FORM}" tabindex="-1" aria-hidden="true">Ask</button>`;

/** The form that every question is sent with; the page's buttons belong to it, too. */
const composerHtml = (
  conversation: string,
): Html => html`<form class="composer" id="${TALK_FORM}" method="post" action="/ask">
<div>
<input type="hidden" name="conversation" value="${conversation}">
<input type="hidden" name="follows" value="">
<p class="following" hidden><span></span><button type="button">Cancel</button></p>
<ul class="completions" id="completions" role="listbox" aria-label="Completions" hidden></ul>
<label class="hidden" for="question">Your question</label>
<input class="line" type="text" id="question" name="question" placeholder="Ask a question, or type /" autocomplete="off" autocapitalize="sentences" enterkeyhint="send" role="combobox" aria-autocomplete="list" aria-expanded="false" aria-controls="completions" autofocus>
<button class="send">Ask</button>
</div>
</form>`;

/** What the buttons of a page without a line to ask on belong to. */
export const buttonsForm = (conversation: string): Html =>
  html`<form id="${TALK_FORM}" method="post" action="/ask"><input type="hidden" name="conversation" value="${conversation}"></form>`;

/** The conversation so far, and the line to ask on. */
export const askPage = (
  conversation: string,
  exchanges: readonly Exchange[],
  opening: Opening,
): Html => html`<main id="main" class="talk" tabindex="-1">
${defaultButton}
${exchanges.length === 0 ? openingHtml(opening) : html`<h1 class="hidden">Conversation</h1>`}
<div role="log" aria-label="Questions and answers"><ol class="exchanges">${exchanges.map(exchangeHtml)}</ol></div>
<p class="fresh"${exchanges.length === 0 && html` hidden`}><a href="/">Start a new conversation</a></p>
<span id="last"></span>
</main>
${composerHtml(conversation)}`;
