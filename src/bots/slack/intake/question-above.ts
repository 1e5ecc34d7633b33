import type { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import { looksAsked } from '../../requests/looks-asked.ts';
import { hasWords } from '../../requests/request-text.ts';
import { mayRead } from '../delivery/mark.ts';
import type { IdentityDesk } from './identity.ts';
import { isFromPerson, type MessageFields } from './message-fields.ts';
import { messageWords } from './words.ts';

/** A message that asks for an answer to what stands above it. */
export interface Above {
  readonly channel: string;
  readonly ts: string;
  /** The thread it stands in; without one, what stands above it in the channel is meant. */
  readonly threadTs?: string;
}

/** The question above a message; `undefined` where nothing there asks, or where it may not be read. Never rejects. */
export type ReadAbove = (above: Above) => Promise<string | undefined>;

/** Messages of a thread that are looked through. */
const REPLIES_MAX = 200;
/** Messages above one in a channel, of which a person's own is looked for. */
const HISTORY_MAX = 3;

type Found = Omit<MessageFields, 'channel' | 'ts'> & { readonly ts?: string | undefined };

const isEarlier = ({ ts = '' }: Found, above: Above): boolean => Number(ts) < Number(above.ts);

/** What people said above, newest first. */
const saidAbove = (found: readonly Found[], above: Above): readonly string[] =>
  found
    .filter((message) => isEarlier(message, above))
    .filter((message) => isFromPerson({ ...message, channel: above.channel, ts: message.ts ?? '' }))
    .sort((left, right) => Number(right.ts) - Number(left.ts))
    .map(messageWords)
    .filter(hasWords);

const fetchAbove = async (client: webApi.WebClient, above: Above): Promise<readonly Found[]> => {
  const { channel, ts, threadTs } = above;
  const { messages = [] } =
    threadTs === undefined
      ? await client.conversations.history({ channel, latest: ts, limit: HISTORY_MAX })
      : await client.conversations.replies({
          channel,
          ts: threadTs,
          latest: ts,
          limit: REPLIES_MAX,
        });
  return messages as readonly Found[]; // Slack's own types leave fields open that every message has
};

/** Reads the question that a bare mention stands under: the last one in its thread, else how the thread begins. */
export const createReadAbove =
  (client: webApi.WebClient, identity: IdentityDesk, logger: Logger): ReadAbove =>
  async (above) => {
    if (!mayRead(identity.known(), above.channel)) return undefined;
    try {
      const said = saidAbove(await fetchAbove(client, above), above);
      const asked = said.find(looksAsked);
      return asked ?? (above.threadTs === undefined ? undefined : said.at(-1));
    } catch (err) {
      logger.debug({ err }, 'slack messages above could not be read');
      return undefined;
    }
  };
