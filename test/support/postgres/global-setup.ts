import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';
import { type PostgresCluster, startCluster } from './postgres-cluster.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Answers with the address of the PostgreSQL that this run of the tests shares. */
    postgresDesk: string;
  }
}

/**
 * One PostgreSQL for the whole run, started when the first test file asks for it, so that runs that need none
 * wait for none. TEST_DATABASE_URL names another.
 */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  let cluster: Promise<PostgresCluster> | undefined;
  const adminUrl = async (): Promise<string> => {
    const given = process.env.TEST_DATABASE_URL?.trim();
    if (given) return given;
    cluster ??= startCluster();
    return (await cluster).url;
  };
  const desk = createServer((_, response) => {
    adminUrl().then(
      (url) => response.end(url),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  }).listen(0, '127.0.0.1');
  await once(desk, 'listening');
  project.provide('postgresDesk', `http://127.0.0.1:${(desk.address() as AddressInfo).port}`);
  return async () => {
    desk.close();
    const started = await cluster?.catch(() => undefined);
    await started?.remove();
  };
};
