import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ConfigError } from '../config/config-error.ts';
import { readSettings } from '../config/settings.ts';
import { copyToPostgres } from '../store/copy-to-postgres.ts';
import { isPostgresUrl } from '../store/open-store.ts';
import { openPostgres, poolConnection } from '../store/postgres/connection.ts';
import { createSeal } from '../store/seal.ts';
import { checkKey } from '../store/sql/store.ts';
import { openConnection } from '../store/sqlite/connection.ts';
import { lockDatabase } from '../store/sqlite/lock.ts';
import { StoreError } from '../store/store-error.ts';
import { storeSecret } from '../store/store-secret.ts';
import { copyVectors } from '../store/vectors/copy-vectors.ts';
import { failProcess, processEnvironment } from './terminal/process-environment.ts';

const USAGE = 'npm run store:migrate -- --from FILE --to postgres://user:password@host/database';

const readArguments = (): { readonly file: string; readonly url: string } => {
  const { values } = parseArgs({
    options: { from: { type: 'string' }, to: { type: 'string' } },
  });
  const file = values.from?.replace(/^file:(?:\/\/(?=\/))?/u, '') ?? '';
  const url = values.to ?? '';
  if (!existsSync(file)) {
    throw new ConfigError('CONFIG_INVALID', '--from', `name the file of a store: ${USAGE}`);
  }
  if (!isPostgresUrl(url)) {
    throw new ConfigError('CONFIG_INVALID', '--to', `name a PostgreSQL database: ${USAGE}`);
  }
  return { file, url };
};

/** Copies while nobody serves from the file. */
const migrate = async (): Promise<void> => {
  const { storeKey } = readSettings(processEnvironment());
  const { file, url } = readArguments();
  const lock = lockDatabase(file);
  const connection = openConnection(file);
  try {
    const key = storeKey === undefined ? `${file}.key` : 'STORE_KEY';
    const seal = createSeal(storeSecret(storeKey, `${file}.key`, file));
    await checkKey(connection, seal, { key, database: file });
    const pool = await openPostgres(url);
    try {
      await checkKey(poolConnection(pool), seal, { key, database: 'the other database' });
      const tables = await copyToPostgres(connection, pool);
      for (const { table, rows, checksum } of tables) {
        console.log(
          `${table.padEnd(16)}${String(rows).padStart(9)} rows   ${checksum.slice(0, 16)}`,
        );
      }
      // Whatever is missing of them is made again.
      const vectors = await copyVectors(file, pool);
      if (vectors > 0) console.log(`${'vectors'.padEnd(16)}${String(vectors).padStart(9)} rows`);
    } finally {
      await pool.end();
    }
    console.log(
      'Counts and checksums agree on both sides. The file is as it was: keep it until you are sure.',
    );
    console.log(
      storeKey === undefined
        ? `Now set DATABASE_URL to the new address, and STORE_KEY to what is in ${file}.key.`
        : 'Now set DATABASE_URL to the new address; STORE_KEY stays.',
    );
  } finally {
    await connection.close();
    lock.release();
  }
};

try {
  await migrate();
} catch (error) {
  failProcess(error, [ConfigError, StoreError]);
}
