import { serveStdio } from '@modelcontextprotocol/server/stdio';
import type { Logger } from 'pino';
import { createProgramDesk } from '../api/access/program-desk.ts';
import { wholeScope } from '../bots/console/converse.ts';
import { ConfigError } from '../config/config-error.ts';
import { readSettings, type Settings } from '../config/settings.ts';
import { createMcpServer } from '../mcp/mcp-server.ts';
import type { Seat } from '../mcp/seat.ts';
import { QaError } from '../qa/errors.ts';
import type { Library } from '../qa/library/library.ts';
import type { LiveLibrary } from '../qa/library/live-library.ts';
import { createTurns } from '../qa/scheduling/turns.ts';
import type { Token } from '../store/store.ts';
import { followCorpus, logRejected } from './opening/follow-corpus.ts';
import { type OpenLive, openLiveLibrary } from './opening/open-live-library.ts';
import { openModels } from './opening/open-models.ts';
import { endOnCrash } from './terminal/end-on-crash.ts';
import { failProcess, processEnvironment, processLogger } from './terminal/process-environment.ts';

/** Whoever starts it owns the corpus, as on the console: it sees all of it, as often as it likes. */
const OWNER: Omit<Token, 'collections'> = {
  id: 'stdio',
  name: 'this machine',
  kind: 'program',
  perMinute: 0,
  origins: [],
  isOperator: true,
  madeAt: 0,
};

/** The seat of whoever started the process; what it asks while the articles are being read waits for them. */
const seatOver = (opening: Promise<OpenLive>, logger: Logger): Seat => {
  let live: LiveLibrary | undefined;
  const library = (): Library => {
    if (live === undefined) throw new Error('the corpus is still being loaded');
    return live.current();
  };
  const opened = async (): Promise<LiveLibrary> => {
    ({ live } = await opening);
    return live;
  };
  return {
    desk: createProgramDesk({
      library,
      ready: async (scope) => (await opened()).prepare(scope),
      logger,
      now: Date.now,
      turn: createTurns(),
    }),
    caller: async () => ({
      token: { ...OWNER, collections: wholeScope((await opened()).current()).collections },
      client: { address: OWNER.id },
    }),
  };
};

const open = (settings: Settings, logger: Logger): Promise<OpenLive> =>
  openLiveLibrary({
    directory: settings.corpusDirectory,
    sweepMs: settings.corpusSweepSeconds * 1000,
    reading: openModels({
      ...settings,
      onTrouble: (err, consequence) => logger.warn({ err }, consequence),
    }),
  });

/** `npm run --silent mcp`: a server on standard input and output, for an agent that starts it. */
const main = async (): Promise<void> => {
  const environment = processEnvironment();
  const settings = readSettings(environment);
  const logger = processLogger(settings.logLevel ?? 'warn', environment);
  endOnCrash(logger);
  const opening = open(settings, logger);
  // Clients give up on a server that says nothing: it answers while the articles are read.
  const seat = seatOver(opening, logger);
  const server = serveStdio(() => createMcpServer(seat));
  const end = async (): Promise<void> => {
    await server.close();
    process.exit();
  };
  // The client closes it; nobody else listens.
  process.stdin.once('end', () => void end());
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end());
  const { live, source } = await opening;
  logRejected(live.status().rejected, logger);
  void followCorpus(source, live, logger, new AbortController().signal);
};

try {
  await main();
} catch (error) {
  failProcess(error, [ConfigError, QaError]);
  process.exit();
}
