import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { percentile } from '../../evaluation/bench/percentile.ts';
import { pushChange, pushCorpus } from '../../src/corpus-feed/push-articles.ts';
import { textReader } from '../../src/qa/corpus/text/text-reader.ts';
import type { Document } from '../../src/qa/types.ts';
import { openPostgres } from '../../src/store/postgres/connection.ts';
import type { FakeMessage } from '../support/fake-discord/fake-types.ts';
import {
  type AnswersTo,
  type ReplicaWorld,
  shownAt,
  startReplicaWorld,
} from '../support/replica-world.ts';
import type { StartedProcess } from '../support/start-process.ts';

/** Two replicas on one PostgreSQL, both connected to the same Slack and Discord: minutes. */
const QUESTIONS = Number(process.env.NEWSDESK_REPLICA_QUESTIONS ?? 500);
const OUTAGE_MS = Number(process.env.NEWSDESK_OUTAGE_MS ?? 30_000);
const CHANGES = Number(process.env.NEWSDESK_CORPUS_CHANGES ?? 1_000);
const QUESTION = 'How many projects were built in Henan?';
const EVERY_MS = 100;
const SETTLED_WITHIN_MS = 300_000;
const STALE_MS = 2_000;

let world: ReplicaWorld;
afterEach(() => world.close());

const report = (figures: object): void => {
  process.stdout.write(`${JSON.stringify(figures)}\n`);
};

/** Resolves once everything that was taken has its answer and the database knows. */
const settled = async (): Promise<void> => {
  const until = performance.now() + SETTLED_WITHIN_MS;
  const isOpen = (): boolean => world.asked.events.some(({ delivery }) => !delivery?.isAcked);
  while (performance.now() < until && (isOpen() || (await world.inbox()).pending > 0)) {
    await sleep(250);
  }
};

/** How many of each kind were taken, never answered, and answered more than once. */
const summary = (outcomes: readonly AnswersTo[]) =>
  Object.fromEntries(
    (['slack event', 'slack command', 'discord message', 'discord command'] as const).map(
      (kind) => {
        const own = outcomes.filter(({ via }) => via === kind);
        return [
          kind,
          {
            taken: own.length,
            unanswered: own.filter(({ answers }) => answers.length === 0).length,
            doubled: own.filter(({ answers }) => answers.length > 1).length,
          },
        ];
      },
    ),
  );

const waits = (outcomes: readonly AnswersTo[]): readonly number[] =>
  outcomes.flatMap(({ askedAt, answers: [first] }) =>
    first === undefined ? [] : [first - askedAt],
  );

/** How often a replica logged a message; what Node itself writes there is no event. */
const eventsOf = (replica: StartedProcess, message: string): number =>
  replica.log().split(`"msg":"${message}"`).length - 1;

