import { ChannelType, type Message } from 'discord.js';
import type { DiscordApi } from './api.ts';

/** A thread, as far as it matters who asks in it. */
export interface Thread {
  readonly name: string;
  readonly ownerId: string | null;
  /** The channel or forum it belongs to: what is set there holds in it. */
  readonly parentId: string | null;
}

/** The thread a message stands in, or `undefined` in any other channel. */
export type FindThread = (
  message: Pick<Message, 'channel' | 'channelId'>,
) => Promise<Thread | undefined>;

/** Threads remembered that discord.js does not know well. */
const KEPT = 500;

const THREADS: readonly unknown[] = [
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
];

const textOr = <T>(value: unknown, otherwise: T): string | T =>
  typeof value === 'string' ? value : otherwise;

/** What Discord says of a channel, when it is a thread. */
const readThread = (channel: unknown): Thread | undefined => {
  if (typeof channel !== 'object' || channel === null) return undefined;
  const { type, name, owner_id, parent_id } = channel as Readonly<Record<string, unknown>>;
  if (!THREADS.includes(type)) return undefined;
  return {
    name: textOr(name, ''),
    ownerId: textOr(owner_id, null),
    parentId: textOr(parent_id, null),
  };
};

/** Finds threads; discord.js forgets those that were archived, so Discord is asked about them, once each. */
export const createThreadFinder = (api: DiscordApi): FindThread => {
  const asked = new Map<string, Promise<Thread | undefined>>();
  const ask = async (channelId: string): Promise<Thread | undefined> => {
    try {
      const route = `/channels/${channelId}` as const;
      return readThread(await api.call({ method: 'GET', route, isRepeatable: true }));
    } catch {
      return undefined;
    }
  };
  return async ({ channel, channelId }) => {
    if (!channel.isThread()) return undefined;
    // One that was forgotten is made up from the message, which does not say whose it is.
    if (channel.parentId !== null) return channel;
    const pending = asked.get(channelId) ?? ask(channelId);
    asked.set(channelId, pending);
    const [oldest] = asked.keys();
    if (asked.size > KEPT && oldest !== undefined) asked.delete(oldest);
    return pending;
  };
};
