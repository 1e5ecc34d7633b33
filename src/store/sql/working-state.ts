import { randomBytes } from 'node:crypto';
import type { ConversationContext, Trace } from '../../qa/types.ts';
import { markPlace } from '../mark-place.ts';
import type { Seal } from '../seal.ts';
import {
  type ChannelSettings,
  type Channels,
  type Conversations,
  type Receipt,
  type Receipts,
  WORKING_STATE_MS,
} from '../store.ts';
import { bytesOf, type Connection } from './connection.ts';

const REMEMBER = `
  INSERT INTO conversations (conversation, "user", place, sealed, expires_at)
  VALUES (?, ?, ?, ?, ?)
  ON CONFLICT (conversation) DO UPDATE
  SET "user" = excluded."user", place = excluded.place, sealed = excluded.sealed, expires_at = excluded.expires_at`;
const CONTEXT = 'SELECT sealed FROM conversations WHERE conversation = ? AND expires_at > ?';
const KEEP = `
  INSERT INTO receipts (ref, "user", place, sealed, expires_at, question_id)
  VALUES (?, ?, ?, ?, ?, ?)
  ON CONFLICT (ref) DO NOTHING`;
const IS_OF = 'SELECT 1 AS mine FROM receipts WHERE ref = ? AND "user" = ? AND expires_at > ?';
const OF_QUESTION = `
  SELECT ref FROM receipts WHERE question_id = ? AND expires_at > ?
  ORDER BY expires_at DESC LIMIT 1`;
const FIND = 'SELECT sealed FROM receipts WHERE ref = ? AND expires_at > ?';
const SET = `
  INSERT INTO channels (channel, place, sealed) VALUES (?, ?, ?)
  ON CONFLICT (channel) DO UPDATE SET place = excluded.place, sealed = excluded.sealed`;
const SETTINGS = 'SELECT sealed FROM channels WHERE channel = ?';
const ALL_SETTINGS = 'SELECT channel, sealed FROM channels';

/** Nobody guesses 96 random bits within a day. */
const REF_BYTES = 12;

/** A key for a receipt that no other receipt has. */
export const newReceiptRef = (): string => randomBytes(REF_BYTES).toString('base64url');

/** Reads what a row seals. */
const reader =
  (connection: Connection, seal: Seal) =>
  async <T>(
    place: string,
    sql: string,
    ...values: readonly (string | number)[]
  ): Promise<T | undefined> => {
    const row = await connection.get(sql, ...values);
    if (row === undefined) return undefined;
    return JSON.parse(seal.open(bytesOf(row.sealed), place)) as T; // sealed by this program, as a T
  };

/** A receipt as JSON. Its trace, by far the most of it, is the same object for an answer that is given again: it is written once. */
const createReceiptWriter = (): ((receipt: Receipt) => string) => {
  const written = new WeakMap<Trace, string>();
  const writeTrace = (trace: Trace): string => {
    const text = written.get(trace) ?? JSON.stringify(trace);
    written.set(trace, text);
    return text;
  };
  return ({ trace, ...receipt }) => {
    const text = JSON.stringify(receipt);
    return trace === undefined ? text : `${text.slice(0, -1)},"trace":${writeTrace(trace)}}`;
  };
};

export const createConversations = (
  connection: Connection,
  seal: Seal,
  now: () => number,
): Conversations => {
  const read = reader(connection, seal);
  return {
    context: async (conversationKey) => {
      const row = seal.mark('conversation', conversationKey);
      return read<ConversationContext>(`conversation ${row}`, CONTEXT, row, now());
    },
    remember: async (conversationKey, user, context) => {
      const row = seal.mark('conversation', conversationKey);
      const sealed = seal.close(JSON.stringify(context), `conversation ${row}`);
      const expiresAt = now() + WORKING_STATE_MS;
      const marks = [seal.mark('user', user), markPlace(seal, user)] as const;
      await connection.write([REMEMBER, row, ...marks, sealed, expiresAt]);
    },
  };
};

export const createReceipts = (connection: Connection, seal: Seal, now: () => number): Receipts => {
  const read = reader(connection, seal);
  const write = createReceiptWriter();
  const find: Receipts['find'] = (ref) => read<Receipt>(`receipt ${ref}`, FIND, ref, now());
  return {
    keep: async (user, receipt, ref = newReceiptRef()) => {
      const sealed = seal.close(write(receipt), `receipt ${ref}`);
      await connection.write([
        KEEP,
        ref,
        seal.mark('user', user),
        markPlace(seal, user),
        sealed,
        now() + WORKING_STATE_MS,
        receipt.questionId,
      ]);
      return ref;
    },
    find,
    isOf: async (ref, user) =>
      (await connection.get(IS_OF, ref, seal.mark('user', user), now())) !== undefined,
    ofQuestion: async (questionId) => {
      const row = await connection.get(OF_QUESTION, questionId, now());
      return row === undefined ? undefined : find(String(row.ref));
    },
  };
};

export const createChannels = (connection: Connection, seal: Seal): Channels => {
  const read = reader(connection, seal);
  return {
    settings: async (channelKey) => {
      const row = seal.mark('channel', channelKey);
      return (await read<ChannelSettings>(`channel ${row}`, SETTINGS, row)) ?? {};
    },
    set: async (channelKey, settings) => {
      const row = seal.mark('channel', channelKey);
      const sealed = seal.close(JSON.stringify(settings), `channel ${row}`);
      await connection.write([SET, row, markPlace(seal, channelKey), sealed]);
    },
    all: async () => {
      const rows = await connection.all(ALL_SETTINGS);
      return rows.map(
        ({ channel, sealed }) =>
          JSON.parse(seal.open(bytesOf(sealed), `channel ${channel}`)) as ChannelSettings, // sealed by this program
      );
    },
  };
};
