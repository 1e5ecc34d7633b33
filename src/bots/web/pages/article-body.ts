import type { Block, Document, Section, Span } from '../../../qa/types.ts';
import { type Html, html, trusted } from '../markup/html.ts';

/** The words of a span, with as much of the quote marked as stands in it. */
export const wordsHtml = (text: string, span: Span, quote: Span | undefined): Html => {
  if (quote === undefined || quote.end <= span.start || quote.start >= span.end) {
    return html`${text.slice(span.start, span.end)}`;
  }
  const start = Math.max(quote.start, span.start);
  const end = Math.min(quote.end, span.end);
  // Only the first piece is what the address leads to.
  const id = quote.start >= span.start && trusted(' id="quote" tabindex="-1"');
  return html`${text.slice(span.start, start)}<mark${id}>${text.slice(start, end)}</mark>${text.slice(end, span.end)}`;
};

type Words = (span: Span) => Html;

/** An article below its title as its tree has it, the quote marked. */
export const articleBody = ({ text, root }: Document, quote: Span | undefined): Html => {
  const words: Words = (span) => wordsHtml(text, span, quote);
  return html`${blocksHtml(root.blocks, words)}${root.sections.map((section) => sectionHtml(section, 2, words))}`;
};

/** HTML knows six levels of headings. */
const LEVEL_MAX = 6;
const OPENED: Readonly<Record<number, Html>> = {
  2: trusted('<h2 dir="auto">'),
  3: trusted('<h3 dir="auto">'),
  4: trusted('<h4 dir="auto">'),
  5: trusted('<h5 dir="auto">'),
  6: trusted('<h6 dir="auto">'),
};
const CLOSED: Readonly<Record<number, Html>> = {
  2: trusted('</h2>'),
  3: trusted('</h3>'),
  4: trusted('</h4>'),
  5: trusted('</h5>'),
  6: trusted('</h6>'),
};

/** @param level what its heading is on the page, whatever the article calls it: none is left out. */
const sectionHtml = (section: Section, level: number, words: Words): Html => {
  const { heading, blocks, sections } = section;
  const inner = Math.min(level + 1, LEVEL_MAX);
  return html`${heading !== undefined && html`${OPENED[level]}${words(heading)}${CLOSED[level]}`}${blocksHtml(blocks, words, heading)}${sections.map((one) => sectionHtml(one, inner, words))}`;
};

/** @param heading the section's, which a question need not repeat. */
const blocksHtml = (blocks: readonly Block[], words: Words, heading?: Span): readonly Html[] =>
  blocks.map((block) => blockHtml(block, words, heading));

const blockHtml = (block: Block, words: Words, heading: Span | undefined): Html => {
  switch (block.kind) {
    case 'paragraph':
      return html`<p dir="auto">${words(block.span)}</p>`;
    case 'image':
      return html`<p class="caption" dir="auto">${words(block.span)}</p>`;
    case 'code':
      return html`<pre dir="ltr" tabindex="0"><code>${words(block.span)}</code></pre>`;
    case 'quotation':
      return html`<blockquote>${blocksHtml(block.blocks, words)}</blockquote>`;
    case 'callout':
      return html`<div class="callout">${block.label !== undefined && html`<p class="label" dir="auto">${words(block.label)}</p>`}${blocksHtml(block.blocks, words)}</div>`;
    case 'list': {
      const items = block.items.map(({ blocks }) => html`<li>${itemHtml(blocks, words)}</li>`);
      if (!block.ordered) return html`<ul>${items}</ul>`;
      return block.start === undefined
        ? html`<ol>${items}</ol>`
        : html`<ol start="${block.start}">${items}</ol>`;
    }
    case 'table':
      return tableHtml(block, words);
    case 'definition':
      return html`<dl class="definition"><dt dir="auto">${words(block.term)}</dt><dd>${blocksHtml(block.body, words)}</dd></dl>`;
    case 'question':
      return html`${block.question !== heading && html`<p class="question" dir="auto">${words(block.question)}</p>`}${blocksHtml(block.answer, words)}`;
    default:
      return block satisfies never;
  }
};

/** An item that is one line needs no paragraph. */
const itemHtml = (blocks: readonly Block[], words: Words): Html => {
  const [first, ...rest] = blocks;
  return first?.kind === 'paragraph'
    ? html`<span dir="auto">${words(first.span)}</span>${blocksHtml(rest, words)}`
    : html`${blocksHtml(blocks, words)}`;
};

const tableHtml = (
  { caption, header, rows }: Block & { readonly kind: 'table' },
  words: Words,
): Html =>
  html`<div class="table" tabindex="0" role="region" aria-label="Table"><table>${
    caption !== undefined && html`<caption dir="auto">${words(caption)}</caption>`
  }${
    header.length > 0 &&
    html`<thead><tr>${header.map((cell) => html`<th scope="col" dir="auto">${words(cell)}</th>`)}</tr></thead>`
  }<tbody>${rows.map((row) => html`<tr>${row.map((cell) => html`<td dir="auto">${words(cell)}</td>`)}</tr>`)}</tbody></table></div>`;
