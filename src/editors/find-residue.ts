/** Something in a text that its rendered page would not show: marks of a template, of Markdown or of HTML. */
export interface Residue {
  readonly kind: string;
  /** With a few words around it. */
  readonly excerpt: string;
}

const PATTERNS: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ['template code', /\{%[^%]*%\}|\{\{[^{}]*\}\}|<%[^%]*%>|\{\{[<%].*?[>%]\}\}/u],
  ['a wiki link', /\[\[[^\]\n]+\]\]/u],
  ['a link', /\[[^\]\n]+\]\((?:https?:|mailto:|[./#]|[\w-]+[./])[^)\n]*\)/u],
  ['a picture', /!\[[^\]\n]*\]\(/u],
  ['a link target', /^\[[^\]\n]+\]:\s+\S+/mu],
  ['a container', /^:{3,}\s*[\w{]|(?:^|\s):{3,}$/mu],
  ['an admonition', /^(?:!!!|\?\?\?\+?)\s+\w/mu],
  ['a callout', /\[!(?:note|tip|warning|important|caution|info|danger)\]/iu],
  ['an attribute list', /\{:\s*[.#\w][^}\n]*\}|\{#[\w-]+\}/u],
  ['bold', /\*\*[^\s*][^*\n]*\*\*/u],
  ['a heading', /^#{2,6}\s+\S/mu],
  ['a fence', /^(?:```|~~~)/mu],
  [
    'an HTML tag',
    /<\/?(?:p|div|span|a|br|li|ul|ol|td|tr|th|table|img|h[1-6]|strong|em|b|i|code|pre|details|summary|iframe)(?:\s[^<>]*)?\/?>/iu,
  ],
  ['an entity', /&(?:amp|lt|gt|quot|nbsp|mdash|ndash|rsquo|lsquo|ldquo|rdquo|hellip|#\d{2,5});/u],
  ['a footnote mark', /\[\^[\w-]+\]/u],
  ['a comment', /<!--|%%[^%]+%%/u],
  ['a module', /^(?:import\s.+\sfrom\s+['"]|export\s+(?:const|default)\s)/mu],
  ['front matter', /^(?:---|\+\+\+)$/mu],
];

const AROUND = 30;

/** What a text that is no code still holds of the marks it was written with; one of each kind. */
export const findResidue = (text: string): readonly Residue[] =>
  PATTERNS.flatMap(([kind, pattern]) => {
    const found = pattern.exec(text);
    if (found === null) return [];
    const from = Math.max(0, found.index - AROUND);
    const excerpt = text.slice(from, found.index + found[0].length + AROUND);
    return [{ kind, excerpt: excerpt.replace(/\s+/gu, ' ').trim().slice(0, 160) }];
  });
