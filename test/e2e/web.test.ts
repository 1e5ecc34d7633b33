import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, openBrowser } from '../support/open-browser.ts';
import { askedInVain, OPERATOR_TOKEN, type StartedWeb, startWeb } from '../support/start-web.ts';

// Each test drives a browser through whole conversations: a few seconds each.

const CHROMIUM = chromiumPath();
if (CHROMIUM === undefined) {
  process.stderr.write(
    'The tests of the page are skipped: there is no Chromium. Install the package chromium.\n',
  );
}
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const HOSTILE =
  '</p><script>window.pwned = 1</script><svg onload="window.pwned = 1"><img src=x onerror="window.pwned = 1">';
const ARTICLES = {
  'growth.md': `---
title: Two regions report their growth
publisher: Coast Herald
date: 2022-09-23
tags: [regions, growth]
---

Industrial output of the northern region grew by 6.7% in 2021, the economist Ines Falk said.

Industrial output of the southern region grew by 4.2% in 2021, Falk said.

In 2020 industrial output of the northern region grew by 3.1%.

The northern region has 1,240 factories. It plans to build a harbour in Aldwick.
`,
  'hostile.md': `---
title: "Hostile &lt;script&gt;window.pwned = 1&lt;/script&gt; words"
publisher: "<img src=x onerror='window.pwned = 1'>"
source: "javascript:window.pwned=1"
---

The harbour master Tom Reyes said that ${HOSTILE.replaceAll('<', '&lt;')} cost 12 million euros.

${'A long harbour sentence with <b>many</b> words '.repeat(900)}.
`,
};

let site: StartedWeb;
let browser: Browser;
beforeAll(async () => {
  if (CHROMIUM === undefined) return;
  site = await startWeb({
    articles: ARTICLES,
  });
  await site.store.questions.write('somebody', askedInVain('who built the harbour?'));
  browser = await openBrowser(CHROMIUM);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

const contexts: BrowserContext[] = [];
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close();
});

interface Look {
  readonly width: number;
  readonly theme: 'light' | 'dark';
}

/** A page, with whatever went wrong in it and every other host it asked. */
const openPage = async ({ width, theme }: Look, hasScript = true) => {
  const context = await browser.newContext({
    viewport: { width, height: 844 },
    colorScheme: theme,
    reducedMotion: 'reduce',
    javaScriptEnabled: hasScript,
  });
  contexts.push(context);
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') wrong.push(message.text());
  });
  page.on('pageerror', (error) => wrong.push(error.message));
  page.on('dialog', (dialog) => wrong.push(dialog.message()));
  page.on('request', (request) => {
    if (!request.url().startsWith(site.address)) wrong.push(request.url());
  });
  await page.goto(site.address);
  return { page, wrong };
};

/** Asks as people do, and waits for the answer. */
const ask = async (page: Page, question: string) => {
  const before = await page.locator('.exchange').count();
  await page.fill('#question', question);
  await page.press('#question', 'Enter');
  const answer = page.locator('.exchange:not(.waiting)').nth(before);
  await answer.waitFor();
  return answer;
};

