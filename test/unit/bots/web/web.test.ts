import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../../../src/store/store.ts';
import { openTestStore } from '../../../support/open-test-store.ts';
import {
  askedInVain,
  cookieOf,
  FROM_ELSEWHERE,
  type StartedWeb,
  startWeb,
} from '../../../support/start-web.ts';

const BRIDGE = `---
title: The harbour bridge opens
publisher: Coast Herald
date: 2024-05-02
tags: [harbour, bridges]
source: javascript:alert(1)
---

The new harbour bridge is 1,240 metres long, the engineer Ines Falk said on Thursday.

The bridge cost 310 million euros in 2024. It cost 290 million euros in 2023.
`;
const SECRET = `---
title: The board meets
collection: board
---

The board decided to sell the northern ferry for 12 million euros.
`;

let page: StartedWeb;
let viewer: StartedWeb;
beforeAll(async () => {
  const articles = { 'harbour/bridge.md': BRIDGE, 'board.md': SECRET };
  page = await startWeb({
    articles,
  });
  await page.store.questions.write('somebody', askedInVain('who <b>built</b> it?'));
  viewer = await startWeb({ articles, hasPage: false });
});
afterAll(() => Promise.all([page.stop(), viewer.stop()]));

const get = (path: string, headers: Record<string, string> = {}, from = page) =>
  fetch(`${from.address}${path}`, { headers });
const textOf = async (path: string, headers: Record<string, string> = {}, from = page) =>
  (await get(path, headers, from)).text();

const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(`${page.address}${path}`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers,
    redirect: 'manual',
  });
/** As the page's script asks. */
const ask = async (question: string, headers: Record<string, string> = {}) =>
  (await post('/ask', { question }, { 'x-newsdesk-part': '1', ...headers })).text();

const hrefIn = (markup: string, part: string): string =>
  [...markup.matchAll(/href="([^"]+)"/gu)]
    .map(([, href = '']) => href.replaceAll('&amp;', '&'))
    .find((href) => href.includes(part)) ?? '';

/** What a browser with this cookie is given to keep. */
const cookieFrom = async (cookie: string, from = page): Promise<string> =>
  cookieOf(
    await fetch(`${from.address}/ask`, {
      method: 'POST',
      body: new URLSearchParams({ question: 'How long is the harbour bridge?' }),
      headers: { cookie, 'x-newsdesk-part': '1' },
    }),
  );

