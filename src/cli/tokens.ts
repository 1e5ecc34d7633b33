import { parseArgs } from 'node:util';
import { makeToken, TOKEN_RATE } from '../bots/operator/make-token.ts';
import { ConfigError } from '../config/config-error.ts';
import { readSettings } from '../config/settings.ts';
import { openStoreBeside, type StoreBeside } from '../store/open-store.ts';
import type { Token } from '../store/store.ts';
import { StoreError } from '../store/store-error.ts';
import {
  endWhenOutputCloses,
  failProcess,
  processEnvironment,
} from './terminal/process-environment.ts';

const USAGE = `Usage: npm run tokens -- make NAME          makes a token for a program and shows it once
       npm run tokens                        lists them, without what they are
       npm run tokens -- revoke ID           ends one, at once
Options of make:
  --collections A,B   what may be asked about with it (otherwise public)
  --rate N            requests a minute (otherwise ${TOKEN_RATE}); 0 is no limit
  --site ADDRESS      for the widget on the pages of this address; may be given several times
  --operator          may also read what was asked in vain`;

const dayOf = (moment: number): string => new Date(moment).toISOString().slice(0, 10);

const lineOf = ({ id, name, kind, collections, perMinute, origins, isOperator, madeAt }: Token) =>
  [
    id,
    name,
    kind === 'site' ? `site ${origins.join(' ')}` : kind,
    collections.join(', '),
    perMinute === 0 ? 'no limit' : `${perMinute} a minute`,
    ...(isOperator ? ['operator'] : []),
    dayOf(madeAt),
  ].join(' · ');

const list = async ({ tokens }: StoreBeside): Promise<string> => {
  const all = await tokens.all();
  return all.length === 0 ? 'There are no tokens.' : all.map(lineOf).join('\n');
};

const OPTION_OF = {
  name: 'NAME',
  collections: '--collections',
  perMinute: '--rate',
  origins: '--site',
  isOperator: '--operator',
} as const;

interface Given {
  readonly collections: string;
  readonly rate: string;
  readonly site: readonly string[];
  readonly operator: boolean;
}

const make = async (store: StoreBeside, name: string, given: Given): Promise<string> => {
  const wish = {
    name,
    collections: given.collections,
    perMinute: given.rate,
    origins: given.site.join(' '),
    isOperator: given.operator,
  };
  const made = await makeToken(store, wish, Date.now);
  if ('field' in made) {
    throw new ConfigError('CONFIG_INVALID', OPTION_OF[made.field], made.remedy);
  }
  return `${lineOf(made.token)}\n\n${made.secret}\n\nIt is shown this once; what is kept cannot be turned back into it.`;
};

const revoke = async ({ tokens }: StoreBeside, id: string): Promise<string> => {
  if (await tokens.revoke(id)) return `${id} is revoked.`;
  throw new ConfigError(
    'CONFIG_INVALID',
    'ID',
    `there is no token “${id}”; npm run tokens lists them`,
  );
};

const run = async (
  store: StoreBeside,
  [action = 'list', subject = '', ...rest]: readonly string[],
  given: Given,
): Promise<string | undefined> => {
  switch (action) {
    case 'list':
      return list(store);
    case 'make':
      return make(store, [subject, ...rest].join(' '), given);
    case 'revoke':
      return revoke(store, subject);
    default:
      return undefined;
  }
};

const main = async (): Promise<void> => {
  endWhenOutputCloses();
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      collections: { type: 'string', default: 'public' },
      rate: { type: 'string', default: `${TOKEN_RATE}` },
      site: { type: 'string', multiple: true, default: [] },
      operator: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  const settings = readSettings(processEnvironment());
  const store = await openStoreBeside({
    url: settings.databaseUrl,
    secret: settings.storeKey,
    retention: { keepsQuestions: settings.keepsQuestions, days: settings.retentionDays },
    now: Date.now,
  });
  try {
    const said = await run(store, positionals, values);
    if (said === undefined) process.exitCode = 2;
    process[said === undefined ? 'stderr' : 'stdout'].write(`${said ?? USAGE}\n`);
  } finally {
    await store.close();
  }
};

try {
  await main();
} catch (error) {
  const isUsage = error instanceof TypeError && 'code' in error;
  if (isUsage) process.stderr.write(`${error.message}\n\n${USAGE}\n`);
  else failProcess(error, [ConfigError, StoreError]);
  process.exitCode = isUsage ? 2 : 1;
}