/** What axe-core calls serious or critical, as the page is in either theme. */
const seriousViolations = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(AXE);
  const found: string[] = [];
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    const { violations } = (await page.evaluate("axe.run({ resultTypes: ['violations'] })")) as {
      violations: { id: string; impact: string; nodes: { html: string }[] }[];
    };
    for (const { id, impact, nodes } of violations) {
      if (impact !== 'serious' && impact !== 'critical') continue;
      found.push(`${theme} ${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    }
  }
  return found;
};

/** Talked in as it is here; every state is looked at in both themes. */
const LOOKS: readonly Look[] = [
  { width: 390, theme: 'dark' },
  { width: 1280, theme: 'light' },
];

describe.skipIf(CHROMIUM === undefined)('the page in a browser', { timeout: 180_000 }, () => {
  it.each(LOOKS)(
    'asks, follows up, compares, opens a source and verifies its quote at $width px, with no serious axe-core violation in either theme',
    async (look) => {
      const { page, wrong } = await openPage(look);
      expect(await seriousViolations(page)).toEqual([]);

      const first = await ask(page, 'How much did the northern region grow in 2021?');
      expect(await first.locator('.card').textContent()).toContain('6.7%');
      const second = await ask(page, 'And the southern region?');
      expect(await second.locator('.card').textContent()).toContain('4.2%');
      const compared = await ask(page, '/compare northern region and southern region');
      expect(await compared.locator('table.sides').textContent()).toMatch(/6\.7%[\s\S]*4\.2%/u);
      expect(await compared.locator('.chart svg').count()).toBe(1);
      const nothing = await ask(page, 'Who is the mayor of Ulan Bator?');
      expect(await nothing.textContent()).toContain('in the articles');
      await first.locator('.menu summary').first().click();
      await first.getByRole('button', { name: 'Why this answer' }).click();
      await first.getByText('Words it looked for').waitFor();
      expect(await seriousViolations(page)).toEqual([]);

      await first.locator('.card cite a').first().click();
      await page.locator('#quote').waitFor();
      expect(await page.locator('#quote').textContent()).toContain('6.7%');
      expect(
        await page.locator('#quote').evaluate((quote) => quote.getBoundingClientRect().top),
      ).toBeLessThan(844);
      await page.getByRole('link', { name: 'Verify' }).click();
      await page.getByText('the quote stands in the article, word for word').waitFor();
      expect(await seriousViolations(page)).toEqual([]);
      await page.goto(`${site.address}/operator`);
      expect(await seriousViolations(page)).toEqual([]);
      await page.getByLabel('Token').fill(OPERATOR_TOKEN);
      await page.getByRole('button', { name: 'Enter' }).click();
      await page.getByText('who built the harbour?').waitFor();
      const paths = [
        '/articles',
        '/figures',
        '/figures?topic=output',
        '/gaps',
        '/gaps/answer?question=who+built+the+harbour',
        '/tokens',
        '/operator',
      ];
      for (const path of paths) {
        await page.goto(`${site.address}${path}`);
        expect(await seriousViolations(page), path).toEqual([]);
        const overflow =
          'document.documentElement.scrollWidth - document.documentElement.clientWidth';
        expect(await page.evaluate(overflow), `${path} scrolls sideways`).toBe(0);
      }
      expect(wrong).toEqual([]);
    },
  );

  it('can be used with the keyboard alone', async () => {
    const { page } = await openPage({ width: 1280, theme: 'light' });
    await page.locator('#question').focus();
    await page.keyboard.type('/fig');
    // While it was typed, the list held what "/" alone begins.
    await page
      .locator('#completions[aria-busy="false"] li:first-child', { hasText: '/figure' })
      .waitFor();
    await page.keyboard.press('ArrowDown');
    expect(await page.locator('#question').getAttribute('aria-activedescendant')).toBe(
      'completion-0',
    );
    await page.keyboard.press('Enter');
    expect(await page.locator('#question').inputValue()).toBe('/figure ');
    await page.keyboard.type('factories');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    const why = page.locator('.exchange button').first();
    await why.focus();
    await page.keyboard.press('Enter');
    await page.locator('.exchange .card').first().waitFor();
  });

  it('offers no completion of what stood in the line a keystroke ago', async () => {
    const { page } = await openPage({ width: 1280, theme: 'light' });
    const line = page.locator('#question');
    let answer = (): void => {};
    const isTime = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await page.route(/\/complete\?text=%2Ffigures/u, async (route) => {
      await isTime;
      await route.continue();
    });
    await line.fill('/figure');
    await page.locator('#completions li', { hasText: '/figure' }).first().waitFor();
    await page.keyboard.press('ArrowDown');
    expect(await line.getAttribute('aria-activedescendant')).toBe('completion-0');
    await page.keyboard.type('s');
    expect(await line.getAttribute('aria-activedescendant')).toBeNull();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    // What was typed is asked, not what was offered for less of it.
    expect(await page.locator('.exchange .question').textContent()).toBe('/figures');
    answer();
  });

  it('takes opinions with words, and goes on from an answer', async () => {
    const { page } = await openPage({ width: 390, theme: 'light' });
    const answer = await ask(page, 'How many factories does the northern region have?');
    await answer.getByRole('button', { name: 'Not helpful' }).click();
    await answer.getByRole('button', { name: 'Right passage, wrong answer' }).click();
    await answer.getByLabel('Say what was wrong').fill('It has more by now.');
    await answer.getByRole('button', { name: 'Send' }).click();
    await answer.locator('.replies .comment').waitFor({ state: 'detached' });
    expect(await answer.locator('.replies').textContent()).toContain('Thank you');
    const [given] = await site.store.feedback.since(0);
    expect(given).toMatchObject({ choice: 'wrong-answer', comment: 'It has more by now.' });
    await answer.locator('.menu summary').first().click();
    await answer.getByRole('button', { name: 'Ask a follow-up' }).click();
    await page.getByText('Following up').waitFor();
    const next = await ask(page, 'Where does it plan to build a harbour?');
    expect(await next.textContent()).toContain('Aldwick');
  });

  it('works without its script', async () => {
    const { page } = await openPage({ width: 390, theme: 'dark' }, false);
    await page.fill('#question', 'How many factories does the northern region have?');
    await page.press('#question', 'Enter');
    await page.locator('.exchange').waitFor();
    expect(await page.locator('.exchange').textContent()).toContain('1,240');
    await page.locator('.menu summary').first().click();
    await page.getByRole('button', { name: 'Why this answer' }).click();
    await page.getByText('Words it looked for').waitFor();
  });

  it('shows hostile articles and questions as text', async () => {
    const { page, wrong } = await openPage({ width: 390, theme: 'light' });
    const said = await ask(page, 'What did the harbour master Tom Reyes say?');
    expect(await said.textContent()).toContain('<script>window.pwned = 1</script>');
    expect(await (await ask(page, HOSTILE)).textContent()).toContain('onerror="window.pwned = 1"');
    const long = await ask(page, '<svg onload=alert(1)> '.repeat(1900));
    expect(await long.textContent()).toContain('too long');
    await page.goto(`${site.address}/articles/hostile`);
    expect(await page.locator('h1').textContent()).toContain('<script>');
    expect(await page.locator('main a[href^="javascript:"]').count()).toBe(0);
    expect(await page.evaluate('window.pwned')).toBeUndefined();
    expect(wrong).toEqual([]);
  });
});
