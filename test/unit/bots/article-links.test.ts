import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createArticleLinks, linkCard } from '../../../src/bots/article-links.ts';
import { renderConsole } from '../../../src/bots/console/render-console.ts';
import { discord } from '../../../src/bots/discord/discord.ts';
import type { AnswerCard, Card, ComparisonCard } from '../../../src/bots/presentation/card.ts';
import { answerCard } from '../../../src/bots/presentation/cards/answer-card.ts';
import { wordsFor } from '../../../src/bots/presentation/words/words.ts';
import { slack } from '../../../src/bots/slack/slack.ts';
import { makeDocument, makeExtract } from '../../support/library.ts';

const signWith = (key: string) => (text: string) =>
  createHmac('sha256', key).update(text).digest('base64url');

const linksWith = (collection: string | undefined, key = 'key') =>
  createArticleLinks({
    base: 'https://news.example.org',
    collectionOf: () => collection,
    sign: signWith(key),
  });

const PLACE = { documentId: 'regions/east~2', start: 12, end: 40, hash: 'abcdefghijklmnop' };
const TARGET = { documentId: PLACE.documentId, place: PLACE };

const cardWith = (url?: string): AnswerCard => {
  const document = makeDocument(url === undefined ? {} : { url });
  const answer = makeExtract('The west grew by 6.7% a year.', '6.7%');
  if (answer.kind === 'abstention') throw new Error('an extract was made');
  return answerCard(answer, [], new Map([[document.id, document]]), wordsFor('en'));
};

describe('links to articles', () => {
  it('lead to the very sentence, "/" kept and "~" as it is', () => {
    expect(linksWith('public').to(TARGET)).toBe(
      'https://news.example.org/articles/regions/east~2?start=12&end=40&quote=abcdefghijklmnop#quote',
    );
    expect(linksWith('public').to({ documentId: 'a b/c?d#e%2f' })).toBe(
      'https://news.example.org/articles/a%20b/c%3Fd%23e%252f',
    );
  });

  it('are read back as what they name, with their signature', () => {
    for (const collection of ['public', 'board']) {
      const links = linksWith(collection);
      for (const target of [TARGET, { documentId: 'a b/c?d#e%2f' }]) {
        const read = links.read(links.to(target) ?? '');
        expect(read?.target).toEqual(target);
        const isOpen = collection === 'public';
        expect(links.isSigned(target, read?.signature ?? '', collection)).toBe(!isOpen);
      }
    }
  });

  it.each([
    '',
    'nonsense',
    'https://news.example.org/articles/',
    'https://news.example.org/articles/%E0%A4%A',
    'https://news.example.org/figures',
    'https://news.example.org.evil.example/articles/regions/east',
    'https://evil.example/articles/regions/east',
    'http://news.example.org/articles/regions/east',
  ])('are not read out of %j', (address) => {
    expect(linksWith('public').read(address)).toBeUndefined();
  });

  it('name the article alone where the place in them is none', () => {
    const read = (query: string) =>
      linksWith('public').read(`https://news.example.org/articles/east?${query}`)?.target;
    for (const query of ['start=5&end=2&quote=abc', 'start=x&end=9&quote=abc', 'start=1&end=9'])
      expect(read(query)).toEqual({ documentId: 'east' });
  });

  it.each([['board'], [undefined]])(
    'carry a signature where the collection is %s',
    (collection) => {
      const links = linksWith(collection);
      const url = new URL(links.to(TARGET) ?? '');
      const signature = url.searchParams.get('signature') ?? '';
      expect(links.isSigned(TARGET, signature, collection)).toBe(true);
      // An article that came to belong elsewhere is not opened by links of before.
      expect(links.isSigned(TARGET, signature, 'directors')).toBe(false);
      expect(
        links.isSigned({ ...TARGET, place: { ...PLACE, end: 41 } }, signature, collection),
      ).toBe(false);
      expect(links.isSigned({ ...TARGET, documentId: 'regions/west' }, signature, collection)).toBe(
        false,
      );
      expect(links.isSigned({ documentId: PLACE.documentId }, signature, collection)).toBe(false);
      expect(links.isSigned(TARGET, `${signature}A`, collection)).toBe(false);
      expect(links.isSigned(TARGET, '', collection)).toBe(false);
      expect(linksWith(collection, 'another key').isSigned(TARGET, signature, collection)).toBe(
        false,
      );
    },
  );

  it('are left out where nothing can sign', () => {
    const links = createArticleLinks({
      base: '',
      collectionOf: () => 'board',
      sign: () => undefined,
    });
    expect(links.to(TARGET)).toBeUndefined();
    expect(links.isSigned(TARGET, '', 'board')).toBe(false);
  });
});

describe('a card with links', () => {
  const links = linksWith('public');

  it('names the address beside every source and figure it shows', () => {
    const quote = linkCard(cardWith(), links).quotes[0];
    expect(quote?.source.viewerUrl).toBe(
      `https://news.example.org/articles/western-region?start=0&end=29&quote=${quote?.source.place?.hash}#quote`,
    );
    const row = { id: 'f', value: '6%', metric: 'growth', place: PLACE };
    const comparison: ComparisonCard = {
      kind: 'comparison',
      left: 'east',
      right: 'west',
      rows: [
        { metric: 'growth', left: row, right: row, sources: [{ documentId: 'a', title: 'A' }] },
      ],
      notes: [],
      actions: [],
    };
    const linked = linkCard(comparison, links).rows[0];
    expect(linked?.left.viewerUrl).toBe(links.to(TARGET));
    expect(linked?.sources[0]?.viewerUrl).toBe('https://news.example.org/articles/a');
  });

  it('changes nothing else of it', () => {
    const card = cardWith('https://herald.example/west');
    const without = JSON.parse(
      JSON.stringify(linkCard(card, links), (name, value) =>
        name === 'viewerUrl' ? undefined : value,
      ),
    );
    expect(without).toEqual(JSON.parse(JSON.stringify(card)));
  });

  const RENDERERS: readonly (readonly [string, (card: Card) => unknown])[] = [
    ['slack', slack.render],
    ['discord', discord.render],
    ['the console', (card) => renderConsole(card, { width: 400, isStyled: false })],
  ];

  it.each(RENDERERS)('shows them on %s, alone or beside the article’s own address', (_, render) => {
    const own = 'https://herald.example/west';
    const viewer = 'https://news.example.org/articles/western-region?start=0';
    expect(JSON.stringify(render(linkCard(cardWith(), links)))).toContain(viewer);
    const both = JSON.stringify(render(linkCard(cardWith(own), links)));
    expect(both).toContain(viewer);
    expect(both).toContain(own);
  });
});
