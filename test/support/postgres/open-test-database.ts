import { inject } from 'vitest';
import { createDatabase, type TestDatabase } from './test-databases.ts';

/** An empty database on the PostgreSQL that this run of the tests shares. */
export const openTestDatabase = async (): Promise<TestDatabase> => {
  const response = await fetch(inject('postgresDesk'));
  const answer = await response.text();
  if (!response.ok) throw new Error(answer);
  return createDatabase(answer);
};
