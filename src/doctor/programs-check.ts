import { existsSync } from 'node:fs';
import { type Environment, readEnvironment } from '../config/environment.ts';
import { readSettings, type Settings } from '../config/settings.ts';
import { isLoopbackHost } from '../http/client-of.ts';
import { databaseFile, isPostgresUrl, openStoreBeside } from '../store/open-store.ts';
import type { Token } from '../store/store.ts';
import { StoreError } from '../store/store-error.ts';
import type { Check, Finding } from './check.ts';

const REACH_MS = 3_000;

/** On where it is said, and where neither Slack nor Discord is set up. */
const isOn = (environment: Environment): boolean => {
  const reader = readEnvironment(environment);
  const isAlone =
    reader.optional('SLACK_BOT_TOKEN') === undefined &&
    reader.optional('DISCORD_TOKEN') === undefined;
  const on = reader.flag('API', isAlone);
  reader.check();
  return on;
};

const tokensIn = async (settings: Settings): Promise<readonly Token[]> => {
  const { databaseUrl, storeKey, keepsQuestions, retentionDays: days } = settings;
  if (!isPostgresUrl(databaseUrl) && !existsSync(databaseFile(databaseUrl))) return [];
  const store = await openStoreBeside({
    url: databaseUrl,
    secret: storeKey,
    retention: { keepsQuestions, days },
    now: Date.now,
  });
  try {
    return await store.tokens.all();
  } finally {
    await store.close();
  }
};

const tokenFindings = async (settings: Settings): Promise<readonly Finding[]> => {
  let tokens: readonly Token[];
  try {
    tokens = await tokensIn(settings);
  } catch (error) {
    // What is wrong with the database is said where it is looked at.
    if (!(error instanceof StoreError)) throw error;
    return [{ kind: 'note', what: 'The tokens cannot be read: the database is in the way.' }];
  }
  if (tokens.length === 0) {
    const remedy = 'Make one: npm run tokens -- make NAME.';
    return [{ kind: 'note', what: 'There is no token yet, so nothing can be asked.', remedy }];
  }
  const sites = tokens.filter(({ kind }) => kind === 'site').length;
  const count = `${tokens.length} ${tokens.length === 1 ? 'token' : 'tokens'}`;
  return [{ kind: 'ok', what: sites === 0 ? `${count}.` : `${count}, ${sites} of sites.` }];
};

/** Tokens that travel in the clear are anyone's. */
const addressFindings = ({ publicUrl, host }: Settings): readonly Finding[] => {
  if (publicUrl?.startsWith('http:') === true && !isLoopbackHost(new URL(publicUrl).hostname)) {
    return [
      {
        kind: 'problem',
        what: 'PUBLIC_URL is http: tokens can be read on their way.',
        remedy:
          'Serve it over https, behind a proxy that has a certificate, and set PUBLIC_URL to that.',
      },
    ];
  }
  if (publicUrl !== undefined || isLoopbackHost(host)) return [];
  return [
    {
      kind: 'note',
      what: 'It listens for other machines, and PUBLIC_URL is not set.',
      remedy: 'Set PUBLIC_URL to the https address that people reach it at.',
    },
  ];
};

const statusOf = async (url: string): Promise<number | undefined> => {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(REACH_MS) });
    await response.body?.cancel();
    return response.status;
  } catch {
    return undefined;
  }
};

/** Both are asked without a token: refusing that is what shows that they are there. */
const reachFindings = async ({ host, port }: Settings): Promise<readonly Finding[]> => {
  const name = isLoopbackHost(host) && host !== '::1' ? host : '127.0.0.1';
  const base = `http://${name}:${port}`;
  const [api, mcp] = await Promise.all([
    statusOf(`${base}/api/v1/topics`),
    statusOf(`${base}/mcp`),
  ]);
  if (api === undefined && mcp === undefined)
    return [{ kind: 'note', what: `Nothing answers at ${base} at the moment.` }];
  return [
    { path: '/api/v1', status: api },
    { path: '/mcp', status: mcp },
  ].map(
    ({ path, status }): Finding =>
      status === 401
        ? { kind: 'ok', what: `${base}${path} asks for a token.` }
        : {
            kind: 'note',
            what: `${base}${path} answers ${status ?? 'nothing'} where it should ask for a token.`,
            remedy: 'Check that it is Newsdesk that listens there, started with these variables.',
          },
  );
};

/** Whether programs, agents and sites can ask, and whether what they send is safe on its way. */
export const programsCheck: Check = {
  name: 'Programs',
  run: async (environment) => {
    if (!isOn(environment)) {
      return [{ kind: 'off', what: 'The API, MCP and the widget are off; API=on opens them.' }];
    }
    const settings = readSettings(environment);
    return [
      ...(await tokenFindings(settings)),
      ...addressFindings(settings),
      ...(await reachFindings(settings)),
    ];
  },
};
