import { parseArgs } from 'node:util';
import { percentile } from '../../src/cli/percentile.ts';
import type { Interaction } from '../support/fake-discord/interaction.ts';
import { makeUser } from '../support/fake-discord/people.ts';
import { type FakeDiscord, startFakeDiscord } from '../support/fake-discord/start-fake-discord.ts';
import { startProcess } from '../support/start-process.ts';

const START_WITHIN_MS = 60_000;
const ANSWER_WITHIN_MS = 60_000;

const QUESTIONS = [
  'How much did industrial value added grow a year in the western region?',
  'What did Yang Zhenghua say about operating income?',
  'Which companies invest in Henan?',
  'Who is the deputy director of planning?',
  'When was the plant in Anhui opened?',
  'Why do manufacturers move to the central region?',
] as const;

interface Round {
  readonly acks: readonly number[];
  readonly answers: readonly number[];
  readonly deferred: number;
}

/** So many people ask in the same moment. */
const askAtOnce = async (discord: FakeDiscord, count: number, round: number): Promise<Round> => {
  const started = Date.now();
  const answers: number[] = [];
  const asked: Interaction[] = Array.from({ length: count }, (_, index) =>
    discord.sendSlashCommand({
      name: 'ask',
      user: makeUser(`reader-${index}`),
      options: { question: `${QUESTIONS[index % QUESTIONS.length]} (${round}-${index})` },
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

const report = (name: string, times: readonly number[]): void => {
  const [half, most] = [0.5, 0.99].map((share) => `${percentile(times, share)} ms`.padStart(8));
  console.log(`  ${name.padEnd(24)} p50 ${half}   p99 ${most}`);
};

const measure = async (discord: FakeDiscord, atOnce: number, rounds: number): Promise<void> => {
  await askAtOnce(discord, atOnce, 0); // warms up
  const done: Round[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    done.push(await askAtOnce(discord, atOnce, round));
  }
  const deferred = done.reduce((sum, round) => sum + round.deferred, 0);
  console.log(`\nDiscord, ${atOnce} at once, ${rounds} rounds: ${deferred} deferred`);
  report(
    'acknowledged after',
    done.flatMap(({ acks }) => acks),
  );
  report(
    'answered after',
    done.flatMap(({ answers }) => answers),
  );
};

/** How long people wait on Discord: the product in a process of its own, against a local platform. */
const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      'at-once': { type: 'string', default: '50' },
      rounds: { type: 'string', default: '10' },
    },
  });
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
    await measure(discord, Number(values['at-once']) || 50, Number(values.rounds) || 10);
    console.log(`  broken rules: ${discord.problems.length}`);
  } finally {
    await product.end('SIGTERM');
    await discord.close();
  }
};

await main();
