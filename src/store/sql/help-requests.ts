import { markPlace } from '../mark-place.ts';
import type { Seal } from '../seal.ts';
import type { HelpRequest, HelpRequests, KeptHelpRequest } from '../store.ts';
import { bytesOf, type Connection, type Row } from './connection.ts';

const ASK = `
  INSERT INTO help_requests (ref, "user", place, sealed, asked_at) VALUES (?, ?, ?, ?, ?)
  ON CONFLICT (ref) DO NOTHING`;
const FIND = 'SELECT ref, sealed, asked_at, resolved_at FROM help_requests WHERE ref = ?';
const RESOLVE = `
  UPDATE help_requests SET resolved_at = ?, resolved_by = ?
  WHERE ref = ? AND resolved_at IS NULL`;
const SINCE = `
  SELECT ref, sealed, asked_at, resolved_at FROM help_requests
  WHERE asked_at >= ? ORDER BY asked_at`;

export const createHelpRequests = (
  connection: Connection,
  seal: Seal,
  now: () => number,
): HelpRequests => {
  const readRow = (row: Row): KeptHelpRequest => {
    const text = seal.open(bytesOf(row.sealed), `help ${row.ref}`);
    return {
      ...(JSON.parse(text) as HelpRequest), // as `ask` wrote it
      askedAt: Number(row.asked_at),
      ...(row.resolved_at === null ? {} : { resolvedAt: Number(row.resolved_at) }),
    };
  };
  return {
    ask: async (ref, user, request) => {
      const sealed = seal.close(JSON.stringify(request), `help ${ref}`);
      const marks = [seal.mark('user', user), markPlace(seal, user)] as const;
      const changes = await connection.write([ASK, ref, ...marks, sealed, now()]);
      return changes === 1 ? 'new' : 'known';
    },
    find: async (ref) => {
      const row = await connection.get(FIND, ref);
      return row === undefined ? undefined : readRow(row);
    },
    resolve: async (ref, user) =>
      (await connection.write([RESOLVE, now(), seal.mark('user', user), ref])) === 1,
    since: async (at) => (await connection.all(SINCE, at)).map(readRow),
  };
};
