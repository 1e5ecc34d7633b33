/** The generators whose addresses are known; `plain` is a folder that is served as it stands. */
export type SiteStyle =
  | 'plain'
  | 'jekyll'
  | 'hugo'
  | 'zola'
  | 'eleventy'
  | 'docusaurus'
  | 'mkdocs'
  | 'vitepress';

/** Where a folder of articles is published. */
export interface Site {
  /** Inside the corpus folder, "/" kept; "" for all of it. */
  readonly folder: string;
  /** Without a slash at its end. */
  readonly base: string;
  readonly style: SiteStyle;
}

/** A file of a site. */
export interface SitePage {
  readonly site: Site;
  /** The file's path inside the site's folder, with its extension. */
  readonly path: string;
}

/** The site that a file of the corpus belongs to: the one of its nearest folder. */
export const sitePageOf = (path: string, sites: readonly Site[]): SitePage | undefined => {
  const own = sites
    .filter(({ folder }) => folder === '' || path.startsWith(`${folder}/`))
    .sort((a, b) => b.folder.length - a.folder.length)[0];
  if (own === undefined) return undefined;
  return { site: own, path: own.folder === '' ? path : path.slice(own.folder.length + 1) };
};
