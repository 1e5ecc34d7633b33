import { createHash } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { inTransaction } from './postgres/connection.ts';
import { bytesOf, type Connection, type Row, type Value } from './sql/connection.ts';
import { StoreError } from './store-error.ts';

/** A table that was copied: how many rows, and a checksum over all of them that both sides agree on. */
export interface CopiedTable {
  readonly table: string;
  readonly rows: number;
  /** 64 hexadecimal digits, the same in whatever order the rows are read. */
  readonly checksum: string;
}

/** Every table of a store but `meta`, which is each database's own, by the columns that tell its rows apart. */
const TABLES: Readonly<Record<string, readonly string[]>> = {
  inbox: ['key'],
  conversations: ['conversation'],
  receipts: ['ref'],
  feedback: ['question_id', 'user'],
  channels: ['channel'],
  questions: ['question_id'],
  help_requests: ['ref'],
  tokens: ['hash'],
  installations: ['place'],
  install_states: ['state'],
  subscriptions: ['id'],
  kept_answers: ['id'],
};

/** Rows read and written at once. */
const PAGE = 200;

const COLUMNS = `
  SELECT column_name AS name FROM information_schema.columns
  WHERE table_schema = current_schema() AND table_name = $1 ORDER BY column_name`;

type ReadPage = (sql: string, values: readonly Value[]) => Promise<readonly Row[]>;

const plainValue = (value: unknown): Value =>
  value === null || typeof value === 'string' || typeof value === 'number' ? value : bytesOf(value);

const canonical = (row: Row, columns: readonly string[]): string =>
  JSON.stringify(
    columns.map((column) => {
      const value = plainValue(row[column]);
      return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value;
    }),
  );

/** Adds up rows in any order: the checksum is the exclusive or of the rows' hashes. */
const createChecksum = () => {
  const sum = Buffer.alloc(32);
  let rows = 0;
  return {
    add: (row: string): void => {
      const hash = createHash('sha256').update(row).digest();
      for (const [at, byte] of hash.entries()) sum.writeUInt8(sum.readUInt8(at) ^ byte, at);
      rows += 1;
    },
    result: () => ({ rows, checksum: sum.toString('hex') }),
  };
};

/** Every row of a table, page by page, in the order of what tells them apart. */
async function* pages(
  read: ReadPage,
  table: string,
  columns: readonly string[],
  key: readonly string[],
): AsyncGenerator<readonly Row[]> {
  const list = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');
  let after: readonly Value[] = key.map(() => '');
  while (true) {
    const rows = await read(
      `SELECT ${list(columns)} FROM ${table}
       WHERE (${list(key)}) > (${key.map(() => '?').join(', ')})
       ORDER BY ${list(key)} LIMIT ${PAGE}`,
      after,
    );
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (rows.length < PAGE || last === undefined) return;
    after = key.map((name) => plainValue(last[name]));
  }
}

const insert = async (
  client: PoolClient,
  table: string,
  columns: readonly string[],
  rows: readonly Row[],
): Promise<void> => {
  const places = rows.map(
    (_, row) =>
      `(${columns.map((_name, column) => `$${row * columns.length + column + 1}`).join(', ')})`,
  );
  await client.query(
    `INSERT INTO ${table} (${columns.map((name) => `"${name}"`).join(', ')}) VALUES ${places.join(', ')}`,
    rows.flatMap((row) => columns.map((column) => plainValue(row[column]))),
  );
};

/** PostgreSQL counts its places. */
const numbered = (sql: string): string => {
  const [first = '', ...others] = sql.split('?');
  return others.reduce((text, part, place) => `${text}$${place + 1}${part}`, first);
};

const copyTable = async (
  table: string,
  key: readonly string[],
  from: Connection,
  client: PoolClient,
): Promise<CopiedTable> => {
  const columns = (await client.query<{ name: string }>(COLUMNS, [table])).rows.map(
    ({ name }) => name,
  );
  const readThere: ReadPage = (sql, values) => from.all(sql, ...values);
  const readHere: ReadPage = async (sql, values) =>
    (await client.query<Row>(numbered(sql), [...values])).rows;
  for await (const rows of pages(readHere, table, columns, key)) {
    throw new StoreError(
      'STORE_REFUSED',
      '--to',
      `its table ${table} holds ${rows.length >= PAGE ? 'many' : rows.length} rows already; name an empty database`,
    );
  }
  const [there, here] = [createChecksum(), createChecksum()];
  for await (const rows of pages(readThere, table, columns, key)) {
    for (const row of rows) there.add(canonical(row, columns));
    await insert(client, table, columns, rows);
  }
  for await (const rows of pages(readHere, table, columns, key)) {
    for (const row of rows) here.add(canonical(row, columns));
  }
  const [wanted, found] = [there.result(), here.result()];
  if (wanted.rows !== found.rows || wanted.checksum !== found.checksum) {
    throw new StoreError(
      'STORE_FAILED',
      table,
      `${found.rows} of ${wanted.rows} rows arrived as they were; nothing was copied`,
    );
  }
  return { table, ...found };
};

/**
 * Copies every row of a store to an empty PostgreSQL, all or nothing, and compares counts and checksums of what
 * it then reads back there. What is encrypted stays so, under the same key.
 * @throws {StoreError} STORE_REFUSED when the database holds something, STORE_FAILED when what arrived differs.
 */
export const copyToPostgres = (from: Connection, to: Pool): Promise<readonly CopiedTable[]> =>
  inTransaction(to, async (client) => {
    const copied: CopiedTable[] = [];
    for (const [table, key] of Object.entries(TABLES)) {
      copied.push(await copyTable(table, key, from, client));
    }
    return copied;
  });
