import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { type DiscordBench, startDiscordBench } from '../support/discord/bench.ts';
import { shownIn } from '../support/discord/shown.ts';
import type { FakeChannel, FakeMessage } from '../support/fake-discord/fake-types.ts';
import type { Interaction } from '../support/fake-discord/interaction.ts';
import { makeUser } from '../support/fake-discord/people.ts';
import type { FakeDiscord } from '../support/fake-discord/start-fake-discord.ts';
import { makeAnswered, makeExtract, makeLibrary } from '../support/library.ts';
import { openTestStore } from '../support/open-test-store.ts';

const EPHEMERAL = 64;
const QUESTIONS = 300;
const SERVERS = 10;
/** A fault comes with every tenth question. */
const FAULT_EVERY = 10;
/** Between two questions, so that faults meet them in every state. */
const PAUSE_MS = 20;
const SETTLE_MS = 60_000;

const found = makeAnswered(makeExtract('The west grew by 6.7% a year.', '6.7%'));
/** Every seventh answer is slow enough for "thinking" and "typing". */
const library = (() => {
  let asked = 0;
  return makeLibrary(async () => {
    asked += 1;
    if (asked % 7 === 0) await sleep(400);
    return found;
  });
})();

const POSTS = /POST .*(?:\/messages|\/callback)$/u;

/** What goes wrong, in turn: on the gateway and on the API. */
const FAULTS: readonly ((bench: DiscordBench) => void)[] = [
  ({ discord }) => discord.dropGateway({ mode: 'close' }),
  ({ discord }) => discord.failNext({ match: POSTS, hangup: true }),
  ({ discord }) => discord.dropGateway({ code: 1006 }),
  ({ discord }) => discord.failNext({ match: POSTS, status: 503, times: 3 }),
  ({ discord }) => discord.dropGateway({ mode: 'reconnect' }),
  ({ discord }) => discord.rateLimitNext({ match: POSTS, retryAfter: 0.5, times: 2 }),
  ({ discord }) => discord.failNext({ match: POSTS, status: 500, times: 6 }),
  ({ discord }) => discord.failNext({ match: '/typing', status: 403, body: { code: 50013 } }),
];

interface Asked {
  readonly forum: FakeChannel;
  readonly messages: FakeMessage[];
  readonly commands: Interaction[];
  readonly presses: Interaction[];
}

const pressWhy = (discord: FakeDiscord, message: FakeMessage): Interaction => {
  const why = message.components
    .flatMap((row) => row.components ?? [])
    .find(({ label }) => label === 'Why this answer');
  return discord.sendButton({ message, customId: why?.custom_id ?? '' });
};

/** What a command was answered with: under it or, once Discord had given it up, where it was asked. */
const answersTo = (discord: FakeDiscord, command: Interaction): readonly FakeMessage[] => {
  if (command.state !== 'expired') {
    return command.replies.filter(({ content }) => content !== '');
  }
  const number = /\(\d+\)/u.exec(JSON.stringify(command.payload.data))?.[0] ?? 'none';
  return [...discord.messages.values()].filter(
    ({ author, content }) => author.id === discord.bot.id && content.includes(number),
  );
};

/** In a server that the bot is not in, Discord alone can say that an answer came too late. */
const isBeyondReach = ({ state, channel }: Interaction): boolean =>
  state === 'expired' && channel.foreign === true;

