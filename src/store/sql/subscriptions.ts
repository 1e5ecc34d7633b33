import { markPlace } from '../mark-place.ts';
import type { Seal } from '../seal.ts';
import type { DueSubscription, Subscription, Subscriptions } from '../store.ts';
import { bytesOf, type Connection, type Row } from './connection.ts';

const PUT = `
  INSERT INTO subscriptions (id, platform, place, channel, sealed, due_at) VALUES (?, ?, ?, ?, ?, ?)
  ON CONFLICT (id) DO UPDATE SET sealed = excluded.sealed, due_at = excluded.due_at`;
const OF_CHANNEL = 'SELECT id, sealed, due_at FROM subscriptions WHERE channel = ?';
const REMOVE = 'DELETE FROM subscriptions WHERE id = ?';
const DUE = `
  SELECT id, sealed, due_at FROM subscriptions WHERE platform = ? AND due_at <= ?
  ORDER BY due_at LIMIT ?`;
const CLAIM = 'UPDATE subscriptions SET due_at = ?, sealed = ? WHERE id = ? AND due_at = ?';

export const createSubscriptions = (connection: Connection, seal: Seal): Subscriptions => {
  const idOf = ({ platform, channelKey, kind, subject = '' }: Subscription): string =>
    seal.mark('subscription', [platform, channelKey, kind, subject].join('\n'));
  const close = (subscription: Subscription, id: string): Uint8Array =>
    seal.close(JSON.stringify(subscription), `subscription ${id}`);
  const read = ({ id, sealed, due_at }: Row): DueSubscription => ({
    subscription: JSON.parse(seal.open(bytesOf(sealed), `subscription ${id}`)) as Subscription, // sealed by this program
    dueAt: Number(due_at),
  });
  return {
    put: async (subscription, dueAt) => {
      const id = idOf(subscription);
      const { platform, channelKey } = subscription;
      await connection.write([
        PUT,
        id,
        platform,
        markPlace(seal, channelKey),
        seal.mark('channel', channelKey),
        close(subscription, id),
        dueAt,
      ]);
    },
    remove: async (subscription) => (await connection.write([REMOVE, idOf(subscription)])) === 1,
    of: async (channelKey) =>
      (await connection.all(OF_CHANNEL, seal.mark('channel', channelKey))).map(
        (row) => read(row).subscription,
      ),
    due: async (platform, at, limit) => (await connection.all(DUE, platform, at, limit)).map(read),
    claim: async (subscription, dueAt, nextDueAt) => {
      const id = idOf(subscription);
      return (await connection.write([CLAIM, nextDueAt, close(subscription, id), id, dueAt])) === 1;
    },
  };
};
