import { type Html, html, trusted } from '../markup/html.ts';

/** The pages that the bar leads to. */
export type Place = 'ask' | 'articles' | 'figures' | 'gaps' | 'tokens';

export interface Frame {
  /** Comes before the product's name in the window's title. */
  readonly title: string;
  readonly place?: Place;
  /** Whether there is a page to ask on; without one only articles are shown, and the bar leads nowhere. */
  readonly hasPage: boolean;
  readonly isOperator: boolean;
  /** Whether programs ask here, with tokens. */
  readonly hasApi: boolean;
  /** Where the style and the script lie: their names change with their content. */
  readonly assets: { readonly style: string; readonly script: string };
  readonly body: Html;
}

const PLACES: readonly { readonly place: Place; readonly path: string; readonly label: string }[] =
  [
    { place: 'ask', path: '/', label: 'Ask' },
    { place: 'articles', path: '/articles', label: 'Articles' },
    { place: 'figures', path: '/figures', label: 'Figures' },
    { place: 'gaps', path: '/gaps', label: 'Editors' },
    { place: 'tokens', path: '/tokens', label: 'Tokens' },
  ];

const isShown = (place: Place, { isOperator, hasApi }: Frame): boolean => {
  if (place === 'gaps') return isOperator;
  return place !== 'tokens' || (isOperator && hasApi);
};

const barHtml = (frame: Frame): Html => {
  const { place, hasPage } = frame;
  const shown = PLACES.filter((one) => isShown(one.place, frame));
  const name = hasPage
    ? html`<a class="name" href="/">Newsdesk</a>`
    : html`<span class="name">Newsdesk</span>`;
  return html`<header class="bar"><div>${name}${
    hasPage &&
    html`<nav aria-label="Pages">${shown.map(
      (one) =>
        html`<a href="${one.path}"${place === one.place && trusted(' aria-current="page"')}>${one.label}</a>`,
    )}</nav>`
  }</div></header>`;
};

/** A whole page. */
export const pageHtml = (frame: Frame): string =>
  html`${trusted('<!doctype html>')}
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${frame.title} · Newsdesk</title>
<link rel="icon" href="/web/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${frame.assets.style}">
<script src="${frame.assets.script}" defer></script>
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
${barHtml(frame)}
${frame.body}
</body>
</html>
`.markup;
