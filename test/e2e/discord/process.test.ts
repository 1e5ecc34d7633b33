import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shownIn } from '../../support/discord/shown.ts';
import type { FakeMessage } from '../../support/fake-discord/fake-types.ts';
import {
  type FakeDiscord,
  startFakeDiscord,
} from '../../support/fake-discord/start-fake-discord.ts';
import { type StartedProcess, startProcess } from '../../support/start-process.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const CORPUS = join(ROOT, 'corpus');

/** All articles as running text. */
const ARTICLES = readdirSync(CORPUS, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.md'))
  .map((path) => readFileSync(join(CORPUS, path), 'utf8').replace(/\s+/gu, ' '));

/** The quoted sentence as a reader sees it, without Discord's markup; a question that is told again stands above it. */
const quotedIn = (message: FakeMessage): string =>
  ([...shownIn(message).matchAll(/^> (.+)$/gmu)].at(-1)?.[1] ?? '')
    .replaceAll('**', '')
    .replace(/\\([^0-9A-Za-z\s])/gu, '$1');

// The process loads the SDK and the language model: some seconds on a busy machine.
describe('npm start with a Discord token', { timeout: 30_000 }, () => {
  let discord: FakeDiscord;
  let product: StartedProcess;

  beforeAll(async () => {
    discord = await startFakeDiscord();
    product = startProcess({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl });
    await discord.waitForSession(25_000);
  }, 30_000);

  afterAll(async () => {
    product.kill();
    await discord.close();
  });

  it('answers from the sample corpus in the words of an article', async () => {
    const asked = discord.sendMessage({
      mention: 'user',
      content: 'How much did industrial value added grow a year in the western region?',
    });
    const reply = await discord.waitForReplyTo(asked, 10_000);
    const sentence = quotedIn(reply);
    expect(sentence).not.toBe('');
    expect(ARTICLES.some((article) => article.includes(sentence))).toBe(true);
  });

  it('shows three questions under help that are answered when they are pressed', async () => {
    const direct = discord.sendMessage({ isDirect: true, content: 'hi' });
    const help = await discord.waitForReplyTo(direct, 10_000);
    const samples = help.components
      .flatMap((row) => row.components ?? [])
      .filter(({ custom_id: customId = '' }) => customId.startsWith('v1:ask:'));
    expect(samples).toHaveLength(3);
    for (const { custom_id: customId = '' } of samples) {
      const reply = await discord.sendButton({ message: help, customId }).waitForReply();
      expect(ARTICLES.some((article) => article.includes(quotedIn(reply)))).toBe(true);
      expect(shownIn(reply)).not.toMatch(/(?:no|sure) answer|Closest/iu);
    }
  });

  it('says so when no article holds the answer', async () => {
    const content = 'Where do penguins sleep?';
    const reply = await discord.waitForReplyTo(discord.sendMessage({ mention: 'user', content }));
    expect(shownIn(reply)).toContain('in the articles');
  });

  it('breaks no rule of Discord, and ends with 0 when it is told to', async () => {
    expect(discord.problems).toEqual([]);
    expect(product.log()).not.toContain(discord.token);
    expect(await product.end('SIGTERM'), product.log()).toBe(0);
  });
});
