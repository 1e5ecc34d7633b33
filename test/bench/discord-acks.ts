import type { Interaction } from '../support/fake-discord/interaction.ts';
import { makeUser } from '../support/fake-discord/people.ts';
import { type FakeDiscord, startFakeDiscord } from '../support/fake-discord/start-fake-discord.ts';
import { startProcess } from '../support/start-process.ts';
import { measureRounds, questionOf, type Round, readAckOptions } from './ack-rounds.ts';

const START_WITHIN_MS = 60_000;
const ANSWER_WITHIN_MS = 60_000;

interface DiscordRound extends Round {
  readonly deferred: number;
}

/** So many people ask in the same moment. */
const askAtOnce = async (
  discord: FakeDiscord,
  count: number,
  round: number,
): Promise<DiscordRound> => {
  const started = Date.now();
  const answers: number[] = [];
  const asked: Interaction[] = Array.from({ length: count }, (_, index) =>
    discord.sendSlashCommand({
      name: 'ask',
      user: makeUser(`reader-${index}`),
      options: { question: questionOf(index, round) },
    }),
  );
  const wait = async (one: Interaction): Promise<void> => {
    await one.waitForReply(ANSWER_WITHIN_MS);
    answers.push(Date.now() - started);
  };
  await Promise.all(asked.map(wait));
  const acks = asked.map(({ ackMs }) => ackMs ?? Number.NaN);
  return { acks, answers, deferred: asked.filter(({ deferred }) => deferred).length };
};

const measure = (discord: FakeDiscord, atOnce: number, rounds: number): Promise<void> =>
  measureRounds(
    (round) => askAtOnce(discord, atOnce, round),
    rounds,
    (done) => {
      const deferred = done.reduce((sum, round) => sum + round.deferred, 0);
      return `Discord, ${atOnce} at once, ${rounds} rounds: ${deferred} deferred`;
    },
  );

/** How long people wait on Discord: the product in a process of its own, against a local platform. */
const main = async (): Promise<void> => {
  const { atOnce, rounds } = readAckOptions();
  const discord = await startFakeDiscord({ rateLimits: false });
  const started = Date.now();
  const product = startProcess({
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    RATE_LIMIT_USER: '0',
    RATE_LIMIT_CHANNEL: '0',
  });
  try {
    const isServing = () => product.log().includes('discord commands are registered');
    await discord.waitFor(isServing, 'the product to start', START_WITHIN_MS);
    console.log(`\nDiscord: ready in ${((Date.now() - started) / 1000).toFixed(1)} s`);
    await measure(discord, 1, 20);
    await measure(discord, atOnce, rounds);
    console.log(`  broken rules: ${discord.problems.length}`);
  } finally {
    await product.end('SIGTERM');
    await discord.close();
  }
};

await main();
