import type { Document } from '../../../qa/types.ts';
import type { QuoteState } from '../find-quote.ts';
import { type Html, html, safeUrl } from '../markup/html.ts';
import { dateHtml } from '../markup/quotes.ts';
import { articleBody, wordsHtml } from './article-body.ts';

/** What is known about the quote that a link named. */
export interface Checked {
  readonly state: QuoteState;
  /** Whether the article was read again just now, where it is kept. */
  readonly isVerified: boolean;
  /** Where it can be. */
  readonly verifyUrl: string;
}

/** An article that is shown. */
export interface ArticleView {
  readonly document: Document;
  readonly checked?: Checked | undefined;
  /** Its figures, and where they are listed. */
  readonly figures?: { readonly count: number; readonly url: string } | undefined;
}

const STATE_WORDS: Readonly<Record<QuoteState['kind'], readonly [string, string]>> = {
  stands: [
    'The quote stands here, word for word.',
    'Read again just now: the quote stands in the article, word for word.',
  ],
  moved: [
    'The quote has moved since it was cited; it is marked where it stands now.',
    'Read again just now: the quote has moved since it was cited; it is marked where it stands now.',
  ],
  changed: [
    'The quote was changed or taken out since it was cited.',
    'Read again just now: the article no longer holds the quote; it was changed or taken out since it was cited.',
  ],
};

const checkedHtml = ({ state, isVerified, verifyUrl }: Checked): Html => {
  const [words, verifiedWords] = STATE_WORDS[state.kind];
  return html`<aside class="check ${state.kind}" aria-label="The quote" role="status">
<p>${isVerified ? verifiedWords : words}</p>
<a href="${verifyUrl}">${isVerified ? 'Verify again' : 'Verify'}</a>
</aside>`;
};

const factsHtml = (document: Document): Html => {
  const { publisher, publishedOn, authors, source, url, tags, collection } = document;
  const original = safeUrl(url);
  const facts: readonly (readonly [string, Html | string | undefined])[] = [
    ['Publisher', publisher],
    ['Published', dateHtml(publishedOn)],
    [authors.length === 1 ? 'Author' : 'Authors', authors.join(', ') || undefined],
    [
      'Source',
      original === undefined
        ? (source ?? url)
        : html`<a href="${original}" rel="noreferrer noopener nofollow">${original}</a>`,
    ],
    ['Tags', tags.join(', ') || undefined],
    ['Collection', collection],
  ];
  return html`<dl class="facts">${facts
    .filter(([, value]) => value !== undefined)
    .map(([label, value]) => html`<div><dt>${label}</dt><dd dir="auto">${value}</dd></div>`)}</dl>`;
};

/** An article with what its front matter says, and the quote that was asked for marked in it. */
export const articlePage = ({ document, checked, figures }: ArticleView): Html => {
  const { text, root } = document;
  const quote =
    checked === undefined || checked.state.kind === 'changed' ? undefined : checked.state.span;
  return html`<main id="main" class="article" tabindex="-1">
<article>
<header>
<h1 dir="auto">${root.heading === undefined ? document.title : wordsHtml(text, root.heading, quote)}</h1>
${factsHtml(document)}
${figures !== undefined && figures.count > 0 && html`<p class="more"><a href="${figures.url}">${figures.count === 1 ? '1 figure' : `${figures.count} figures`} in this article</a></p>`}
</header>
${checked !== undefined && checkedHtml(checked)}
<div class="text">${articleBody(document, quote)}</div>
</article>
</main>`;
};
