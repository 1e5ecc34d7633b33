import type { Ranges, TemplatePart } from './template-tags.ts';

const PARAGRAPH =
  /(?<=^\s{0,40}|\n[ \t]*\n|\n---\n)(?:import|export)\s[^\n]*(?:\n(?!\s*\n)[^\n]*)*/gu;
const MODULE =
  /^(?:import\s+(?:[\w*{}\s,$]+\s+from\s+)?['"][^'"\n]+['"]|export\s+(?:const|let|var|default|function|async|class|\{|\*))/u;

/** Paragraphs outside of code that are lines of a module: MDX ends them at a blank line. */
export const findModules = (text: string, code: Ranges): readonly TemplatePart[] => {
  const parts: TemplatePart[] = [];
  for (const { 0: paragraph, index } of text.matchAll(PARAGRAPH)) {
    const isCode = code.some(([start, end]) => index >= start && index < end);
    if (isCode || !MODULE.test(paragraph)) continue;
    parts.push({ kind: 'hidden', start: index, end: index + paragraph.length });
  }
  return parts;
};
