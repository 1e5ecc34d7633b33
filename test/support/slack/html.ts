import type { SlackMessage } from '../../../src/bots/slack/blocks/blocks.ts';
import { type Json, objectsOf, textOf } from '../fake-slack/json.ts';

/** About what Slack's client makes of a message: enough to look at, in both themes and at any width. */

const escaped = (text: string): string =>
  text
    .replace(/&/gu, '&amp;')
    .replace(/</gu, '&lt;')
    .replace(/>/gu, '&gt;')
    .replace(/"/gu, '&quot;');

const leaf = (element: Json): string => {
  const style = (element.style ?? {}) as Json;
  let html = escaped(textOf(element.text) || textOf(element.user_id)).replaceAll('\n', '<br>');
  if (style.bold === true) html = `<b>${html}</b>`;
  if (style.italic === true) html = `<i>${html}</i>`;
  if (style.code === true) html = `<code>${html}</code>`;
  return element.type === 'link' ? `<a href="${escaped(textOf(element.url))}">${html}</a>` : html;
};

const leaves = (element: Json): string => objectsOf(element.elements).map(leaf).join('');

const rich = (element: Json): string => {
  switch (element.type) {
    case 'rich_text_quote':
      return `<blockquote>${leaves(element)}</blockquote>`;
    case 'rich_text_preformatted':
      return `<pre>${leaves(element)}</pre>`;
    case 'rich_text_list': {
      const tag = element.style === 'ordered' ? 'ol' : 'ul';
      const start = Number(element.offset ?? 0) + 1;
      const indent = Number(element.indent ?? 0);
      const items = objectsOf(element.elements).map((item) => `<li>${leaves(item)}</li>`);
      return `<${tag} start="${start}" class="${element.border === 1 ? 'bar' : ''}" style="margin-left:${indent * 24}px">${items.join('')}</${tag}>`;
    }
    default:
      return `<div>${leaves(element)}</div>`;
  }
};

const plain = (value: unknown): string => escaped(textOf((value as Json | undefined)?.text));

const control = (element: Json): string => {
  if (element.type === 'feedback_buttons') {
    const sides = ['positive_button', 'negative_button'].flatMap((key) =>
      objectsOf([element[key]]),
    );
    const [right = {}, wrong = {}] = sides;
    return `<button>👍 ${plain(right.text)}</button> <button>👎 ${plain(wrong.text)}</button>`;
  }
  if (element.type === 'overflow') {
    const options = objectsOf(element.options).map(({ text }) => plain(text));
    return `<details class="menu"><summary>⋯</summary><span>${options.join('<br>')}</span></details>`;
  }
  return `<button>${plain(element.text)}</button>`;
};

const cellHtml = (cell: Json): string =>
  cell.type === 'rich_text'
    ? objectsOf(cell.elements).map(rich).join('')
    : `<b>${escaped(textOf(cell.text))}</b>`;

/** Each value as a bar under the name of its category. */
const chart = ({ title, chart: given }: Json): string => {
  const series = objectsOf((given as Json | undefined)?.series);
  const points = series.flatMap(({ name, data }) =>
    objectsOf(data).map(({ label, value }) => ({
      name: [series.length > 1 ? name : '', label].filter(Boolean).join(', '),
      value: Number(value),
    })),
  );
  const greatest = Math.max(...points.map(({ value }) => Math.abs(value)));
  const bars = points.map(
    ({ name, value }) =>
      `<small>${escaped(name)}</small><div style="background:#1264a3;height:12px;width:${(Math.abs(value) / greatest) * 90}%"></div>`,
  );
  return `<div><b>${escaped(textOf(title))}</b>${bars.join('')}</div>`;
};

const block = (given: Json): string => {
  switch (given.type) {
    case 'rich_text':
      return objectsOf(given.elements).map(rich).join('');
    case 'header':
      return `<h3>${plain(given.text)}</h3>`;
    case 'context':
      return `<small>${objectsOf(given.elements)
        .map((one) => escaped(textOf(one.text)))
        .join(' ')}</small>`;
    case 'actions':
    case 'context_actions':
      return `<div class="actions">${objectsOf(given.elements).map(control).join('')}</div>`;
    case 'table':
    case 'data_table': {
      const rows = (given.rows as readonly (readonly Json[])[]).map(
        (row) => `<tr>${row.map((cell) => `<td>${cellHtml(cell)}</td>`).join('')}</tr>`,
      );
      const caption =
        given.type === 'table' ? '' : `<caption>${escaped(textOf(given.caption))}</caption>`;
      return `<div class="table"><table>${caption}${rows.join('')}</table></div>`;
    }
    case 'data_visualization':
      return chart(given);
    default:
      return `<p>[${escaped(String(given.type))}]</p>`;
  }
};

const STYLE = `body{font:15px/1.46 Lato,Arial,sans-serif;color:#1d1c1d;background:#fff;margin:16px;overflow-wrap:anywhere}
blockquote{border-left:4px solid #ddd;margin:4px 0;padding-left:12px}.bar{border-left:4px solid #ddd;margin-block:0;padding-left:36px}
pre{background:#f8f8f8;border:1px solid #ddd;border-radius:4px;padding:8px;white-space:pre-wrap}h3{font-size:18px;margin:8px 0}
small{color:#616061;display:block;margin:4px 0}.actions{display:flex;flex-wrap:wrap;gap:8px;margin:8px 0}
button{background:#fff;border:1px solid #bbb;border-radius:6px;font:bold 13px Lato,Arial;padding:6px 12px}.menu span{font-size:13px}
.table{overflow-x:auto}caption{text-align:left;color:#616061;font-size:13px}table{border-collapse:collapse;margin:8px 0}td{border:1px solid #ddd;padding:6px 8px}a{color:#1264a3}
@media (prefers-color-scheme:dark){body{color:#d1d2d3;background:#1a1d21}pre,button{background:#222529;color:#d1d2d3}}`;

/** A Slack message as a page. */
export const slackHtml = ({ blocks }: SlackMessage): string =>
  `<!doctype html><meta charset="utf-8"><style>${STYLE}</style><main>${(blocks as unknown as readonly Json[]).map(block).join('')}</main>`;
