import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, openBrowser } from '../support/open-browser.ts';
import { type StartedPrograms, startPrograms } from '../support/start-programs.ts';
import { twoCollections } from '../support/two-collections.ts';

// The widget on a page of another site, under the strictest policy that it works under.

const CHROMIUM = chromiumPath();
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SCRIPT = new URL('../../src/widget/client/newsdesk.js', import.meta.url);
const GZIPPED_MAX = 15 * 1024;

let world: StartedPrograms;
let site: Server;
let siteOrigin: string;
let token: string;
let browser: Browser;

const pageOf = (attributes: string): string =>
  `<!doctype html><html lang="en"><head><title>Docs</title><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><script type="module" src="${world.address}/widget/newsdesk.js"></script></head>
<body><main><h1>Docs</h1><newsdesk-widget token="${token}" ${attributes}></newsdesk-widget></main></body></html>`;

beforeAll(async () => {
  if (CHROMIUM === undefined) return;
  world = await startPrograms({ library: await twoCollections() });
  site = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://site');
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.setHeader(
      'content-security-policy',
      `default-src 'none'; script-src ${world.address}; connect-src ${world.address}; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'`,
    );
    response.end(pageOf(searchParams.get('attributes') ?? ''));
  }).listen(0, '127.0.0.1');
  await once(site, 'listening');
  siteOrigin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
  token = await world.token({ origins: siteOrigin });
  browser = await openBrowser(CHROMIUM);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  site?.close();
  await world?.stop();
});

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

interface Look {
  readonly width?: number;
  readonly theme?: 'light' | 'dark';
  readonly attributes?: string;
  readonly host?: string;
}

/** A page with the widget on it, and whatever went wrong there. */
const openPage = async ({ width = 1024, theme = 'light', attributes = '', host }: Look = {}) => {
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    colorScheme: theme,
  });
  open.push(context);
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') wrong.push(message.text());
  });
  page.on('pageerror', (error) => wrong.push(error.message));
  page.on('request', (request) => {
    const { origin } = new URL(request.url());
    if (origin !== world.address && origin !== siteOrigin) wrong.push(request.url());
  });
  await page.goto(`${host ?? siteOrigin}/?${new URLSearchParams({ attributes })}`);
  await page.locator('newsdesk-widget input').waitFor();
  return { page, wrong };
};

const violations = async (page: Page): Promise<readonly string[]> => {
  // As its own script the policy of the page would refuse it.
  const found = await page.evaluate(
    `(() => { ${AXE}; return axe.run({ resultTypes: ['violations'] }); })()`,
  );
  const { violations: all } = found as { violations: { id: string; nodes: { html: string }[] }[] };
  return all
    .filter(({ id }) => id !== 'favicon')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
};

const ask = async (page: Page, question: string) => {
  await page.locator('newsdesk-widget input').fill(question);
  await page.keyboard.press('Enter');
  await page.locator('newsdesk-widget .answer[aria-busy]').waitFor({ state: 'detached' });
  const answer = page.locator('newsdesk-widget .answer');
  await answer.locator('h2, .state').waitFor();
  return answer;
};

it('is small', () => {
  const { length } = gzipSync(readFileSync(SCRIPT), { level: 9 });
  process.stdout.write(`the widget: ${length} bytes gzipped\n`);
  expect(length).toBeLessThan(GZIPPED_MAX);
});

