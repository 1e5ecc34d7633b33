import type { Logger } from 'pino';
import type { DiscordApi } from './api.ts';

/** What a forum calls the tag of posts whose question is answered, in the languages that the bot speaks. */
const SOLVED =
  /^(?:solved|resolved|answered|gelöst|erledigt|beantwortet|résolu|resuelto|解決済み|解決|已解决)$/iu;
/** Tags of one post. Source: Discord documentation, "Channel", `applied_tags`. */
const TAGS_MAX = 5;

/** A channel, as far as Discord's reference tells of threads and forums. */
interface Channel {
  readonly parent_id?: string | null;
  readonly owner_id?: string;
  readonly applied_tags?: readonly string[];
  readonly available_tags?: readonly { readonly id: string; readonly name: string }[];
}

/** Who found an answer right, and where. */
export interface Accepted {
  readonly channelId: string;
  readonly userId: string;
}

/**
 * Puts the forum's own tag for it on a post whose author found the answer right, where the forum has such a tag. Never
 * rejects: a tag that cannot be put is logged.
 */
export const tagSolved = async (
  api: DiscordApi,
  { channelId, userId }: Accepted,
  forums: readonly string[],
  logger: Logger,
): Promise<void> => {
  if (forums.length === 0) return;
  const read = async (id: string): Promise<Channel> =>
    (await api.call({ method: 'GET', route: `/channels/${id}`, isRepeatable: true })) as Channel;
  try {
    const { parent_id: forumId, owner_id: owner, applied_tags: tags = [] } = await read(channelId);
    if (typeof forumId !== 'string' || !forums.includes(forumId) || owner !== userId) return;
    const { available_tags: known = [] } = await read(forumId);
    const tag = known.find(({ name }) => SOLVED.test(name.trim()));
    if (tag === undefined || tags.includes(tag.id) || tags.length >= TAGS_MAX) return;
    await api.call({
      method: 'PATCH',
      route: `/channels/${channelId}`,
      body: { applied_tags: [...tags, tag.id] },
      isRepeatable: true,
    });
  } catch (err) {
    logger.warn({ err }, 'post could not be tagged as solved');
  }
};
