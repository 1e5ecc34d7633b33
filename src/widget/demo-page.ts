import { type Html, html, trusted } from '../bots/web/markup/html.ts';

export interface DemoView {
  /** Of this very site; without one, the page says how to make it. */
  readonly token: string | undefined;
  /** Where this page was opened. */
  readonly origin: string;
}

const usage = (origin: string): string =>
  `<script type="module" src="${origin}/widget/newsdesk.js"></script>\n<newsdesk-widget token="ndpub_…"></newsdesk-widget>`;

const askForToken = (
  origin: string,
): Html => html`<p>The widget asks with a token that counts on the pages of one site. For this page, make one and paste it:</p>
<pre tabindex="0"><code>npm run tokens -- make Demo --site ${origin}</code></pre>
<form method="get" action="/widget/demo"><label for="token">Token</label><br><input id="token" name="token" required> <button>Show</button></form>`;

const widgets = (token: string): Html => html`<section><h2>Search as you type, and ask</h2>
<newsdesk-widget token="${token}"></newsdesk-widget></section>
<section><h2>Asking alone, with colours and letters of the site</h2>
<newsdesk-widget class="themed" theme="light" mode="ask" token="${token}" label="Ask the archive"></newsdesk-widget></section>
<section><h2>Searching alone</h2>
<newsdesk-widget mode="search" token="${token}" label="Search the archive" placeholder="Search the archive"></newsdesk-widget></section>`;

/** A page that shows the widget under a strict Content-Security-Policy. */
export const demoPage = ({ token, origin }: DemoView): string =>
  html`${trusted('<!doctype html>')}
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>The widget · Newsdesk</title>
<link rel="icon" href="/web/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/widget/demo.css">
<script type="module" src="/widget/newsdesk.js"></script>
</head>
<body>
<main>
<h1>The widget</h1>
<p class="soft">One script and one element, on any page of a site:</p>
<pre tabindex="0"><code>${usage(origin)}</code></pre>
${token === undefined ? askForToken(origin) : widgets(token)}
</main>
</body>
</html>
`.markup;
