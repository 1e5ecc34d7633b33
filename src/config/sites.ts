import type { EnvironmentReader } from './environment.ts';

/** What a site may be made with; `plain` is a folder that is served as it stands. */
const SITE_STYLES = [
  'plain',
  'jekyll',
  'hugo',
  'zola',
  'eleventy',
  'docusaurus',
  'mkdocs',
  'vitepress',
] as const;
type SiteStyle = (typeof SITE_STYLES)[number];

/** Where a folder of articles is published. */
export interface SiteSetting {
  /** Inside the corpus folder; "" for all of it. */
  readonly folder: string;
  readonly base: string;
  readonly style: SiteStyle;
}

/** `docs=mkdocs blog=jekyll`, or one value for everything: entries by folder. */
const entriesOf = (value: string): ReadonlyMap<string, string> =>
  new Map(
    value
      .split(/[\s,;]+/u)
      .filter((entry) => entry !== '')
      .map((entry) => {
        const sign = /^[^=:?]+=/u.exec(entry)?.[0] ?? '';
        const folder = sign.slice(0, -1).replace(/^(?:\.?\/)+|\/+$/gu, '');
        return [folder, entry.slice(sign.length)];
      }),
  );

const isStyle = (value: string): value is SiteStyle => SITE_STYLES.some((style) => style === value);

/**
 * The sites that SITE_URL and SITE_STYLE name: one address for the whole folder, or one for each of several
 * folders inside it (`docs=https://docs.example.org blog=https://blog.example.org`).
 */
export const readSites = (reader: EnvironmentReader): readonly SiteSetting[] => {
  const styles = entriesOf(
    reader.checked(
      'SITE_STYLE',
      `set it to one of ${SITE_STYLES.join(', ')}, or to one for each folder: docs=mkdocs blog=jekyll`,
      (value) => [...entriesOf(value).values()].every((style) => isStyle(style.toLowerCase())),
    ) ?? '',
  );
  const bases = entriesOf(
    reader.checked(
      'SITE_URL',
      'set it to an address that starts with http:// or https://, or to one for each folder: docs=https://docs.example.org',
      (value) =>
        [...entriesOf(value).values()].every(
          (base) => /^https?:\/\//iu.test(base) && URL.canParse(base),
        ),
    ) ?? '',
  );
  return [...bases].map(([folder, base]) => {
    const style = (styles.get(folder) ?? styles.get('') ?? 'plain').toLowerCase();
    return { folder, base: base.replace(/\/+$/u, ''), style: isStyle(style) ? style : 'plain' };
  });
};
