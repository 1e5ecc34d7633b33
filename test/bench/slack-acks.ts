import { parseArgs } from 'node:util';
import { percentile } from '../../src/cli/percentile.ts';
import type { FakeSlack } from '../support/fake-slack/fake-slack.ts';
import type { Delivery, Output } from '../support/fake-slack/records.ts';
import { startSlackProcess } from '../support/slack-process.ts';

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
}

/** Half of them mention the bot in threads of their own, half use the command. */
const askOne = (slack: FakeSlack, index: number, round: number): Promise<Delivery> => {
  const text = `${QUESTIONS[index % QUESTIONS.length]} (${round}-${index})`;
  return index % 2 === 0
    ? slack.mention({ text, channel: index % 4 === 0 ? 'C0001' : 'C0002' })
    : slack.send.slashCommand({ command: '/ask', text });
};

/** So many people ask in the same moment. */
const askAtOnce = async (slack: FakeSlack, count: number, round: number): Promise<Round> => {
  const started = Date.now();
  const from = slack.outputs.length;
  const asked = await Promise.all(
    Array.from({ length: count }, (_, index) => askOne(slack, index, round)),
  );
  const isAnswerTo = ({ message, id }: Delivery, output: Output): boolean =>
    message === undefined ? output.delivery === id : output.threadTs === message.ts;
  const answers = await Promise.all(
    asked.map((delivery) =>
      slack.waitForOutput((output) => isAnswerTo(delivery, output), {
        from,
        timeoutMs: ANSWER_WITHIN_MS,
      }),
    ),
  );
  return {
    acks: asked.map(({ ackMs }) => ackMs ?? Number.NaN),
    answers: answers.map(({ at }) => at - started),
  };
};

const report = (name: string, times: readonly number[]): void => {
  const [half, most] = [0.5, 0.99].map((share) => `${percentile(times, share)} ms`.padStart(8));
  console.log(`  ${name.padEnd(24)} p50 ${half}   p99 ${most}`);
};

const measure = async (
  slack: FakeSlack,
  wire: string,
  atOnce: number,
  rounds: number,
): Promise<void> => {
  await askAtOnce(slack, atOnce, 0); // warms up
  const done: Round[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    done.push(await askAtOnce(slack, atOnce, round));
  }
  console.log(`\nSlack over ${wire}, ${atOnce} at once, ${rounds} rounds`);
  report(
    'acknowledged after',
    done.flatMap(({ acks }) => acks),
  );
  report(
    'answered after',
    done.flatMap(({ answers }) => answers),
  );
};

/** How long people wait in Slack: the product in a process of its own, against a local platform. */
const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      'at-once': { type: 'string', default: '50' },
      rounds: { type: 'string', default: '10' },
    },
  });
  for (const wire of ['socket', 'http'] as const) {
    const { slack, running } = await startSlackProcess(wire, {
      RATE_LIMIT_USER: '0',
      RATE_LIMIT_CHANNEL: '0',
    });
    try {
      await measure(slack, wire, 1, 20);
      await measure(slack, wire, Number(values['at-once']) || 50, Number(values.rounds) || 10);
      console.log(`  broken rules: ${slack.violations.length + slack.warnings.length}`);
    } finally {
      await running.end('SIGTERM');
      await slack.close();
    }
  }
};

await main();
