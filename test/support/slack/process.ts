import { setTimeout as sleep } from 'node:timers/promises';
import { REQUEST_PATH } from '../../../src/bots/slack/ids.ts';
import { type FakeSlack, startFakeSlack } from '../fake-slack/fake-slack.ts';
import { freePort } from '../free-port.ts';
import { type StartedProcess, startProcess } from '../start-process.ts';

export interface SlackProcess {
  readonly slack: FakeSlack;
  readonly running: StartedProcess;
}

const START_WITHIN_MS = 60_000;
const LOOK_EVERY_MS = 20;

const isStarted = ({ events }: StartedProcess, platform: string): boolean =>
  events().some((event) => event.msg === 'platform started' && event.platform === platform);

const waitUntilStarted = async (running: StartedProcess): Promise<void> => {
  const giveUpAt = performance.now() + START_WITHIN_MS;
  // Nothing tells of a line in the log of another process.
  while (!isStarted(running, 'slack') || !isStarted(running, 'http')) {
    if (performance.now() > giveUpAt) throw new Error(`not started: ${running.log()}`);
    await sleep(LOOK_EVERY_MS);
  }
};

/** The product in a process of its own, ready for the questions of a local Slack. */
export const startSlackProcess = async (
  wire: 'socket' | 'http',
  environment: Readonly<Record<string, string>> = {},
): Promise<SlackProcess> => {
  const slack = await startFakeSlack();
  const port = await freePort();
  const secrets =
    wire === 'socket'
      ? { SLACK_APP_TOKEN: slack.appToken }
      : { SLACK_MODE: 'http', SLACK_SIGNING_SECRET: slack.signingSecret };
  const running = startProcess({
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_API_URL: slack.apiUrl,
    PORT: String(port),
    ...secrets,
    ...environment,
  });
  if (wire === 'socket') await slack.waitForConnections(2, START_WITHIN_MS);
  else {
    await waitUntilStarted(running);
    slack.deliverTo(`http://127.0.0.1:${port}${REQUEST_PATH}`);
  }
  return { slack, running };
};
