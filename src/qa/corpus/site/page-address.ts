import { dateOfName, withoutLanguage } from '../markdown/name-facts.ts';
import type { SitePage, SiteStyle } from './site.ts';

/** What a page's front matter says of its own address. */
export interface AddressHints {
  /** A whole path or a pattern: Jekyll's and Eleventy's `permalink`, Hugo's `url`, Zola's `path`. */
  readonly permalink?: string | undefined;
  readonly slug?: string | undefined;
  /** Docusaurus names a page by it. */
  readonly id?: string | undefined;
  readonly title?: string | undefined;
  readonly date?: string | undefined;
  readonly categories?: readonly string[];
}

interface PageName {
  /** Folders inside the site, each followed by "/"; "" at the top. */
  readonly folder: string;
  /** Without its extension and what tells its language. */
  readonly name: string;
}

/** Folders that a generator takes its pages from and does not show. */
const ROOTS: Readonly<Record<SiteStyle, RegExp>> = {
  plain: /^$/u,
  jekyll: /^(?:docs\/)?/u,
  hugo: /^(?:exampleSite\/)?content\//u,
  zola: /^content\//u,
  eleventy: /^(?:src|content)\//u,
  docusaurus: /^(?:website|docs\/(?=docs\/))\//u,
  mkdocs: /^docs\//u,
  vitepress: /^(?:docs|src)\//u,
};

/** Extensions that a generator turns into pages; other files are served as they are. */
const PAGE = /(?:\.html)?\.(?:md|mdx|markdown|html?|xhtml)(?:\.erb)?$/iu;
const DATE = /^\d{4}-\d{2}-\d{2}[-_ ]/u;

const nameOf = (path: string): PageName => {
  const stem = withoutLanguage(path.replace(PAGE, ''));
  const slash = stem.lastIndexOf('/') + 1;
  return { folder: stem.slice(0, slash), name: stem.slice(slash) };
};

const words = (text: string): string => text.trim().replace(/\s+/gu, '-');
const asHugo = (text: string): string =>
  words(text.toLowerCase()).replace(/[^\p{L}\p{M}\p{N}_./~#+-]/gu, '');
const asZola = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z\d/]+/gu, '-')
    .replace(/^-+|-+$/gu, '');

/** An index page stands for its folder. */
const directory = ({ folder, name }: PageName, index: RegExp): string =>
  index.test(name) ? folder : `${folder}${name}/`;

/** A number that orders files and is no part of the address: "01-install". */
const unnumbered = (path: string): string =>
  path.replace(/(?<=^|\/)\d+\s?[-_.]+\s?(?=[^\d\s])/gu, '');

const jekyllPattern = (pattern: string, page: PageName, hints: AddressHints): string => {
  const title = page.name.replace(DATE, '');
  const [year = '', month = '', day = ''] = (hints.date ?? '').split('-');
  const values: Readonly<Record<string, string>> = {
    ...{ year, month, day, title: hints.slug ?? title, slug: hints.slug ?? title },
    ...{ i_month: String(Number(month)), i_day: String(Number(day)), short_year: year.slice(2) },
    categories: (hints.categories ?? []).map((name) => words(name.toLowerCase())).join('/'),
    ...{ path: `${page.folder}${page.name}`, name: page.name, basename: page.name },
    ...{ output_ext: '.html', collection: /^_([^/]+)\//u.exec(page.folder)?.[1] ?? '' },
  };
  return pattern
    .replace(/:([a-z_]+)/gu, (whole, key: string) => values[key] ?? whole)
    .replace(/\/{2,}/gu, '/');
};

const jekyll = (page: PageName, hints: AddressHints): string => {
  const shown = { ...page, folder: page.folder.replace(/(^|\/)_/gu, '$1') };
  const isPost = /(?:^|\/)_(?:posts|drafts)\//u.test(page.folder);
  if (hints.permalink !== undefined) return jekyllPattern(hints.permalink, page, hints);
  if (isPost) return jekyllPattern('/:categories/:year/:month/:day/:title.html', page, hints);
  return page.name === 'index' || /^readme$/iu.test(page.name)
    ? shown.folder
    : `${shown.folder}${page.name}.html`;
};

const lastPart = (page: PageName, slug: string | undefined): PageName =>
  slug === undefined || /^_?index$/u.test(page.name) ? page : { ...page, name: slug };

const docusaurus = (page: PageName, { slug, id, date }: AddressHints): string => {
  const folder = unnumbered(page.folder);
  if (slug?.startsWith('/')) return `${/^[^/]*\//u.exec(folder)?.[0] ?? ''}${slug.slice(1)}`;
  const isBlog = /^blog\//u.test(folder);
  const name = slug ?? id ?? unnumbered(page.name.replace(DATE, ''));
  if (isBlog && date !== undefined) {
    const own = /^index$/u.test(name)
      ? folder.replace(/^blog\/|\/$/gu, '').replace(DATE, '')
      : name;
    return `blog/${date.replaceAll('-', '/')}/${own}`;
  }
  const parent = /([^/]+)\/$/u.exec(folder)?.[1] ?? '';
  const isIndex = /^(?:index|readme)$/iu.test(name) || name.toLowerCase() === parent.toLowerCase();
  return isIndex ? folder : `${folder}${name}`;
};

/** The path of a page below its site's address. */
const RULES: Readonly<Record<SiteStyle, (page: PageName, hints: AddressHints) => string>> = {
  plain: ({ folder, name }) => `${folder}${name}`,
  jekyll,
  hugo: (page, { permalink, slug }) =>
    permalink ?? asHugo(directory(lastPart(page, slug), /^_?index$/u)),
  zola: ({ folder, name }, { permalink, slug }) => {
    const own = { folder, name: asZola(slug ?? name.replace(DATE, '')) };
    return permalink ?? directory(/^_?index$/u.test(name) ? { folder, name } : own, /^_?index$/u);
  },
  eleventy: (page, { permalink }) =>
    permalink ?? directory({ ...page, name: page.name.replace(DATE, '') }, /^index$/u),
  docusaurus,
  mkdocs: (page) => directory(page, /^(?:index|readme)$/iu),
  vitepress: ({ folder, name }) => (name === 'index' ? folder : `${folder}${name}.html`),
};

const joined = (base: string, path: string): string | undefined => {
  const address = `${base}/${path.replace(/^\/+/u, '').replace(/(^|\/)index\.html$/u, '$1')}`;
  return URL.canParse(address) ? new URL(address).href : undefined;
};

/** Characters of a file's name that mean something else in an address. */
const encoded = (path: string): string =>
  path.replace(/[%?#]/gu, (character) => encodeURIComponent(character));

/** The address of a page by the rules of what its site is made with; a file that is no page is served as it is. */
export const pageAddress = ({ site, path }: SitePage, hints: AddressHints): string | undefined => {
  const { base, style } = site;
  const inside = path.replace(ROOTS[style], '');
  if (style === 'plain' || !PAGE.test(path)) return joined(base, encoded(inside));
  const page = nameOf(inside);
  const date = hints.date ?? dateOfName(path);
  const own = { ...hints, ...(date === undefined ? {} : { date }) };
  const named = RULES[style](page, own);
  return joined(base, named === hints.permalink ? named : encoded(named));
};
