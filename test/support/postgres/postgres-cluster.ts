import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { postgresBinaries } from './postgres-binaries.ts';

/** A PostgreSQL server of our own, with nothing in it that anybody needs. */
export interface PostgresCluster {
  /** An administrator's address; the database `postgres` is there from the start. */
  readonly url: string;
  /** Ends the server at once, as a crash would; what was committed is there after `start`. */
  stop(): Promise<void>;
  /** Starts it again at the same address. */
  start(): Promise<void>;
  /** Stops it and removes what it wrote. */
  remove(): Promise<void>;
}

const run = promisify(execFile);

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
};

/** Nothing here must outlive a crash of the machine, so nothing waits for a disk. */
const IN_A_HURRY = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

/** Resolves once the server takes connections; rejects with what it said when it ends instead. */
const untilReady = (server: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    let said = '';
    server.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.includes('ready to accept connections')) resolve();
    });
    server.once('exit', () => reject(new Error(`PostgreSQL did not start: ${said}`)));
    server.once('error', reject);
  });

const startIn = async (folder: string, isDurable: boolean): Promise<PostgresCluster> => {
  chmodSync(folder, 0o755);
  const { initdb, postgres, spawnOptions } = await postgresBinaries(folder);
  const data = join(folder, 'data');
  mkdirSync(data, { mode: 0o700 });
  if (spawnOptions.uid !== undefined) chownSync(data, spawnOptions.uid, spawnOptions.gid ?? 0);
  const asUser = { ...spawnOptions, cwd: folder };
  await run(
    initdb,
    [`--pgdata=${data}`, '--no-sync', '--auth=trust', '--encoding=UTF8', '--username=newsdesk'],
    asUser,
  );
  const port = await freePort();
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'shared_buffers=32MB',
    ...(isDurable ? [] : IN_A_HURRY),
  ].flatMap((setting) => ['-c', setting]);
  let server: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    server = spawn(postgres, ['-D', data, '-p', String(port), ...settings], {
      ...asUser,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    await untilReady(server);
  };
  const stop = async (): Promise<void> => {
    const running = server;
    server = undefined;
    if (running === undefined || running.exitCode !== null) return;
    const exited = once(running, 'exit');
    // "Immediate" shutdown. Source: PostgreSQL documentation, 18.5.
    running.kill('SIGQUIT');
    await exited;
  };
  await start();
  return {
    url: `postgres://newsdesk@127.0.0.1:${port}/postgres`,
    start,
    stop,
    remove: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** Makes a cluster in a folder of its own and starts it: about a second. */
export const startCluster = async (
  options: { readonly isDurable?: boolean } = {},
): Promise<PostgresCluster> => {
  const folder = mkdtempSync(join(tmpdir(), 'newsdesk-postgres-'));
  try {
    return await startIn(folder, options.isDurable === true);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
};
