import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DiscordBench, startDiscordBench } from '../../support/discord/bench.ts';
import { shownIn } from '../../support/discord/shown.ts';
import { INTENT } from '../../support/fake-discord/constants.ts';
import { makeUser } from '../../support/fake-discord/people.ts';
import { makeAnswered, makeExtract, makeLibrary } from '../../support/library.ts';

const QUESTION = 'How fast did the west grow?';
const HELP = '**/ask question**';

/** Answers with the question itself, so that a test sees what was asked. */
const library = makeLibrary(async ({ text }) =>
  makeAnswered(makeExtract(`It was asked: ${text}`, text)),
);

describe('a question that stands in another message on Discord', () => {
  let bench: DiscordBench;

  beforeAll(async () => {
    const fake = { rateLimits: false, intentsAllowed: INTENT.messageContent };
    bench = await startDiscordBench({ library, fake });
  });

  afterAll(async () => {
    await bench.close();
  });

  const contentOf = async (sent: Parameters<typeof bench.discord.sendMessage>[0]) => {
    const { discord } = bench;
    return shownIn(await discord.waitForReplyTo(discord.sendMessage(sent)));
  };

  it.each([
    ['forwarded to its direct messages', {}],
    ['forwarded with no more than a plea', { content: 'can you answer this?' }],
  ])('is answered when it is %s', async (_how, sent) => {
    expect(await contentOf({ isDirect: true, forwards: QUESTION, ...sent })).toContain(QUESTION);
  });

  it("is the sender's own where there is one", async () => {
    const content = 'Who is Zhu Ming?';
    expect(await contentOf({ isDirect: true, forwards: QUESTION, content })).toContain(content);
  });

  it.each(['', 'can you answer this please?'])(
    "is answered when somebody's message is replied to with a mention and %j",
    async (content) => {
      const replyTo = bench.discord.sendMessage({ content: QUESTION, user: makeUser('asker') });
      expect(await contentOf({ mention: 'user', replyTo, content })).toContain(QUESTION);
    },
  );

  it('is answered when a mention alone stands under it', async () => {
    bench.discord.sendMessage({ content: QUESTION, user: makeUser('asker') });
    expect(await contentOf({ mention: 'user' })).toContain(QUESTION);
  });

  it('is none where nobody asked above, or where it cannot be read', async () => {
    const { discord } = bench;
    discord.sendMessage({ content: 'Lunch is at noon.', user: makeUser('cook') });
    expect(await contentOf({ mention: 'user' })).toContain(HELP);
    const replyTo = discord.sendMessage({ content: QUESTION, user: makeUser('asker') });
    discord.deleteMessage(replyTo);
    expect(await contentOf({ mention: 'user', replyTo })).toContain(HELP);
  });

  it('is no other than what is written beside the mention', async () => {
    const replyTo = bench.discord.sendMessage({ content: QUESTION, user: makeUser('asker') });
    const content = 'Who is Zhu Ming?';
    expect(await contentOf({ mention: 'user', replyTo, content })).toContain(content);
  });
});
