import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createChartRenderer } from '../../src/bots/chart-renderer.ts';
import { type DiscordBench, startDiscordBench } from '../support/discord/bench.ts';
import { shownIn } from '../support/discord/shown.ts';
import { type SlackApp, sampleLibrary, startSlackApp } from '../support/slack/app.ts';

const SHARE = 'share of industrial value added above designated size, western region';

describe('figures on Discord', () => {
  let bench: DiscordBench;

  beforeAll(async () => {
    bench = await startDiscordBench({
      library: await sampleLibrary(),
      charts: createChartRenderer((error) => {
        throw error;
      }),
      fake: { rateLimits: false },
    });
  });

  afterAll(() => bench.close());

  const run = (name: string, options: Record<string, string> = {}) =>
    bench.discord.sendSlashCommand({ name, options }).waitForReply();

  it('completes topics while they are typed, and every choice leads to its figure', async () => {
    const typing = bench.discord.sendAutocomplete({ name: 'figure', options: { topic: 'indus' } });
    await typing.waitForAck();
    const choices = typing.choices ?? [];
    expect(choices.map(({ name }) => name)).toContain(SHARE);
    expect(choices.every(({ name, value }) => name === value)).toBe(true);
    const reply = await run('figure', { topic: String(choices[0]?.value) });
    expect(shownIn(reply)).toMatch(/\*\*.+\*\*/u);
  });

  it('completes entities and articles as well', async () => {
    const entity = bench.discord.sendAutocomplete({ name: 'compare', options: { a: 'hen' } });
    const article = bench.discord.sendAutocomplete({
      name: 'figures',
      options: { article: 'china coun' },
    });
    await Promise.all([entity.waitForAck(), article.waitForAck()]);
    expect(entity.choices?.map(({ name }) => name)).toContain('Henan');
    expect(article.choices?.[0]?.name).toMatch(/^China counts 445/u);
  });

  it('shows a figure with its value, sentence, speaker and source', async () => {
    const reply = await run('figure', { topic: 'operating income' });
    expect(shownIn(reply)).toContain('**nearly one trillion yuan**');
    expect(shownIn(reply)).toContain('operating income of **nearly one trillion yuan**');
    expect(shownIn(reply)).toContain('— Yang Zhenghua');
  });

  it('offers topics where there is none, none fits, or several fit', async () => {
    expect(shownIn(await run('figure'))).toContain('figures on these topics');
    expect(shownIn(await run('figure', { topic: 'operating income Beijing' }))).toContain(
      '“beijing”',
    );
    const several = await run('figure', { topic: 'henan 2021' });
    expect(shownIn(several)).toContain('Which one do you mean?');
    const [first] = several.components
      .flatMap((row) => row.components ?? [])
      .filter((one) => one.custom_id !== undefined);
    const pressed = bench.discord.sendButton({
      message: several,
      customId: String(first?.custom_id),
    });
    expect(shownIn(await pressed.waitForReply())).toContain('Zhu Ming');
  });
});

describe('a chart on Discord', () => {
  it('goes with the message as a picture that says in words what it shows', async () => {
    const bench = await startDiscordBench({
      library: await sampleLibrary(),
      charts: createChartRenderer(() => undefined),
      fake: { rateLimits: false },
    });
    const trend = { name: 'trend', options: { topic: 'share of industrial value added' } };
    const reply = await bench.discord.sendSlashCommand(trend).waitForReply();
    expect(reply.attachments).toMatchObject([
      { filename: 'chart.png', description: expect.stringContaining('2012: 17.84%; 2021: 19.21%') },
    ]);
    expect(reply.attachments[0]?.size).toBeGreaterThan(5000);
    expect(JSON.stringify(reply.components)).toContain('attachment://chart.png');
    expect(shownIn(reply)).toMatch(/17\.84%[\s\S]*19\.21%/u);
    const asked = bench.discord.sendMessage({ mention: 'user', content: `/figure ${SHARE}` });
    expect((await bench.discord.waitForReplyTo(asked)).attachments).toHaveLength(1);
    await bench.close();
  });
});

describe('figures in Slack', () => {
  let app: SlackApp;

  beforeAll(async () => {
    app = await startSlackApp();
  });

  afterAll(() => app.stop());

  const run = async (command: string, text: string): Promise<string> => {
    const reply = app.slack.waitForOutput(/./u, { from: app.slack.outputs.length });
    await app.slack.send.slashCommand({ command, text });
    return (await reply).text;
  };

  it('reads filters typed as key:value', async () => {
    expect(await run('/figure', 'year:2021 entity:"eastern region"')).toContain('30.5%');
    expect(await run('/figure', 'funds by:"Zhu Ming"')).toContain('2.48 trillion yuan');
    expect(await run('/figure', 'funds by:"Wang Wei"')).toContain('No figure');
  });

  it('shows the figures of one article, and a number over time', async () => {
    expect(await run('/figures', 'henan')).toContain('nearly 5,000');
    const trend = await run('/trend', 'share of industrial value added');
    expect(trend).toMatch(/17\.84%[\s\S]*19\.21%/u);
    expect(app.slack.outputs.at(-1)?.blocks).toContainEqual(
      expect.objectContaining({ type: 'data_visualization' }),
    );
    expect(app.slack.violations).toEqual([]);
  });

  it('says what two things share, or that they share nothing', async () => {
    expect(await run('/compare', 'Henan and Liaoning')).toContain('share');
    expect(await run('/compare', 'Henan')).toContain('Name two things');
  });
});
