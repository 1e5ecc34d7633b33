import { afterEach, describe, expect, it } from 'vitest';
import { startFakeDiscord } from '../support/fake-discord/start-fake-discord.ts';
import { startFakeSlack } from '../support/fake-slack/fake-slack.ts';
import { startProcess } from '../support/start-process.ts';

const QUESTION = 'How many projects were built in Henan?';
const closing: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** Both local platforms and the product connected to them; Discord may refuse the token, or be out of reach at first. */
const startBoth = async (isDiscordRefusing: boolean, hangUps = 0) => {
  const slack = await startFakeSlack();
  const discord = await startFakeDiscord();
  if (hangUps > 0) discord.failNext({ match: '/gateway/bot', hangup: true, times: hangUps });
  const running = startProcess({
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    DISCORD_TOKEN: isDiscordRefusing ? `${discord.token}wrong` : discord.token,
    DISCORD_API_URL: discord.apiUrl,
  });
  closing.push(
    () => slack.close(),
    () => discord.close(),
    () => running.kill(),
  );
  await slack.waitForConnections(1, 50_000);
  return { slack, discord, running };
};

// The process loads both SDKs and the language model: some seconds on a busy machine.
describe('npm start with the tokens of both platforms', { timeout: 120_000 }, () => {
  it('gives the same answer in Slack and in Discord, logs each once, and ends with 0', async () => {
    const { slack, discord, running } = await startBoth(false);
    await discord.waitForSession(50_000);
    const inSlack = slack.waitForOutput(/Henan/u);
    await slack.mention({ text: QUESTION });
    const asked = discord.sendMessage({ mention: 'user', content: QUESTION });
    const inDiscord = JSON.stringify(await discord.waitForReplyTo(asked, 20_000));
    const sentence = /^.*nearly 5,000 projects.*$/mu.exec((await inSlack).text ?? '')?.[0] ?? '';
    expect(sentence).not.toBe('');
    expect(inDiscord).toContain('5,000');
    expect(inDiscord).toContain('projects were built');

    expect(await running.end('SIGTERM'), running.log()).toBe(0);
    const handled = running.events().filter(({ msg }) => msg === 'request handled');
    expect(handled.map(({ platform }) => platform).sort()).toEqual(['discord', 'slack']);
    expect(new Set(handled.map(({ passageIds }) => JSON.stringify(passageIds))).size).toBe(1);
    expect(running.log()).not.toContain('projects were built');
    expect(running.log()).not.toContain(QUESTION);
  });

  it('answers in Slack while Discord cannot be reached, and in Discord once it can', async () => {
    const { slack, discord, running } = await startBoth(false, 5);
    const reply = slack.waitForOutput(/Henan/u);
    await slack.mention({ text: QUESTION });
    expect((await reply).text).toContain('5,000');
    await discord.waitForSession(40_000);
    const asked = discord.sendMessage({ mention: 'user', content: QUESTION });
    expect(JSON.stringify(await discord.waitForReplyTo(asked, 20_000))).toContain('5,000');
    expect(running.log()).toContain('discord cannot be reached');
    expect(discord.gateway.identifies).toHaveLength(1);
  });

  it('answers in Slack while Discord refuses its token', async () => {
    const { slack, running } = await startBoth(true);
    const reply = slack.waitForOutput(/Henan/u);
    await slack.mention({ text: QUESTION });
    expect((await reply).text).toContain('5,000');
    expect(await running.end('SIGINT'), running.log()).toBe(0);
    expect(running.events()).toContainEqual(
      expect.objectContaining({ platform: 'discord', variable: 'DISCORD_TOKEN' }),
    );
  });

  it('answers in Discord while Slack is out of reach', async () => {
    const slack = await startFakeSlack();
    await slack.close();
    const discord = await startFakeDiscord();
    const running = startProcess({
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
    });
    closing.push(
      () => discord.close(),
      () => running.kill(),
    );
    await discord.waitForSession(50_000);
    const asked = discord.sendMessage({ mention: 'user', content: QUESTION });
    expect(JSON.stringify(await discord.waitForReplyTo(asked, 20_000))).toContain('5,000');
    expect(await running.end('SIGINT'), running.log()).toBe(0);
  });
});
