import { describe, expect, it } from 'vitest';
import { type AddressHints, pageAddress } from '../../../../../src/qa/corpus/site/page-address.ts';
import { type SiteStyle, sitePageOf } from '../../../../../src/qa/corpus/site/site.ts';

const addressOf = (style: SiteStyle, path: string, hints: AddressHints = {}) => {
  const page = sitePageOf(path, [{ folder: '', base: 'https://x.example', style }]);
  return page && pageAddress(page, hints)?.replace('https://x.example', '');
};

describe('the address of a page', () => {
  it.each<[SiteStyle, string, AddressHints, string]>([
    ['plain', 'a/two words.md', {}, '/a/two%20words.md'],
    ['plain', 'a/index.html', {}, '/a/'],
    ['jekyll', '_posts/2024-05-17-fares-rise.md', {}, '/2024/05/17/fares-rise.html'],
    [
      'jekyll',
      '_posts/2024-05-17-fares.md',
      { permalink: '/blog/:year/:title/' },
      '/blog/2024/fares/',
    ],
    ['jekyll', '_help/pay/card.md', {}, '/help/pay/card.html'],
    ['jekyll', 'about/index.md', { permalink: '/us/' }, '/us/'],
    ['hugo', 'content/docs/Pay/_index.md', {}, '/docs/pay/'],
    ['hugo', 'content/docs/Two Words.md', { slug: 'words' }, '/docs/words/'],
    ['zola', 'content/blog/2024-05-17-fares.md', {}, '/blog/fares/'],
    ['eleventy', 'src/posts/2024-05-17-fares.md', {}, '/posts/fares/'],
    ['docusaurus', 'docs/01-intro/02-install.mdx', {}, '/docs/intro/install'],
    ['docusaurus', 'docs/intro/intro.md', {}, '/docs/intro/'],
    ['docusaurus', 'docs/intro/x.md', { slug: '/start' }, '/docs/start'],
    ['docusaurus', 'blog/2024-05-17-fares.md', {}, '/blog/2024/05/17/fares'],
    ['mkdocs', 'docs/guide/README.md', {}, '/guide/'],
    ['mkdocs', 'docs/guide/pump.md', {}, '/guide/pump/'],
    ['vitepress', 'docs/guide/pump.md', {}, '/guide/pump.html'],
    ['vitepress', 'src/guide/index.md', {}, '/guide/'],
    ['mkdocs', 'docs/files/plan.pdf', {}, '/files/plan.pdf'],
    ['hugo', 'content/fares.fr.md', {}, '/fares/'],
  ])('follows the rules of %s for %s', (style, path, hints, address) => {
    expect(addressOf(style, path, hints)).toBe(address);
  });

  it('is that of the nearest folder, and none where no folder is published', () => {
    const sites = [
      { folder: '', base: 'https://all.example', style: 'plain' as const },
      { folder: 'docs', base: 'https://docs.example', style: 'mkdocs' as const },
    ];
    expect(sitePageOf('docs/a.md', sites)).toMatchObject({ site: sites[1], path: 'a.md' });
    expect(sitePageOf('docs2/a.md', sites)).toMatchObject({ site: sites[0] });
    expect(sitePageOf('docs2/a.md', sites.slice(1))).toBeUndefined();
  });
});