describe('two replicas on one PostgreSQL', () => {
  it(`answer each of ${QUESTIONS} questions once while one is killed and started again`, async () => {
    world = await startReplicaWorld();
    const first = world.begin();
    const second = world.begin();
    await world.connected(2);
    let killed = first;
    let killedAt = 0;
    for (let count = 0; count < QUESTIONS; count += 1) {
      if (count === Math.floor(QUESTIONS / 2)) {
        killedAt = Date.now();
        await first.end('SIGKILL');
        killed = world.begin();
      }
      world.ask(QUESTION);
      await sleep(EVERY_MS);
    }
    await world.connected(2);
    await settled();
    const outcomes = await world.outcomes();
    const doubled = outcomes.filter(({ answers }) => answers.length > 1);
    const handled = [first, second, killed].map((one) => eventsOf(one, 'request handled'));
    report({
      questions: QUESTIONS,
      ...summary(outcomes),
      handledByEachProcess: handled,
      resumed: [second, killed].map((one) => eventsOf(one, 'request resumed')),
      afterTheEnd: await world.inbox(),
    });
    expect(outcomes.filter(({ answers }) => answers.length === 0)).toEqual([]);
    // Not taken: what was on its way to the process that was killed, and whose platform asks again by itself.
    expect(outcomes.length).toBeGreaterThanOrEqual(QUESTIONS * 0.95);
    expect((await world.inbox()).pending).toBe(0);
    // Only Slack, and only a post of the killed process that it did not live to record.
    for (const { via, answers } of doubled) {
      expect(via).toMatch(/^slack/u);
      expect(answers[0]).toBeLessThanOrEqual(killedAt + 500);
    }
    expect(doubled.length).toBeLessThanOrEqual(5);
    // Both take part. How evenly is not promised: who hears of a question first takes it.
    expect(Math.min(handled[1] ?? 0, (handled[0] ?? 0) + (handled[2] ?? 0))).toBeGreaterThan(
      QUESTIONS / 50,
    );
  });

  it(`answer while PostgreSQL is stopped for ${OUTAGE_MS / 1000} s, and catch up`, async () => {
    world = await startReplicaWorld();
    const replicas = [world.begin(), world.begin()];
    await world.connected(2);
    const askFor = async (ms: number): Promise<void> => {
      const until = performance.now() + ms;
      while (performance.now() < until) {
        world.ask(QUESTION);
        await sleep(3 * EVERY_MS);
      }
    };
    await askFor(5_000);
    const stoppedAt = Date.now();
    await world.cluster.stop();
    await askFor(OUTAGE_MS);
    const startedAt = Date.now();
    await world.cluster.start();
    await askFor(5_000);
    await settled();
    const isBack = (one: StartedProcess): boolean =>
      eventsOf(one, 'store is back, all that waited is written') > 0;
    const until = performance.now() + SETTLED_WITHIN_MS;
    while (!replicas.every(isBack) && performance.now() < until) await sleep(250);
    await settled();
    const outcomes = await world.outcomes();
    const during = outcomes.filter(
      ({ askedAt }) => askedAt >= stoppedAt && askedAt < startedAt - 5_000,
    );
    const duringWaits = waits(during);
    const asked = world.asked;
    report({
      outageMs: OUTAGE_MS,
      askedDuringOutage: during.length,
      ...summary(outcomes),
      answeredBeforeItsEnd: during.filter(({ answers: [at] }) => at !== undefined && at < startedAt)
        .length,
      duringOutageMs: {
        p50: percentile(duringWaits, 0.5),
        p99: percentile(duringWaits, 0.99),
      },
      degraded: replicas.map((one) => eventsOf(one, 'store is out of reach')),
      lost: replicas.map((one) => eventsOf(one, 'a write to the store was lost')),
      afterTheEnd: await world.inbox(),
    });
    expect(during.length).toBeGreaterThan(OUTAGE_MS / 1000);
    expect(outcomes.filter(({ answers }) => answers.length === 0)).toEqual([]);
    // Answered then and there, not when the database was back.
    expect(during.every(({ answers: [at] }) => at !== undefined && at < startedAt)).toBe(true);
    // What was taken in memory stands in the database now, with its reply.
    const taken = outcomes.length;
    const { all, pending } = await world.inbox();
    expect(pending).toBe(0);
    expect(all).toBeGreaterThanOrEqual(taken);
    expect(taken).toBe(
      asked.events.length +
        asked.commands.length +
        asked.messages.length +
        asked.interactions.length,
    );
    for (const one of replicas) {
      expect(eventsOf(one, 'store is out of reach')).toBeGreaterThan(0);
      expect(eventsOf(one, 'a write to the store was lost')).toBe(0);
    }
  });

  it(`quote nothing that was replaced two seconds before, over ${CHANGES} changes`, async () => {
    world = await startReplicaWorld();
    const pool = await openPostgres(world.databaseUrl);
    const harbours = 'Alma Brava Corin Delmar Essen Farrow Gorton Halden Istra Jarrow'.split(' ');
    /** When each count stopped being the newest of its harbour. */
    const replacedAt = new Map<string, number>();
    const counts = new Map<string, number>();
    const articleOf = async (harbour: string, count: number): Promise<Document> => {
      const text = `${harbour} harbour counts its ships\n\nThe harbour of ${harbour} counted ${count} ships in 2024, the harbour master said.`;
      const [document] = await textReader.read(Buffer.from(text), {
        id: harbour,
        path: `${harbour}.txt`,
      });
      if (document === undefined) throw new Error('no article');
      return document;
    };
    let next = 100_000;
    const documents: Document[] = [];
    for (const harbour of harbours) {
      counts.set(harbour, next);
      documents.push(await articleOf(harbour, next));
      next += 1;
    }
    await pushCorpus(pool, documents, []);
    const replicas = [
      world.begin({ CORPUS_SHARED: 'follow' }),
      world.begin({ CORPUS_SHARED: 'follow' }),
    ];
    await world.connected(2);

    const asked: { readonly harbour: string; readonly message: FakeMessage }[] = [];
    let isChanging = true;
    const asking = (async () => {
      for (let at = 0; isChanging; at += 1) {
        const harbour = harbours[at % harbours.length] ?? '';
        const content = `How many ships did the harbour of ${harbour} count in 2024?`;
        asked.push({ harbour, message: world.discord.sendMessage({ mention: 'user', content }) });
        await sleep(EVERY_MS);
      }
    })();
    for (let change = 0; change < CHANGES; change += 1) {
      const harbour = harbours[Math.floor(Math.random() * harbours.length)] ?? '';
      const document = await articleOf(harbour, next);
      const before = counts.get(harbour);
      await pushChange(pool, { changed: [document], removed: [], rejected: [] });
      if (before !== undefined) replacedAt.set(String(before), Date.now());
      counts.set(harbour, next);
      next += 1;
      await sleep(EVERY_MS / 2);
    }
    isChanging = false;
    await asking;
    const answerOf = (message: FakeMessage) => world.discord.repliesTo(message)[0];
    await world.discord.waitFor(
      () => asked.every(({ message }) => answerOf(message) !== undefined),
      'an answer to every question',
      SETTLED_WITHIN_MS,
    );
    const ages = asked.flatMap(({ message }) => {
      const answer = answerOf(message);
      if (answer === undefined) return [];
      const quoted = /\b1\d{5}\b/u.exec(
        JSON.stringify(answer).replaceAll(/(?<=\d),(?=\d{3})/gu, ''),
      );
      const replaced = replacedAt.get(quoted?.[0] ?? '');
      return [
        {
          isQuoted: quoted !== null,
          staleMs: replaced === undefined ? 0 : Math.max(0, shownAt(answer) - replaced),
        },
      ];
    });
    const stale = ages.map(({ staleMs }) => staleMs);
    report({
      changes: CHANGES,
      questions: asked.length,
      quoting: ages.filter(({ isQuoted }) => isQuoted).length,
      staleMs: {
        p50: percentile(stale, 0.5),
        p99: percentile(stale, 0.99),
        most: Math.max(...stale),
      },
      handledByEach: replicas.map((one) => eventsOf(one, 'request handled')),
      changesTakenByEach: replicas.map((one) => eventsOf(one, 'corpus changed')),
    });
    await pool.end();
    expect(ages.filter(({ isQuoted }) => isQuoted).length).toBeGreaterThan(asked.length * 0.9);
    expect(Math.max(...stale)).toBeLessThanOrEqual(STALE_MS);
  });
});
