import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { startFakeSlack } from '../support/fake-slack/fake-slack.ts';
import type { Call, Delivery } from '../support/fake-slack/records.ts';
import { openTestStore } from '../support/open-test-store.ts';
import { connectSlackApp } from '../support/slack/app.ts';

const WORKSPACES = 500;
const PER_SECOND = 20;
const SECONDS = 60;
/** Slack waits three seconds. Source: docs.slack.dev, "Events API". */
const ACKNOWLEDGED_WITHIN_MS = 3000;
const QUESTION = 'How many projects were built in Henan?';

const closing: (() => unknown)[] = [];
afterAll(async () => {
  for (const close of closing.reverse()) await close();
});

const share = (sorted: readonly number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;

const figures = (values: readonly number[]): string => {
  const sorted = [...values].sort((a, b) => a - b);
  return `p50 ${share(sorted, 0.5)} ms, p99 ${share(sorted, 0.99)} ms, most ${sorted.at(-1)} ms`;
};

it('serves 500 workspaces that installed it, 20 events a second, each with its own token', async () => {
  const store = await openTestStore();
  const slack = await startFakeSlack();
  const app = await connectSlackApp(slack, { wire: 'http', isInstalled: true, store });
  closing.push(() => store.close(), app.stop);
  await app.bot.start();
  const teams = Array.from({ length: WORKSPACES }, (_, at) => `T${String(at).padStart(5, '0')}`);
  const begun = Date.now();
  for (const team of teams) await slack.install(app.installUrl, { team });
  const installMs = Date.now() - begun;
  expect(await store.installations.count()).toBe(WORKSPACES);

  const asked: Promise<Delivery>[] = [];
  const started = Date.now();
  for (let at = 0; at < SECONDS * PER_SECOND; at += 1) {
    const team = teams[at % WORKSPACES] ?? '';
    const thread = `17${String(at).padStart(8, '0')}.000001`;
    asked.push(slack.mention({ text: QUESTION, team, ts: thread }, { team }));
    await sleep(Math.max(0, started + ((at + 1) * 1000) / PER_SECOND - Date.now()));
  }
  const deliveries = await Promise.all(asked);
  await slack.waitFor(() => slack.outputs.length >= deliveries.length, 'every answer', 60_000);
  const replies = new Map(
    slack.calls
      .filter(({ method }) => method === 'chat.postMessage')
      .map((call): [unknown, Call] => [call.args.thread_ts, call]),
  );
  const answered = deliveries.map((delivery) => {
    const call = replies.get(delivery.message?.ts);
    expect(call?.token).toBe(slack.tokenOf(String(delivery.body.team_id)));
    return (call?.doneAt ?? Number.POSITIVE_INFINITY) - (delivery.sentAt ?? 0);
  });
  const lost = answered.filter((ms) => !Number.isFinite(ms)).length;
  const acknowledged = deliveries.map(({ ackMs = Number.POSITIVE_INFINITY }) => ackMs);
  process.stdout.write(
    `${WORKSPACES} installed in ${installMs} ms; ${deliveries.length} questions, ${PER_SECOND} a second: ` +
      `acknowledged ${figures(acknowledged)}; answered ${figures(answered)}, ${lost} lost; ` +
      `${Math.round(process.memoryUsage().rss / 1e6)} MB\n`,
  );
  expect(lost).toBe(0);
  expect(slack.outputs).toHaveLength(deliveries.length);
  expect(Math.max(...acknowledged)).toBeLessThan(ACKNOWLEDGED_WITHIN_MS);
  expect(slack.violations).toEqual([]);
  await Promise.all(teams.slice(0, 250).map((team) => slack.uninstall(team)));
  expect(await store.installations.count()).toBe(WORKSPACES - 250);
});
