import type { Quote, Source } from '../../presentation/card.ts';
import { dayText } from '../../presentation/day-text.ts';
import { type Html, html, safeUrl } from './html.ts';
import { quotedHtml } from './quoted-html.ts';

/** Links of ours begin with a slash, or with the address that the operator gave. */
const viewerUrl = ({ viewerUrl: url }: Pick<Source, 'viewerUrl'>): string | undefined =>
  url?.startsWith('/articles/') ? url : safeUrl(url);

/** A text that leads to its place in the article, where that can be read. */
export const placed = (text: string | Html, part: Pick<Source, 'viewerUrl'>): Html => {
  const url = viewerUrl(part);
  return url === undefined ? html`${text}` : html`<a href="${url}">${text}</a>`;
};

export const dateHtml = (date: string | undefined): Html | undefined =>
  date === undefined ? undefined : html`<time datetime="${date}">${dayText(date)}</time>`;

/** The headings above a quote, behind the title. */
const sectionHtml = ({ section = [] }: Source): readonly Html[] =>
  section.map((heading) => html` <span class="section">${heading}</span>`);

/** The article with its publisher and date; the title leads to the quote in it. */
export const sourceHtml = (source: Source): Html => {
  const own = safeUrl(source.url);
  const title = source.title.trim() === '' ? source.documentId : source.title;
  const parts: readonly (Html | undefined)[] = [
    html`<cite>${placed(title, source)}${sectionHtml(source)}</cite>`,
    source.publisher === undefined ? undefined : html`<span>${source.publisher}</span>`,
    dateHtml(source.publishedOn),
    own === undefined
      ? undefined
      : html`<a class="outside" href="${own}" rel="noreferrer noopener nofollow">original</a>`,
  ];
  return html`<span class="source">${parts}</span>`;
};

const speakerHtml = ({ speaker, role }: Quote): Html =>
  speaker === undefined
    ? html`<span class="who">the article</span>`
    : html`<span class="who"><b>${speaker}</b>${role !== undefined && html`, ${role}`}</span>`;

const restHtml = ({ rest = [] }: Quote): Html | undefined =>
  rest.length === 0
    ? undefined
    : html`<details class="rest"><summary>Show more</summary><blockquote>${quotedHtml(rest)}</blockquote></details>`;

/** Words of an article in their shape, the answer in them marked, with who said them and where. */
export const quoteHtml = (quote: Quote): Html => html`<figure class="quote">
<blockquote>${quotedHtml(quote.blocks)}</blockquote>${restHtml(quote)}
<figcaption>${speakerHtml(quote)}${sourceHtml(quote.source)}</figcaption>
</figure>`;

/** Quotes under one line; nothing where there are none. */
export const quotesHtml = (lead: string, quotes: readonly Quote[]): Html | undefined =>
  quotes.length === 0
    ? undefined
    : html`<section class="further"><h3>${lead}</h3>${quotes.map(quoteHtml)}</section>`;

/** Where else to look: each article with its passage folded away. */
export const nearestHtml = (nearest: readonly Quote[]): Html | undefined =>
  nearest.length === 0
    ? undefined
    : html`<section class="further"><h3>Also close in the articles</h3>${nearest.map(
        ({ blocks, source }) =>
          html`<div class="also">${sourceHtml(source)}<details class="rest"><summary>Show the passage</summary><blockquote>${quotedHtml(blocks)}</blockquote></details></div>`,
      )}</section>`;
