import type { SourceBlock } from '../tree/source-block.ts';
import type { SiteStyle } from './site.ts';

/** GitHub's: letters, numbers, "_" and "-" stay, a blank is "-". kramdown (Jekyll), Hugo and Docusaurus follow it. */
const github = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');

/** Python-Markdown's `toc` extension. */
const mkdocs = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[^\x20-\x7e]/gu, '')
    .replace(/[^\w\s-]/gu, '')
    .trim()
    .toLowerCase()
    .replace(/[-\s]+/gu, '-');

/** VitePress' own. */
const vitepress = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/gu, '')
    .replace(/[\s~`!@#$%^&*()\-_+=[\]{}|\\;:"'“”‘’<>,.?/]+/gu, '-')
    .replace(/-{2,}/gu, '-')
    .replace(/^-+|-+$/gu, '')
    .replace(/^(\d)/u, '_$1')
    .toLowerCase();

const zola = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/gu, '')
    .replace(/[^a-z\d]+/gu, '-')
    .replace(/^-+|-+$/gu, '');

interface Slugs {
  readonly slug: (text: string) => string;
  /** What comes between a name that is taken and the number that tells it apart. */
  readonly separator: string;
}

const SLUGS: Readonly<Record<SiteStyle, Slugs>> = {
  plain: { slug: github, separator: '-' },
  jekyll: { slug: github, separator: '-' },
  hugo: { slug: github, separator: '-' },
  docusaurus: { slug: github, separator: '-' },
  eleventy: { slug: github, separator: '-' },
  vitepress: { slug: vitepress, separator: '-' },
  mkdocs: { slug: mkdocs, separator: '_' },
  zola: { slug: zola, separator: '-' },
};

/** The blocks of a Markdown page, each heading with the name that its generator gives it in addresses. */
export const withAnchors = (
  blocks: readonly SourceBlock[],
  style: SiteStyle,
): readonly SourceBlock[] => {
  const { slug, separator } = SLUGS[style];
  const taken = new Map<string, number>();
  return blocks.map((block) => {
    if (block.kind !== 'heading' || block.anchor !== undefined) return block;
    const name = slug(block.text);
    if (name === '') return block;
    const count = taken.get(name) ?? 0;
    taken.set(name, count + 1);
    return { ...block, anchor: count === 0 ? name : `${name}${separator}${count}` };
  });
};
