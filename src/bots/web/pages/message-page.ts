import { type Html, html } from '../markup/html.ts';

/** A page that only says something. */
export const messagePage = (
  heading: string,
  text: string,
): Html => html`<main id="main" class="message" tabindex="-1">
<h1>${heading}</h1>
<p>${text}</p>
</main>`;
