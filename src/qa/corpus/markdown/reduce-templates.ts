import { type BlockWriter, writeBlockTag } from './block-tags.ts';
import { findModules } from './find-modules.ts';
import { type Place, placeOf } from './place.ts';
import { type Lookup, shownByExpression, shownByTag } from './shown-values.ts';
import {
  findTemplateParts,
  pairTags,
  type Ranges,
  type TemplatePart,
  type TemplateTag,
} from './template-tags.ts';

/** What the body of a page is written in. */
export interface TemplateOptions {
  /** What is code, and stays as it is. */
  readonly code: Ranges;
  /** Braces are expressions, and lines of modules are no text. */
  readonly isJsx: boolean;
  readonly lookup: Lookup;
}

const startOf = (part: TemplatePart): number => (part.kind === 'tag' ? part.tag.start : part.start);
const endOf = (part: TemplatePart): number => (part.kind === 'tag' ? part.tag.end : part.end);

const isPart = (text: string, from: number): boolean =>
  /^[ \t]{0,200}[<|]/u.test(text.slice(from, from + 201));

/** Whether a line that held nothing else goes away: a blank line in its place would tear a table or an HTML block. */
const isWithin = (text: string, start: number, end: number): boolean => {
  const own = text.lastIndexOf('\n', start - 1);
  const above = own < 1 ? -1 : text.lastIndexOf('\n', own - 1) + 1;
  const below = text.indexOf('\n', end);
  return (above >= 0 && isPart(text, above)) || (below >= 0 && isPart(text, below + 1));
};

/** What stands in place of a part, and where the text goes on. */
interface Replaced {
  readonly shown: string;
  readonly past: number;
}

interface Replacing {
  readonly parts: readonly TemplatePart[];
  readonly blocks: BlockWriter;
  readonly lookup: Lookup;
}

const replacedTag = (
  { parts, blocks, lookup }: Replacing,
  index: number,
  tag: TemplateTag,
  place: Place,
): Replaced => {
  const other = parts[tag.partner ?? -1];
  if (other?.kind === 'tag') return writeBlockTag(blocks, index, tag, other.tag, place);
  return { shown: tag.role === 'close' ? '' : shownByTag(tag, place, lookup), past: tag.end };
};

const replaced = (
  replacing: Replacing,
  index: number,
  part: TemplatePart,
  place: Place,
): Replaced => {
  const past = endOf(part);
  if (part.kind === 'element') return { shown: part.text, past };
  if (part.kind === 'hidden' || place.isAddress) return { shown: '', past };
  if (part.kind === 'tag') return replacedTag(replacing, index, part.tag, place);
  return { shown: shownByExpression(part.text, place, replacing.lookup), past };
};

/** The body with what its reader sees in place of what a template engine, MDX or a note program reads. */
export const reduceTemplates = (text: string, options: TemplateOptions): string => {
  const modules = findModules(text, options.code);
  const parts = [...findTemplateParts(text, options.code, options.isJsx), ...modules].sort(
    (a, b) => startOf(a) - startOf(b),
  );
  if (parts.length === 0) return text;
  pairTags(parts);
  const replacing = {
    parts,
    blocks: { text, places: new Map() },
    lookup: options.lookup,
  };
  let out = '';
  let at = 0;
  for (const [index, part] of parts.entries()) {
    const start = startOf(part);
    if (start < at) continue;
    const end = endOf(part);
    const place = placeOf(text, start, end);
    const { shown, past } = replaced(replacing, index, part, place);
    out += text.slice(at, start) + shown.replaceAll('\n', `\n${place.prefix}`);
    at = past;
    const isAlone = place.startsLine && place.endsLine && place.prefix.trim() === '';
    if (shown !== '' || !isAlone || past !== end || !isWithin(text, start, end)) continue;
    out = out.slice(0, out.lastIndexOf('\n') + 1);
    const line = text.indexOf('\n', end);
    at = line < 0 ? end : line + 1;
  }
  return out + text.slice(at);
};