describe('the page', () => {
  it('needs at most 50 kB for its first paint, all of it from here, and runs nothing inline', async () => {
    const response = await get('/');
    const markup = await response.text();
    const assets = [...markup.matchAll(/(?:href|src)="(\/web\/[^"]+)"/gu)].map(
      ([, path = '']) => path,
    );
    expect(assets.length).toBe(3);
    const sizes = await Promise.all(
      assets.map(async (path) => (await (await get(path)).arrayBuffer()).byteLength),
    );
    expect(sizes.reduce((sum, size) => sum + size, markup.length)).toBeLessThan(50_000);
    expect(markup).not.toMatch(/<script(?![^>]*\bsrc=)|\son\w+=|\sstyle=|https?:\/\//u);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|\*|data:/u);
  });

  it('answers with the span marked, who said it, and a link to its place', async () => {
    const markup = await ask('How long is the harbour bridge?');
    expect(markup).toContain('1,240 metres');
    expect(markup).toMatch(/<mark>[^<]*1,240 metres/u);
    expect(markup).toContain('Ines Falk');
    expect(hrefIn(markup, 'harbour/bridge')).toMatch(
      /^\/articles\/harbour\/bridge\?start=\d+&end=\d+&quote=/u,
    );
  });

  it('shows the conversation again when it is loaded again, to its own browser alone', async () => {
    const conversation = 'abcdefghijklmnopqrstuv';
    const response = await post('/ask', {
      question: 'How long is the harbour bridge?',
      conversation,
    });
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe(`/?conversation=${conversation}#last`);
    const cookie = response.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/HttpOnly; SameSite=Strict/u);
    const path = `/?conversation=${conversation}`;
    expect(await textOf(path, { cookie: cookie.split(';')[0] ?? '' })).toContain('1,240 metres');
    expect(await textOf(path)).not.toContain('1,240 metres');
  });

  it.each([
    ['one that somebody made up', () => 'abcdefghijklmnopqrstuv'],
    [
      'one with a signature of another',
      (own: string) => `abcdefghijklmnopqrstuv.${own.split('.')[1]}`,
    ],
    ['one with a signature cut short', (own: string) => own.slice(0, -1)],
    ['one with more behind it', (own: string) => `${own}.more`],
    ['one without a name', (own: string) => `.${own.split('.')[1]}`],
  ])('knows a browser by the cookie it gave it, and gives a fresh one for %s', async (_, forge) => {
    const own = await cookieFrom('');
    expect(own).toMatch(/^newsdesk=[\w-]{22}\.[\w-]{22}$/u);
    expect(await cookieFrom(own)).toBe('');
    const forged = `newsdesk=${forge(own.slice('newsdesk='.length))}`;
    const fresh = await cookieFrom(forged);
    expect(fresh).toMatch(/^newsdesk=[\w-]{22}\.[\w-]{22}$/u);
    const id = (cookie: string): string => cookie.slice(0, 'newsdesk='.length + 22);
    expect([id(forged), id(own)]).not.toContain(id(fresh));
  });

  it('takes no cookie that another Newsdesk signed', async () => {
    const store = await openTestStore(Date.now, 'another secret of more than thirty-two');
    const elsewhere = await startWeb({ articles: { 'bridge.md': BRIDGE }, services: { store } });
    const cookie = await cookieFrom('', elsewhere);
    expect(await cookieFrom(cookie, elsewhere)).toBe('');
    await Promise.all([elsewhere.stop(), store.close()]);
    expect(await cookieFrom(cookie)).not.toBe('');
  });

  it('answers its buttons', async () => {
    const markup = await ask('How long is the harbour bridge?');
    const [, why = ''] = /value="(why [^"]+)"/u.exec(markup) ?? [];
    expect(why).not.toBe('');
    const reply = await post('/press', { press: why }, { 'x-newsdesk-part': '1' });
    expect(await reply.text()).toContain('I no longer have');
    const asked = await post(
      '/ask',
      { question: 'How long is the bridge?' },
      { 'x-newsdesk-part': '1' },
    );
    const [own = ''] = (asked.headers.get('set-cookie') ?? '').split(';');
    const [, press = ''] = /value="(why [^"]+)"/u.exec(await asked.text()) ?? [];
    const trace = await post('/press', { press }, { 'x-newsdesk-part': '1', cookie: own });
    expect(await trace.text()).toContain('Words it looked for');
  });

  it('answers before what its buttons need is on the disk, and lets a press wait for that', async () => {
    const store = await openTestStore();
    let write = (): void => {};
    const isTime = new Promise<void>((resolve) => {
      write = resolve;
    });
    const keep: Store['receipts']['keep'] = async (...given) => {
      await isTime;
      return store.receipts.keep(...given);
    };
    const slow = { ...store, receipts: { ...store.receipts, keep } };
    const site = await startWeb({ articles: { 'bridge.md': BRIDGE }, services: { store: slow } });
    const send = (path: string, fields: Record<string, string>, cookie = '') =>
      fetch(`${site.address}${path}`, {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: { 'x-newsdesk-part': '1', cookie },
      });
    const asked = await send('/ask', { question: 'How long is the harbour bridge?' });
    const [, why = ''] = /value="(why [^"]+)"/u.exec(await asked.text()) ?? [];
    const [own = ''] = (asked.headers.get('set-cookie') ?? '').split(';');
    const pressed = send('/press', { press: why }, own);
    // Answered after the press has come in.
    await get('/', {}, site);
    write();
    expect(await (await pressed).text()).toContain('Words it looked for');
    await Promise.all([site.stop(), store.close()]);
  });

  it('takes no form from another site', async () => {
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
    ]) {
      expect((await post('/ask', { question: 'a' }, headers)).status).toBe(403);
    }
    expect((await post('/ask', { question: 'a' }, { origin: page.address })).status).toBe(303);
  });

  it('completes commands, topics, the other side of a comparison, speakers and articles', async () => {
    const labels = async (text: string) => {
      const response = await get(`/complete?${new URLSearchParams({ text })}`);
      const found = (await response.json()) as { readonly text: string }[];
      return found.map(({ text: completed }) => completed);
    };
    expect(await labels('/fig')).toEqual(['/figure ', '/figures ']);
    expect((await labels('/figure bri')).join()).toMatch(/\/figure .*bridge/u);
    expect(await labels('how long? by:fal')).toEqual(['how long? by:"Ines Falk" ']);
    expect(await labels('how long? article:harb')).toEqual([
      'how long? article:"The harbour bridge opens" ',
    ]);
    expect(await labels('how long is it')).toEqual([]);
  });

  it('shows hostile questions as text', async () => {
    const markup = await ask('<script>alert(1)</script> "><img src=x onerror=alert(1)>');
    expect(markup).not.toMatch(/<script|<img/u);
    expect(markup).toContain('&lt;script&gt;');
    const long = await ask('<svg onload=alert(1)> '.repeat(2000));
    expect(long).not.toContain('<svg');
    expect(long).toContain('too long');
    expect(long.length).toBeLessThan(10_000);
  });

  it('shows others what is public only, and the operator what was asked in vain', async () => {
    const question = 'For how much does the board sell the northern ferry?';
    const operator = await page.operator();
    expect(await ask(question, operator)).toContain('12 million euros');
    expect(await textOf('/articles', operator)).toContain('The board meets');
    expect(await textOf('/gaps', operator)).toContain('who &lt;b&gt;built&lt;/b&gt; it?');
    // At the machine itself, too: a proxy is there as well, and need not say that it is one.
    for (const headers of [{}, FROM_ELSEWHERE]) {
      expect(await ask(question, headers)).not.toContain('12 million euros');
      expect(await textOf('/articles', headers)).not.toContain('The board meets');
      expect((await get('/gaps', headers)).status).toBe(403);
    }
  });

  it('lists articles by publisher, year and tag, and figures by topic', async () => {
    expect(await textOf('/articles?tag=harbour&year=2024')).toContain('The harbour bridge opens');
    expect(await textOf('/articles?tag=ferries')).not.toContain('The harbour bridge opens');
    expect(await textOf('/figures')).toContain('bridge');
    expect(await textOf('/figures?topic=bridge+cost')).toContain('310 million euros');
    expect(await textOf('/figures?article=harbour%2Fbridge')).toContain('1,240 metres');
  });

  it('limits how much one client may ask for', async () => {
    const headers = { 'x-forwarded-for': '203.0.113.77' };
    const statuses = await Promise.all(
      Array.from({ length: 320 }, async () => (await get('/complete?text=a', headers)).status),
    );
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(0);
    expect((await get('/', FROM_ELSEWHERE)).status).toBe(200);
  });
});

