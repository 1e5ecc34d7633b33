import { describe, expect, it } from 'vitest';
import { withAnchors } from '../../../../../src/qa/corpus/site/heading-anchors.ts';
import type { SiteStyle } from '../../../../../src/qa/corpus/site/site.ts';

const anchorsOf = (style: SiteStyle, ...texts: readonly string[]) =>
  withAnchors(
    texts.map((text) => ({ kind: 'heading', level: 2, text })),
    style,
  ).map((block) => (block.kind === 'heading' ? block.anchor : undefined));

describe('the names of headings in addresses', () => {
  it.each<[SiteStyle, readonly (string | undefined)[]]>([
    ['plain', ['whats-new-in-20', 'café--bar', 'fees', 'fees-1']],
    ['mkdocs', ['whats-new-in-20', 'cafe-bar', 'fees', 'fees_1']],
    ['vitepress', ['what-s-new-in-2-0', 'cafe-bar', 'fees', 'fees-1']],
    ['zola', ['what-s-new-in-2-0', 'cafe-bar', 'fees', 'fees-1']],
  ])('are those of %s', (style, anchors) => {
    expect(anchorsOf(style, 'What’s new in 2.0?', 'Café & Bar', 'Fees', 'Fees')).toEqual(anchors);
  });

  it('are as the page names them where it does', () => {
    const blocks = [{ kind: 'heading', level: 2, text: 'Fees', anchor: 'money' }] as const;
    expect(withAnchors(blocks, 'plain')).toEqual(blocks);
  });
});
