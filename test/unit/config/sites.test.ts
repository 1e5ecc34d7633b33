import { describe, expect, it } from 'vitest';
import { readSettings } from '../../../src/config/settings.ts';

const sitesOf = (url: string, style?: string) =>
  readSettings({ SITE_URL: url, SITE_STYLE: style }).sites;

describe('the sites that articles are published at', () => {
  it('are one for the whole folder', () => {
    expect(sitesOf('https://example.org/handbook/', 'Hugo')).toEqual([
      { folder: '', base: 'https://example.org/handbook', style: 'hugo' },
    ]);
  });

  it('are one for each folder named, with a style for each or one for all', () => {
    const url = 'docs=https://docs.example.org /blog/=https://blog.example.org?x=1';
    expect(sitesOf(url, 'jekyll docs=mkdocs')).toEqual([
      { folder: 'docs', base: 'https://docs.example.org', style: 'mkdocs' },
      { folder: 'blog', base: 'https://blog.example.org?x=1', style: 'jekyll' },
    ]);
  });

  it.each([
    ['example.org', undefined, /SITE_URL/u],
    ['https://example.org', 'wordpress', /SITE_STYLE/u],
  ])('are refused where they are none: %s %s', (url, style, message) => {
    expect(() => sitesOf(url, style)).toThrow(message);
  });
});