/** Asks in turn in every way there is, each time somewhere else. */
const askOne = ({ discord }: DiscordBench, index: number, asked: Asked): void => {
  const content = `How fast did the west grow? (${index})`;
  const guild = discord.guilds[index % discord.guilds.length];
  const channelId = guild?.channels[Math.floor(index / SERVERS) % 2]?.id ?? '';
  if (index % 3 === 0) {
    const options = { question: content, private: index % 2 === 0 };
    asked.commands.push(discord.sendSlashCommand({ name: 'ask', options, channelId }));
  } else if (index % 12 === 2) {
    const foreign = { guildId: '1234567890123456789', userInstall: true };
    const command = { name: 'ask', options: { question: content } };
    asked.commands.push(discord.sendSlashCommand({ ...command, ...foreign }));
  } else if (index % 12 === 5) {
    const message = discord.sendMessage({ content, channelId });
    asked.commands.push(discord.sendMessageCommand({ name: 'Answer this', message }));
  } else if (index % 12 === 8) {
    asked.messages.push(discord.postInForum(asked.forum, { title: content }));
  } else if (index % 12 === 11) {
    const [answered] = asked.messages.flatMap((message) => discord.repliesTo(message)).slice(-1);
    if (answered !== undefined) asked.presses.push(pressWhy(discord, answered));
  } else if (index % 6 === 1) {
    asked.messages.push(discord.sendMessage({ mention: 'user', content, channelId }));
  } else {
    const user = makeUser(`reader-${index}`);
    asked.messages.push(discord.sendMessage({ isDirect: true, user, content }));
  }
};

// Some hundred faults take their time: reconnecting alone costs half a second each.
describe('a long day on Discord', () => {
  let bench: DiscordBench;
  let store: Store;
  const forums: string[] = [];

  beforeAll(async () => {
    store = await openTestStore();
    bench = await startDiscordBench({
      library,
      store,
      fake: { guilds: SERVERS },
      settings: { forums },
    });
  });

  afterAll(async () => {
    await bench.close();
    await store.close();
  });

  it('answers each of 300 questions exactly once while connection and API fail', async () => {
    const { discord, bot } = bench;
    const forum = discord.addForum();
    forums.push(forum.id);
    const asked: Asked = { forum, messages: [], commands: [], presses: [] };
    for (let index = 0; index < QUESTIONS; index += 1) {
      if (index % FAULT_EVERY === 0) FAULTS[(index / FAULT_EVERY) % FAULTS.length]?.(bench);
      askOne(bench, index, asked);
      await sleep(PAUSE_MS);
    }
    const isDone = (command: Interaction): boolean =>
      isBeyondReach(command) || answersTo(discord, command).length > 0;
    await discord.waitFor(
      () =>
        asked.messages.every((message) => discord.repliesTo(message).length > 0) &&
        asked.commands.every(isDone) &&
        asked.presses.every(
          (press) => press.state === 'expired' || answersTo(discord, press).length > 0,
        ),
      'an answer to every question',
      SETTLE_MS,
    );
    for (const message of asked.messages) {
      const replies = discord.repliesTo(message);
      expect(replies).toHaveLength(1);
      expect(shownIn(replies[0])).toContain('6.7%');
    }
    for (const command of asked.commands.filter((one) => !isBeyondReach(one))) {
      const answers = answersTo(discord, command);
      expect(answers).toHaveLength(1);
      expect(shownIn(answers[0])).toContain('6.7%');
    }
    expect(asked.presses.length).toBeGreaterThan(10);
    for (const press of asked.presses) {
      // Discord itself tells who presses when a press came too late.
      if (press.state === 'expired') continue;
      expect(press.replies).toHaveLength(1);
      expect(press.replies[0]?.flags).toBe(EPHEMERAL);
    }
    // A busy machine is late now and then; every other rule is kept.
    expect(discord.problems.filter(({ what }) => !what.includes('in time'))).toEqual([]);
    await discord.waitFor(() => bot.health().state === 'up', 'green health');
  });

  it('says in its log when a session is lost, because questions may be lost with it', async () => {
    const { discord, bot, lines } = bench;
    discord.dropGateway({ mode: 'invalid' });
    await discord.waitFor(() => lines.join('').includes('new session'), 'the log line', SETTLE_MS);
    await discord.waitFor(() => bot.health().state === 'up', 'green health');
    const asked = discord.sendMessage({ mention: 'user', content: 'How fast?' });
    await discord.waitForReplyTo(asked);
  });
});
