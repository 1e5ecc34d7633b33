import { markPlace } from '../mark-place.ts';
import type { Seal } from '../seal.ts';
import { type Inbox, type Json, WORKING_STATE_MS } from '../store.ts';
import { bytesOf, type Connection } from './connection.ts';

const ACCEPT = `
  INSERT INTO inbox (key, platform, "user", place, sealed, accepted_at, owner, leased_until, attempts)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0) ON CONFLICT (key) DO NOTHING`;
const LEASE = `
  UPDATE inbox SET owner = ?, leased_until = ?, attempts = attempts + 1
  WHERE key = ? AND posted_at IS NULL AND (leased_until <= ? OR owner = ?)`;
const POSTED = `
  UPDATE inbox SET posted_at = ?, message_ref = ?, sealed = NULL
  WHERE key = ? AND posted_at IS NULL`;
const PENDING = `
  SELECT key, sealed, accepted_at, attempts FROM inbox
  WHERE posted_at IS NULL AND platform = ? AND leased_until <= ?
  ORDER BY accepted_at LIMIT ?`;

const MESSAGE_REF = 'SELECT message_ref FROM inbox WHERE key = ? AND posted_at > ?';

/** What is sealed: the platform's own key goes with the request, the row holds only its hash. */
interface Sealed {
  readonly key: string;
  readonly request: Json;
}

/** The inbox in one table; owners of leases are told apart by the `process` that they belong to. */
export const createInbox = (
  connection: Connection,
  seal: Seal,
  now: () => number,
  process?: string,
): Inbox => {
  const ownerOf = (owner: string): string =>
    process === undefined ? owner : `${process}:${owner}`;
  const rowKey = (platform: string, key: string): string =>
    seal.mark('request', `${platform}\n${key}`);
  return {
    accept: async ({ key, platform, user, request }, { owner, until }) => {
      const row = rowKey(platform, key);
      const sealed = seal.close(JSON.stringify({ key, request } satisfies Sealed), `inbox ${row}`);
      const changes = await connection.write([
        ACCEPT,
        row,
        platform,
        seal.mark('user', user),
        markPlace(seal, user),
        sealed,
        now(),
        ownerOf(owner),
        until,
      ]);
      return changes === 1 ? 'new' : 'duplicate';
    },
    lease: async (platform, key, { owner, until }) =>
      (await connection.write([
        LEASE,
        ownerOf(owner),
        until,
        rowKey(platform, key),
        now(),
        ownerOf(owner),
      ])) === 1,
    posted: async (platform, key, messageRef) => {
      const row = rowKey(platform, key);
      // It names a channel: it is sealed like everything that says where people talk.
      const sealed =
        messageRef === undefined
          ? null
          : seal.close(messageRef, `message ${row}`).toString('base64');
      await connection.write([POSTED, now(), sealed, row]);
    },
    messageRef: async (platform, key) => {
      const row = rowKey(platform, key);
      const kept = await connection.get(MESSAGE_REF, row, now() - WORKING_STATE_MS);
      return typeof kept?.message_ref === 'string'
        ? seal.open(Buffer.from(kept.message_ref, 'base64'), `message ${row}`)
        : undefined;
    },
    pending: async (platform, limit) =>
      (await connection.all(PENDING, platform, now(), limit)).map((row) => {
        const text = seal.open(bytesOf(row.sealed), `inbox ${String(row.key)}`);
        const { key, request } = JSON.parse(text) as Sealed; // as `accept` wrote it
        return {
          key,
          request,
          acceptedAt: Number(row.accepted_at),
          attempts: Number(row.attempts),
        };
      }),
  };
};
