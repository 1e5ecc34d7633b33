import type { FakeSlack } from '../support/fake-slack/fake-slack.ts';
import type { Delivery, Output } from '../support/fake-slack/records.ts';
import { startSlackProcess } from '../support/slack/process.ts';
import { measureRounds, questionOf, type Round, readAckOptions } from './ack-rounds.ts';

const ANSWER_WITHIN_MS = 60_000;

/** Half of them mention the bot in threads of their own, half use the command. */
const askOne = (slack: FakeSlack, index: number, round: number): Promise<Delivery> => {
  const text = questionOf(index, round);
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

const measure = (slack: FakeSlack, wire: string, atOnce: number, rounds: number): Promise<void> =>
  measureRounds(
    (round) => askAtOnce(slack, atOnce, round),
    rounds,
    () => `Slack over ${wire}, ${atOnce} at once, ${rounds} rounds`,
  );

/** How long people wait in Slack: the product in a process of its own, against a local platform. */
const main = async (): Promise<void> => {
  const { atOnce, rounds } = readAckOptions();
  for (const wire of ['socket', 'http'] as const) {
    const { slack, running } = await startSlackProcess(wire, {
      RATE_LIMIT_USER: '0',
      RATE_LIMIT_CHANNEL: '0',
    });
    try {
      await measure(slack, wire, 1, 20);
      await measure(slack, wire, atOnce, rounds);
      console.log(`  broken rules: ${slack.violations.length + slack.warnings.length}`);
    } finally {
      await running.end('SIGTERM');
      await slack.close();
    }
  }
};

await main();
