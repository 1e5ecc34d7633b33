import type { Place } from './place.ts';
import { argumentsOf, labelOf, meaningOf, type TagMeaning, wordsOf } from './tag-words.ts';
import type { TemplateTag } from './template-tags.ts';

/** What stands in place of a tag, and where the text goes on after it. */
interface Written {
  readonly shown: string;
  readonly past: number;
}

type Way = 'block' | 'inline' | 'note';

export interface BlockWriter {
  readonly text: string;
  /** How the tags were opened whose ends are still to come, by their index. */
  readonly places: Map<number, Way>;
}

const WRAPPED: Readonly<Partial<Record<TagMeaning, readonly [open: string, close: string]>>> = {
  callout: ['<div class="admonition">', '</div>'],
  tab: ['<div class="admonition">', '</div>'],
  details: ['<details>', '</details>'],
  figure: ['<figure>', '</figure>'],
  caption: ['<figcaption>', '</figcaption>'],
  quotation: ['<blockquote>', '</blockquote>'],
};

const label = (meaning: TagMeaning, tag: TemplateTag): string => {
  const text = labelOf(tag);
  if (text === undefined || meaning === 'figure' || meaning === 'caption') return '';
  if (meaning === 'details') return `<summary>${text}</summary>`;
  return meaning === 'quotation' ? '' : `<p class="admonition-title">${text}</p>`;
};

/** A tag that begins what is shown apart, in HTML with Markdown inside. */
const opened = (meaning: TagMeaning, tag: TemplateTag): string => {
  const [open] = WRAPPED[meaning] ?? [''];
  if (open === '') {
    const words = wordsOf(tag);
    return tag.isComponent || words.length > 0 ? ['', ...words, ''].join('\n\n') : '';
  }
  return `\n${open}${label(meaning, tag)}\n\n`;
};

const closed = (meaning: TagMeaning, tag: TemplateTag): string => {
  const [, close] = WRAPPED[meaning] ?? ['', ''];
  if (close === '') return tag.isComponent ? '\n\n' : '';
  return `\n\n${close}\n\n`;
};

const fenced = (tag: TemplateTag, code: string): string => {
  const language = argumentsOf(tag.args).bare[0] ?? '';
  const longest = Math.max(2, ...(code.match(/`+/gu) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `\n${fence}${language}\n${code.replace(/^\n|\n[ \t]*$/gu, '')}\n${fence}\n`;
};

/** How what a pair of tags encloses is shown: apart, as a note at the end, or where it stands. */
const wayOf = (meaning: TagMeaning, content: string, isBlock: boolean): Way => {
  if (meaning === 'note' && !/\n\s*\n/u.test(content)) return 'note';
  // What a word stands in the middle of a line for goes on with the line.
  return isBlock && (content.includes('\n') || WRAPPED[meaning] !== undefined) ? 'block' : 'inline';
};

const SHOWN: Readonly<Record<Way, (meaning: TagMeaning, tag: TemplateTag) => string>> = {
  block: opened,
  inline: () => '',
  note: () => '^[',
};

const endsLine = (text: string, at: number): boolean => {
  const line = text.indexOf('\n', at);
  return text.slice(at, line < 0 ? text.length : line).trim() === '';
};

/** What stands in place of a tag that has a partner. */
export const writeBlockTag = (
  { text, places }: BlockWriter,
  index: number,
  tag: TemplateTag,
  other: TemplateTag,
  place: Place,
): Written => {
  const meaning = meaningOf(tag);
  if (tag.role === 'close') {
    const way = places.get(tag.partner ?? -1);
    const shown = way === 'block' ? closed(meaning, tag) : way === 'note' ? ']' : '';
    return { shown, past: tag.end };
  }
  const content = text.slice(tag.end, other.start);
  const isBlock = place.startsLine && endsLine(text, other.end);
  if (meaning === 'hidden') return { shown: '', past: other.end };
  if (meaning === 'raw') return { shown: content, past: other.end };
  if (meaning === 'code' && isBlock) return { shown: fenced(tag, content), past: other.end };
  const way = wayOf(meaning, content, isBlock);
  places.set(index, way);
  return { shown: SHOWN[way](meaning, tag), past: tag.end };
};
