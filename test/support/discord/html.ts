import {
  type DiscordEmbed,
  type DiscordMessage,
  type DiscordRow,
  isLayout,
  type LayoutMessage,
} from '../../../src/bots/discord/messages/message.ts';

/** About what Discord's client makes of a message: enough to look at, in both themes and at any width. */

const escaped = (text: string): string =>
  text
    .replace(/&/gu, '&amp;')
    .replace(/</gu, '&lt;')
    .replace(/>/gu, '&gt;')
    .replace(/"/gu, '&quot;');

/** Bold, links and escapes of one line. */
const inline = (text: string): string =>
  escaped(text)
    .replace(/\\([^0-9A-Za-z\s])/gu, (_all, mark: string) => `&#${mark.charCodeAt(0)};`)
    .replace(/\*\*(.+?)\*\*/gu, '<b>$1</b>')
    .replace(/\[([^\]]*)\]\(([^)]*)\)/gu, '<a href="$2">$1</a>');

const line = (text: string): string => {
  if (text.startsWith('-# ')) return `<small>${inline(text.slice(3))}</small>`;
  const item = /^( *)(-|\d+\.) (.*)$/u.exec(text);
  if (item === null) return `<div>${inline(text)}</div>`;
  const [, indent = '', mark = '', words = ''] = item;
  const shown = mark === '-' ? '•' : mark;
  return `<div class="item" style="margin-left:${indent.length * 10}px"><span>${shown}</span><span>${inline(words)}</span></div>`;
};

const markdown = (text: string): string => {
  const parts = text.split(/^```\n([\s\S]*?)\n```$/gmu);
  return parts
    .map((part, at) => {
      if (at % 2 === 1) return `<pre>${escaped(part)}</pre>`;
      return part
        .split(/\n/u)
        .filter((one) => one !== '')
        .map((one) =>
          one.startsWith('> ') ? `<div class="quoted">${line(one.slice(2))}</div>` : line(one),
        )
        .join('');
    })
    .join('');
};

const STYLE = `body{font:15px/1.375 "gg sans",Arial,sans-serif;color:#dbdee1;background:#313338;margin:16px;overflow-wrap:anywhere}
.embed{background:#2b2d31;border-left:4px solid;border-radius:4px;padding:12px 16px;max-width:516px;margin-top:6px}.embed h4{margin:0 0 8px;font-size:16px}
.quoted{border-left:4px solid #4e5058;padding-left:10px}.item{display:flex;gap:8px}small{font-size:12px;color:#949ba4;display:block}
pre{background:#1e1f22;border:1px solid #1e1f22;border-radius:4px;padding:8px;white-space:pre-wrap;margin:6px 0}a{color:#00a8fc}
.section{display:flex;justify-content:space-between;gap:12px;align-items:start}hr{border:0;border-top:1px solid #4e5058;margin:10px 0}
.row{display:flex;flex-wrap:wrap;gap:8px;margin-top:8px}button,select{background:#4e5058;color:#fff;border:0;border-radius:3px;padding:8px 14px;font:500 14px Arial}
@media (prefers-color-scheme:light){body{color:#313338;background:#fff}.embed{background:#f2f3f5}pre{background:#e3e5e8}}`;

const colourOf = (colour: number): string => `#${colour.toString(16).padStart(6, '0')}`;

const embedHtml = ({ title, url, description = '', color, footer }: DiscordEmbed): string => {
  const name = title === undefined ? '' : inline(title);
  const linked = url === undefined ? name : `<a href="${escaped(url)}">${name}</a>`;
  const head = name === '' ? '' : `<h4>${linked}</h4>`;
  return `<div class="embed" style="border-color:${colourOf(color)}">${head}${markdown(description)}<small>${escaped(footer?.text ?? '')}</small></div>`;
};

const rowHtml = ({ components }: DiscordRow): string => {
  const controls = components.map((one) =>
    one.type === 3
      ? `<select><option>${escaped(one.placeholder)}</option></select>`
      : `<button>${escaped(one.label)}</button>`,
  );
  return `<div class="row">${controls.join('')}</div>`;
};

type Part = LayoutMessage['components'][number];
type Inner = Extract<Part, { readonly type: 17 }>['components'][number];

const partHtml = (part: Part | Inner): string => {
  switch (part.type) {
    case 1:
      return rowHtml(part);
    case 9:
      return `<div class="section"><div>${part.components.map(partHtml).join('')}</div><button>${escaped(part.accessory.label)} ↗</button></div>`;
    case 10:
      return markdown(part.content);
    case 12:
      return '<p>[picture]</p>';
    case 14:
      return '<hr>';
    case 17:
      return `<div class="embed" style="border-color:${colourOf(part.accent_color)}">${part.components.map(partHtml).join('')}</div>`;
    default:
      return part satisfies never;
  }
};

/** Discord messages as a page. */
export const discordHtml = (messages: readonly DiscordMessage[]): string => {
  const shown = messages.map((message) =>
    isLayout(message)
      ? message.components.map(partHtml).join('')
      : `<div>${inline(message.content)}</div>${message.embeds.map(embedHtml).join('')}${message.components.map(rowHtml).join('')}`,
  );
  return `<!doctype html><meta charset="utf-8"><style>${STYLE}</style><main>${shown.join('')}</main>`;
};
