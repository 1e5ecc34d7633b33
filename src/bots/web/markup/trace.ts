import type { TraceCard } from '../../presentation/card.ts';
import { type Html, html } from './html.ts';

/** A share of one as a bar; its value stands beside it as text. */
const meter = (value: number, most: number): Html => {
  const tenths = most > 0 ? Math.round(Math.max(0, Math.min(1, value / most)) * 20) : 0;
  return html`<span class="meter m${tenths}" aria-hidden="true"></span><span class="number">${value.toFixed(2)}</span>`;
};

/** How an answer came about: the words it looked for, the sentences it weighed, what it decided. */
export const traceHtml = ({ lead, lines, details }: TraceCard): Html => {
  if (details === undefined) {
    return html`<p class="lead">${lead}</p><ul class="reasons">${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
  }
  const { terms, sentences, facts } = details;
  const mostWeight = Math.max(0, ...terms.map(({ weight }) => weight));
  const mostScore = Math.max(0, ...sentences.map(({ score }) => score));
  return html`<p class="lead">${lead}</p>
${
  terms.length > 0 &&
  html`<table class="weighed"><caption>Words it looked for</caption><tbody>${terms.map(
    ({ text, weight, note }) =>
      html`<tr><th scope="row">${text}${note !== undefined && html` <small>${note}</small>`}</th><td>${meter(weight, mostWeight)}</td></tr>`,
  )}</tbody></table>`
}
${
  sentences.length > 0 &&
  html`<table class="weighed sentences"><caption>Sentences it weighed</caption><tbody>${sentences.map(
    ({ quote, score, matched, because }) =>
      html`<tr><th scope="row"><q>${quote}</q>${matched.length > 0 && html` <small>matches ${matched.join(', ')}</small>`}${because !== '' && html`<details><summary>What its score is made of</summary><small>${because}</small></details>`}</th><td>${meter(score, mostScore)}</td></tr>`,
  )}</tbody></table>`
}
<ul class="reasons">${facts.map((fact) => html`<li>${fact}</li>`)}</ul>`;
};
