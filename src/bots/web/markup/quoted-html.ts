import type { QuoteBlock, Run } from '../../presentation/card.ts';
import { type Html, html, trusted } from './html.ts';

type Item = QuoteBlock & { readonly kind: 'item' };

/** What is quoted, in the shape it has in its article: paragraphs, lists, tables and code. */
export const quotedHtml = (blocks: readonly QuoteBlock[]): readonly Html[] => {
  const parts: Html[] = [];
  let items: Item[] = [];
  const endList = (): void => {
    if (items.length > 0) parts.push(listHtml(items, items[0]?.depth ?? 1));
    items = [];
  };
  for (const block of blocks) {
    if (block.kind === 'item') {
      items.push(block);
      continue;
    }
    endList();
    parts.push(blockHtml(block));
  }
  endList();
  return parts;
};

const runsHtml = (runs: readonly Run[]): readonly (Html | string)[] =>
  runs.map(({ text, isAnswer }) => (isAnswer ? html`<mark>${text}</mark>` : text));

const blockHtml = (block: Exclude<QuoteBlock, Item>): Html => {
  switch (block.kind) {
    case 'text':
      return html`<p dir="auto">${runsHtml(block.runs)}</p>`;
    case 'label':
      return html`<p class="label" dir="auto">${runsHtml(block.runs)}</p>`;
    case 'code':
      return html`<pre dir="ltr" tabindex="0"><code>${block.text}</code></pre>`;
    case 'table':
      return tableHtml(block);
    case 'omission':
      return html`<p class="omission" aria-label="words left out">…</p>`;
    default:
      return block satisfies never;
  }
};

const tableHtml = ({ header, rows }: QuoteBlock & { readonly kind: 'table' }): Html =>
  html`<div class="table" tabindex="0" role="region" aria-label="Table"><table>${
    header.length > 0 &&
    html`<thead><tr>${header.map((cell) => html`<th scope="col" dir="auto">${runsHtml(cell)}</th>`)}</tr></thead>`
  }<tbody>${rows.map((row) => html`<tr>${row.map((cell) => html`<td dir="auto">${runsHtml(cell)}</td>`)}</tr>`)}</tbody></table></div>`;

/** Items with those that stand deeper inside the one before them; only digits of ours get into the markup. */
const listHtml = (items: readonly Item[], depth: number): Html => {
  const entries: Html[] = [];
  for (let at = 0; at < items.length; ) {
    const item = items[at];
    if (item === undefined) break;
    let past = at + 1;
    while ((items[past]?.depth ?? 0) > depth || items[past]?.isContinued === true) past += 1;
    const rest = items.slice(at + 1, past);
    const continued = rest.filter((one) => one.isContinued && one.depth <= depth);
    const nested = rest.filter((one) => one.depth > depth);
    entries.push(
      html`<li${numberOf(item)}><span dir="auto">${runsHtml(item.runs)}</span>${continued.map(({ runs }) => html`<p dir="auto">${runsHtml(runs)}</p>`)}${nested.length > 0 && listHtml(nested, nested[0]?.depth ?? depth + 1)}</li>`,
    );
    at = past;
  }
  return items[0]?.number === undefined ? html`<ul>${entries}</ul>` : html`<ol>${entries}</ol>`;
};

const numberOf = ({ number }: Item): Html | false =>
  number !== undefined && trusted(` value="${Math.trunc(number)}"`);
