import pg from 'pg';
import { createSeal } from '../../src/store/seal.ts';
import type { FakeMessage } from './fake-discord/fake-types.ts';
import type { Interaction } from './fake-discord/interaction.ts';
import { startFakeDiscord } from './fake-discord/start-fake-discord.ts';
import { startFakeSlack } from './fake-slack/fake-slack.ts';
import type { Delivery } from './fake-slack/records.ts';
import { type PostgresCluster, startCluster } from './postgres/postgres-cluster.ts';
import { createDatabase } from './postgres/test-databases.ts';
import { type StartedProcess, startProcess } from './start-process.ts';

const SECRET = 'a secret of more than thirty-two characters';
const HEALTHY_WITHIN_MS = 300_000;

/** Everything that was asked, by the way it was asked. */
export interface AskedOfReplicas {
  readonly events: { readonly ts: string; readonly at: number; delivery?: Delivery }[];
  readonly commands: Delivery[];
  readonly messages: { readonly at: number; readonly message: FakeMessage }[];
  readonly interactions: Interaction[];
}

/** One question's answers, by when they came. */
export interface AnswersTo {
  readonly via: 'slack event' | 'slack command' | 'discord message' | 'discord command';
  readonly askedAt: number;
  /** Moments at which an answer appeared. */
  readonly answers: readonly number[];
}

/** Slack, Discord and PostgreSQL of our own, with as many replicas between them as are begun. */
export interface ReplicaWorld {
  readonly cluster: PostgresCluster;
  readonly databaseUrl: string;
  readonly slack: Awaited<ReturnType<typeof startFakeSlack>>;
  readonly discord: Awaited<ReturnType<typeof startFakeDiscord>>;
  readonly asked: AskedOfReplicas;
  begin(environment?: Readonly<Record<string, string>>): StartedProcess;
  /** Resolves once so many replicas are connected to both platforms. */
  connected(replicas: number): Promise<void>;
  /** Asks in turn by each of four ways. */
  ask(text: string): void;
  /** What came of everything that a replica said it had taken. */
  outcomes(): Promise<readonly AnswersTo[]>;
  /** Rows that are pending, and rows in all. */
  inbox(): Promise<{ readonly pending: number; readonly all: number }>;
  close(): Promise<void>;
}

/** When an answer of Discord's took the place of "thinking", or appeared. */
export const shownAt = ({ edited_timestamp, timestamp }: FakeMessage): number =>
  Date.parse(edited_timestamp ?? String(timestamp));

/** Starts everything but the replicas. */
export const startReplicaWorld = async (): Promise<ReplicaWorld> => {
  // It is stopped as if the power failed: what was committed must still be there.
  const cluster = await startCluster({ isDurable: true });
  const { url: databaseUrl } = await createDatabase(cluster.url);
  const slack = await startFakeSlack();
  const discord = await startFakeDiscord({ rateLimits: false });
  const seal = createSeal(SECRET);
  const asked: AskedOfReplicas = { events: [], commands: [], messages: [], interactions: [] };
  const processes = new Set<StartedProcess>();
  const moments = new Map<string, number>();

  const query = async <Row extends object>(sql: string): Promise<readonly Row[]> => {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    try {
      return (await client.query<Row>(sql)).rows;
    } finally {
      await client.end();
    }
  };
  const keys = async () => {
    const rows = await query<{ key: string }>('SELECT key FROM inbox');
    const marks = new Set(rows.map(({ key }) => key));
    return (platform: string, key: string): boolean =>
      marks.has(seal.mark('request', `${platform}\n${key}`));
  };

  const kinds: readonly ((text: string) => void)[] = [
    (text) => {
      const ts = `18000${String(asked.events.length).padStart(5, '0')}.000001`;
      const event: AskedOfReplicas['events'][number] = { ts, at: Date.now() };
      asked.events.push(event);
      void slack.mention({ text, ts }, { noWait: true }).then((delivery) => {
        event.delivery = delivery;
      });
    },
    (text) => {
      const message = discord.sendMessage({ mention: 'user', content: text });
      asked.messages.push({ at: Date.now(), message });
    },
    (text) => {
      const at = Date.now();
      const sent = slack.send.slashCommand({ command: '/ask', text }, { noWait: true });
      void sent.then((delivery) => {
        moments.set(`delivery ${delivery.id}`, at);
        asked.commands.push(delivery);
      });
    },
    (text) => {
      const interaction = discord.sendSlashCommand({ name: 'ask', options: { question: text } });
      moments.set(interaction.id, Date.now());
      asked.interactions.push(interaction);
    },
  ];
  let count = 0;

  const slackAnswers = (isAnswer: (output: (typeof slack.outputs)[number]) => boolean) =>
    slack.outputs.filter(isAnswer).map(({ at }) => at);

  return {
    cluster,
    databaseUrl,
    slack,
    discord,
    asked,
    begin: (environment = {}) => {
      const started = startProcess({
        SLACK_BOT_TOKEN: slack.botToken,
        SLACK_APP_TOKEN: slack.appToken,
        SLACK_API_URL: slack.apiUrl,
        DISCORD_TOKEN: discord.token,
        DISCORD_API_URL: discord.apiUrl,
        DATABASE_URL: databaseUrl,
        STORE_KEY: SECRET,
        READER: 'off',
        PORT: '0',
        RATE_LIMIT_USER: '0',
        RATE_LIMIT_CHANNEL: '0',
        ...environment,
      });
      processes.add(started);
      return started;
    },
    connected: async (replicas) => {
      await slack.waitForConnections(2 * replicas, HEALTHY_WITHIN_MS);
      await discord.waitFor(
        () =>
          discord.commands.global.length > 0 &&
          [...discord.gateway.sessions.values()].filter(({ online }) => online).length >= replicas,
        `${replicas} gateway sessions`,
        HEALTHY_WITHIN_MS,
      );
    },
    ask: (text) => {
      kinds[count % kinds.length]?.(text);
      count += 1;
    },
    outcomes: async () => {
      const has = await keys();
      return [
        ...asked.events
          .filter(({ delivery }) => delivery?.isAcked === true)
          .map(
            ({ ts, at }): AnswersTo => ({
              via: 'slack event',
              askedAt: at,
              answers: slackAnswers(({ threadTs }) => threadTs === ts),
            }),
          ),
        ...asked.commands
          .filter(({ isAcked }) => isAcked)
          .map(
            ({ id }): AnswersTo => ({
              via: 'slack command',
              askedAt: moments.get(`delivery ${id}`) ?? 0,
              answers: slackAnswers(({ delivery }) => delivery === id),
            }),
          ),
        ...asked.messages
          .filter(({ message }) => has('discord', message.id))
          .map(
            ({ at, message }): AnswersTo => ({
              via: 'discord message',
              askedAt: at,
              answers: discord.repliesTo(message).map(shownAt),
            }),
          ),
        ...asked.interactions
          .filter(({ state }) => state === 'acked')
          .map(
            ({ id, replies }): AnswersTo => ({
              via: 'discord command',
              askedAt: moments.get(id) ?? 0,
              answers: replies.filter(({ flags }) => (flags & 128) === 0).map(shownAt),
            }),
          ),
      ];
    },
    inbox: async () => {
      const [row] = await query<{ pending: string; all: string }>(
        'SELECT count(*) FILTER (WHERE posted_at IS NULL) AS pending, count(*) AS "all" FROM inbox',
      );
      return { pending: Number(row?.pending), all: Number(row?.all) };
    },
    close: async () => {
      for (const started of processes) started.kill();
      await slack.close();
      await discord.close();
      await cluster.remove();
    },
  };
};
