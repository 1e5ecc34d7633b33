import type { Document } from '../../../qa/types.ts';
import { type Html, html, trusted } from '../markup/html.ts';
import { dateHtml } from '../markup/quotes.ts';

/** What the list of articles is narrowed down to. */
export interface ArticleChoice {
  readonly publisher?: string;
  readonly tag?: string;
  /** `2022`. */
  readonly year?: string;
}

export interface ArticlesView {
  /** All that the visitor may see. */
  readonly documents: readonly Document[];
  readonly choice: ArticleChoice;
  /** From 1. */
  readonly page: number;
  /** Where an article can be read. */
  urlOf(document: Document): string | undefined;
}

export const ARTICLES_PER_PAGE = 100;
/** More would bury the articles. */
const CHOICES_SHOWN = 14;

type Facet = keyof ArticleChoice;

const VALUES: Readonly<Record<Facet, (document: Document) => readonly string[]>> = {
  publisher: ({ publisher }) => (publisher === undefined ? [] : [publisher]),
  tag: ({ tags }) => tags,
  year: ({ publishedOn }) => (publishedOn === undefined ? [] : [publishedOn.slice(0, 4)]),
};
const LABELS: Readonly<Record<Facet, string>> = {
  publisher: 'Publisher',
  year: 'Year',
  tag: 'Tag',
};
const FACETS = ['publisher', 'year', 'tag'] as const;

const fits = (document: Document, choice: ArticleChoice): boolean =>
  FACETS.every((facet) => {
    const wanted = choice[facet];
    return wanted === undefined || VALUES[facet](document).includes(wanted);
  });

/** The articles that fit, the newest first and those without a date last. */
export const chosenArticles = (
  documents: readonly Document[],
  choice: ArticleChoice,
): readonly Document[] =>
  documents
    .filter((document) => fits(document, choice))
    .sort(
      (a, b) =>
        (b.publishedOn ?? '').localeCompare(a.publishedOn ?? '') || a.title.localeCompare(b.title),
    );

const addressOf = (choice: ArticleChoice, page = 1): string => {
  const query = new URLSearchParams();
  for (const facet of FACETS) {
    const value = choice[facet];
    if (value !== undefined) query.set(facet, value);
  }
  if (page > 1) query.set('page', `${page}`);
  return query.size === 0 ? '/articles' : `/articles?${query}`;
};

const facetHtml = (facet: Facet, { documents, choice }: ArticlesView): Html | undefined => {
  const others = { ...choice };
  delete others[facet];
  const counts = new Map<string, number>();
  for (const document of documents) {
    if (!fits(document, others)) continue;
    for (const value of VALUES[facet](document)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const chosen = choice[facet];
  if (counts.size < 2 && chosen === undefined) return undefined;
  const values = [...counts].sort(
    facet === 'year' ? ([a], [b]) => b.localeCompare(a) : ([, a], [, b]) => b - a,
  );
  const shown = values.filter(([value], at) => at < CHOICES_SHOWN || value === chosen);
  return html`<div class="facet"><h2 id="by-${facet}">${LABELS[facet]}</h2><ul aria-labelledby="by-${facet}">${shown.map(
    ([value, count]) =>
      value === chosen
        ? html`<li><a class="chosen" aria-current="true" href="${addressOf(others)}" title="Show all">${value} <span aria-hidden="true">×</span></a></li>`
        : html`<li><a href="${addressOf({ ...others, [facet]: value })}">${value} <span class="count">${count}</span></a></li>`,
  )}</ul></div>`;
};

const itemHtml = (document: Document, view: ArticlesView): Html => {
  const url = view.urlOf(document);
  const title = document.title.trim() === '' ? document.id : document.title;
  return html`<li>
<h3 dir="auto">${url === undefined ? title : html`<a href="${url}">${title}</a>`}</h3>
<p class="by">${dateHtml(document.publishedOn)}${document.publisher !== undefined && html`<span>${document.publisher}</span>`}${document.authors.length > 0 && html`<span>${document.authors.join(', ')}</span>`}</p>
</li>`;
};

const pagesHtml = (count: number, { choice, page }: ArticlesView): Html | undefined => {
  const last = Math.ceil(count / ARTICLES_PER_PAGE);
  if (last < 2) return undefined;
  return html`<nav class="pages" aria-label="Pages of articles">
${page > 1 && html`<a rel="prev" href="${addressOf(choice, page - 1)}">Newer</a>`}
<span>Page ${page} of ${last}</span>
${page < last && html`<a rel="next" href="${addressOf(choice, page + 1)}">Older</a>`}
</nav>`;
};

/** The articles there are, the newest first, to be narrowed down by publisher, year and tag. */
export const articlesPage = (view: ArticlesView): Html => {
  const chosen = chosenArticles(view.documents, view.choice);
  const from = (view.page - 1) * ARTICLES_PER_PAGE;
  const isAll = chosen.length === view.documents.length;
  return html`<main id="main" class="browse" tabindex="-1">
<header><h1>Articles</h1><p class="extent">${isAll ? `${chosen.length} in all` : `${chosen.length} of ${view.documents.length}`}</p></header>
<div class="columns">
<section class="facets" aria-label="Narrow down">${FACETS.map((facet) => facetHtml(facet, view))}</section>
<section aria-label="Articles">
<ol class="list"${trusted(' start="1"')}>${chosen.slice(from, from + ARTICLES_PER_PAGE).map((document) => itemHtml(document, view))}</ol>
${chosen.length === 0 && html`<p>No article fits. <a href="/articles">Show all of them.</a></p>`}
${pagesHtml(chosen.length, view)}
</section>
</div>
</main>`;
};