describe.skipIf(CHROMIUM === undefined)('the widget', { timeout: 300_000 }, () => {
  it.each<Look>([
    { width: 1024, theme: 'light' },
    { width: 390, theme: 'dark' },
  ])(
    'searches while one types, and answers with its sources, on a strict page of $width px in $theme',
    async (look) => {
      const { page, wrong } = await openPage(look);
      await page.locator('newsdesk-widget input').pressSequentially('ferry', { delay: 20 });
      const first = page.locator('newsdesk-widget .found a').first();
      await first.waitFor();
      expect(await first.textContent()).toContain('The ferry');
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('ArrowDown');
      expect(await first.evaluate((link) => link.matches(':focus'))).toBe(true);
      await page.keyboard.press('Escape');
      expect(await page.locator('newsdesk-widget .found a').count()).toBe(0);

      const answer = await ask(page, 'How long does the ferry take?');
      expect(await answer.locator('h2').textContent()).toBe('40 minutes');
      expect(await answer.locator('mark').textContent()).toBe('40 minutes');
      expect(await answer.textContent()).toContain('Ester Quill');
      const link = await answer.locator('a').first().getAttribute('href');
      expect(link).toMatch(/^https:\/\/herald\.example\/ferry#:~:text=The%20ferry/u);
      await answer.getByRole('button', { name: 'Right' }).click();
      await answer.getByText('Thank you').waitFor();
      expect((await world.store.feedback.since(0)).at(-1)).toMatchObject({ choice: 'right' });
      expect(await violations(page)).toEqual([]);

      const none = await ask(page, 'Who is the mayor of Ulan Bator?');
      expect(await none.locator('h2').textContent()).toBe('Not in the articles');
      expect(await none.textContent()).not.toMatch(/zephyrium/iu);
      expect(await violations(page)).toEqual([]);
      const overflow =
        'document.documentElement.scrollWidth - document.documentElement.clientWidth';
      expect(await page.evaluate(overflow)).toBe(0);
      expect(wrong).toEqual([]);
    },
  );

  it('leans on what was asked before', async () => {
    const { page } = await openPage();
    await ask(page, 'How much did the output of the mill rise in 2021?');
    const answer = await ask(page, 'And the quarry?');
    expect(await answer.textContent()).toContain('Carried over');
  });

  it('shows what articles and their addresses say as text, and follows no other link', async () => {
    const { page, wrong } = await openPage();
    await page.route('**/api/v1/ask', async (route) => {
      const response = await route.fetch();
      const body = (await response.json()) as { text: string; citations: object[] };
      const hostile = '<img src=x onerror="window.pwned = 1">';
      const citations = body.citations.map((one) => ({
        ...one,
        title: hostile,
        url: 'javascript:window.pwned=1',
        viewerUrl: null,
      }));
      await route.fulfill({ response, json: { ...body, text: hostile, citations } });
    });
    const answer = await ask(page, 'How long does the ferry take?');
    expect(await answer.locator('h2').textContent()).toContain('<img');
    expect(await answer.locator('img, a').count()).toBe(0);
    expect(await page.evaluate('window.pwned')).toBeUndefined();
    expect(wrong).toEqual([]);
  });

  it('only asks, or only searches, where it is told', async () => {
    const { page } = await openPage({ attributes: 'mode="search" label="Find it"' });
    const button = page.locator('newsdesk-widget form button');
    expect(await button.textContent()).toBe('Search');
    await page.getByRole('searchbox', { name: 'Find it' }).fill('harbour');
    await page.keyboard.press('Enter');
    await page.locator('newsdesk-widget .found a').first().waitFor();
    expect(await page.locator('newsdesk-widget .answer h2').count()).toBe(0);

    const { page: asking } = await openPage({ attributes: 'mode="ask"' });
    const searched: string[] = [];
    asking.on('request', (request) => searched.push(request.url()));
    await asking.locator('newsdesk-widget input').pressSequentially('ferry', { delay: 100 });
    await ask(asking, 'How long does the ferry take?');
    expect(searched.filter((url) => url.includes('/search'))).toEqual([]);
  });

  it('takes the colours that a page gives it', async () => {
    const { page } = await openPage();
    await page.evaluate(
      "document.querySelector('newsdesk-widget').style.setProperty('--newsdesk-accent', 'rgb(1, 2, 3)')",
    );
    const colour = await page.evaluate(
      "getComputedStyle(document.querySelector('newsdesk-widget').shadowRoot.querySelector('form button')).backgroundColor",
    );
    expect(colour).toBe('rgb(1, 2, 3)');
  });

  it('says that it cannot be asked where its token does not count, and when to ask again', async () => {
    const { page } = await openPage({ host: siteOrigin.replace('127.0.0.1', 'localhost') });
    const refused = await ask(page, 'How long does the ferry take?');
    expect(await refused.textContent()).toContain('cannot be asked');
    const slow = await world.token({ origins: siteOrigin, perMinute: '1' });
    const { page: limited } = await openPage({ attributes: 'mode="ask"' });
    await limited.evaluate(
      `document.querySelector('newsdesk-widget').setAttribute('token', ${JSON.stringify(slow)})`,
    );
    await ask(limited, 'How long does the ferry take?');
    const again = await ask(limited, 'How long does the ferry take?');
    expect(await again.textContent()).toMatch(/ask again in \d+ seconds/u);
  });

  it('is shown on a page of its own, which asks for a token of that very page', async () => {
    const own = await world.token({ origins: world.address });
    const context = await browser.newContext();
    open.push(context);
    context.setDefaultTimeout(120_000);
    const page = await context.newPage();
    const wrong: string[] = [];
    page.on('console', (message) => {
      // The icon is served with the page to ask on, which is not there.
      const isIcon = message.location().url.endsWith('/icon.svg');
      if (message.type() === 'error' && !isIcon) wrong.push(message.text());
    });
    await page.goto(`${world.address}/widget/demo`);
    await page.getByLabel('Token').fill(own);
    await page.keyboard.press('Enter');
    const widget = page.locator('newsdesk-widget').first();
    await widget.locator('input').fill('ferry');
    await widget.locator('.found a').first().waitFor();
    expect(await violations(page)).toEqual([]);
    expect(wrong).toEqual([]);
  });
});