describe('the viewer', () => {
  const link = async (): Promise<string> =>
    hrefIn(await ask('How long is the harbour bridge?'), 'harbour/bridge').replace('#quote', '');

  it('marks the quote in its article, and shows the front matter with no dangerous link', async () => {
    const markup = await textOf(await link());
    expect(markup).toMatch(
      /<mark id="quote"[^>]*>The new harbour bridge is 1,240 metres long[^<]*<\/mark>/u,
    );
    expect(markup).toContain('Coast Herald');
    expect(markup).toContain('2 May 2024');
    expect(markup).toContain('stands here, word for word');
    expect(markup).not.toContain('href="javascript:');
  });

  it('marks what an address names by its place alone, and nothing where there is no such place', async () => {
    const markup = await textOf('/articles/harbour/bridge?start=30&end=52');
    const [, words = ''] = /<mark id="quote"[^>]*>([^<]*)<\/mark>/u.exec(markup) ?? [];
    expect(words).toHaveLength(22);
    expect(markup).toContain('stands here, word for word');
    expect(hrefIn(markup, 'verify=1')).toContain('start=30&end=52');
    for (const query of [
      'start=52&end=30',
      'start=30&end=99999',
      'start=x&end=9',
      'start=3&end=9&quote=x',
    ]) {
      expect(await textOf(`/articles/harbour/bridge?${query}`)).not.toContain('<mark');
    }
    // A place is no way round a signature.
    expect((await get('/articles/board?start=0&end=5', FROM_ELSEWHERE)).status).toBe(403);
  });

  it('says after reading the file again whether the quote stands, has moved or was changed', async () => {
    const verified = `${await link()}&verify=1`;
    expect(await textOf(verified)).toContain('the quote stands in the article, word for word');
    page.write(
      'harbour/bridge.md',
      BRIDGE.replace('---\n\nThe new', '---\n\nIt rained.\n\nThe new'),
    );
    const moved = await textOf(verified);
    expect(moved).toContain('the quote has moved');
    expect(moved).toMatch(/<mark id="quote"[^>]*>The new harbour bridge/u);
    page.write('harbour/bridge.md', BRIDGE.replace('1,240', '1,241'));
    const changed = await textOf(verified);
    expect(changed).toContain('no longer holds the quote');
    expect(changed).not.toContain('<mark');
    page.write('harbour/bridge.md', BRIDGE);
  });

  it('opens an article that is not public by a signed link alone', async () => {
    const href = hrefIn(
      await ask('For how much does the board sell the ferry?', await page.operator()),
      '/articles/board',
    );
    const signed = href.replace('#quote', '');
    expect(signed).toContain('&signature=');
    const status = async (path: string) => (await get(path, FROM_ELSEWHERE)).status;
    expect(await status(signed)).toBe(200);
    expect(await status(signed.replace(/start=\d+/u, 'start=0'))).toBe(403);
    expect(await status(signed.replace(/&signature=.*/u, ''))).toBe(403);
    expect(await status(`${signed}x`)).toBe(403);
    expect(await status('/articles/board')).toBe(403);
    // Nobody learns by trying which articles there are.
    expect(await status('/articles/bored')).toBe(403);
    expect(await status('/articles/harbour/bridge')).toBe(200);
  });

  it('stands alone where there is no page', async () => {
    expect((await get('/', {}, viewer)).status).toBe(404);
    expect((await get('/complete?text=/', {}, viewer)).status).toBe(404);
    const markup = await textOf('/articles/harbour/bridge', {}, viewer);
    expect(markup).toContain('1,240 metres');
    expect(markup).not.toContain('href="/figures');
  });

  it.each(['/articles/%E0%A4%A', '/articles/..%2f..%2fpackage', '/articles/gone', '/articles/'])(
    'says of %s that there is no such article',
    async (path) => {
      expect((await get(path, await page.operator())).status).toBe(404);
      // Whoever may not see all of them learns nothing by asking.
      expect((await get(path)).status).toBe(403);
    },
  );
});
