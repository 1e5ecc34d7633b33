import type { BotRequest, PlatformOffer } from '../../requests/bot-request.ts';

/** Who asks, and where. */
export interface Asker {
  readonly userId: string;
  /** Absent in direct messages. */
  readonly guildId: string | null;
  readonly channelId: string;
  /** Where the channel is a thread: the channel whose settings hold in it. */
  readonly parentId?: string | null | undefined;
  /** Direct messages of several people: there the bot does not know who listens. */
  readonly isGroup?: boolean;
  readonly isAdmin?: boolean;
  /** What Discord says of the asker's language, or of the server's. */
  readonly locale?: string;
}

export type Asked = Pick<
  BotRequest,
  'command' | 'options' | 'visibility' | 'press' | 'follows' | 'offers'
>;

export const PLATFORM = 'discord';
/** What free text asks. */
export const FREE_TEXT = { command: 'ask', option: 'question' } as const;

/** What can be done under any answer: forms open from buttons, and a message can be taken back. */
const OFFERS: readonly PlatformOffer[] = ['rest', 'follow-up', 'comment', 'remove'];
/** What only an interaction can be answered with, where others can see it. */
const SHARING: readonly PlatformOffer[] = [...OFFERS, 'share'];

/** What the platform can carry out where somebody asks. */
export const offersFor = (
  { guildId, isGroup }: Asker,
  by: 'message' | 'interaction',
): readonly PlatformOffer[] =>
  by === 'interaction' && (guildId !== null || isGroup === true) ? SHARING : OFFERS;

/** A request in the product's own terms; its keys contain the server's id. */
export const toRequest = (key: string, asker: Asker, asked: Asked): BotRequest => {
  const place = asker.guildId ?? 'direct';
  return {
    key,
    platform: PLATFORM,
    userKey: `${place}:${asker.userId}`,
    channelKey: `${place}:${asker.parentId ?? asker.channelId}`,
    conversationKey: conversationKeyOf(asker),
    isDirect: asker.guildId === null && asker.isGroup !== true,
    isAdmin: asker.isAdmin === true,
    ...(asker.locale === undefined ? {} : { locale: asker.locale }),
    ...asked,
  };
};

/** What one person and the bot talk about in one channel. */
export const conversationKeyOf = ({
  guildId,
  channelId,
  userId,
}: Pick<Asker, 'guildId' | 'channelId' | 'userId'>): string =>
  `${guildId ?? 'direct'}:${channelId}:${userId}`;

/** A question in plain words. */
export const freeText = (
  question: string,
  visibility: BotRequest['visibility'],
): Pick<BotRequest, 'command' | 'options' | 'visibility'> => ({
  command: FREE_TEXT.command,
  options: { [FREE_TEXT.option]: question },
  visibility,
});
