import type { BotRequest } from '../handle-request.ts';

/** Who asks, and where. */
export interface Asker {
  readonly userId: string;
  /** Absent in direct messages. */
  readonly guildId: string | null;
  readonly channelId: string;
}

export const PLATFORM = 'discord';
/** What free text asks. */
export const FREE_TEXT = { command: 'ask', option: 'question' } as const;

/** A request in the product's own terms; its keys contain the server's id. */
export const toRequest = (
  key: string,
  asker: Asker,
  asked: Pick<BotRequest, 'command' | 'options' | 'visibility' | 'press'>,
): BotRequest => {
  const place = asker.guildId ?? 'direct';
  return {
    key,
    platform: PLATFORM,
    userKey: `${place}:${asker.userId}`,
    channelKey: `${place}:${asker.channelId}`,
    conversationKey: `${place}:${asker.channelId}:${asker.userId}`,
    isDirect: asker.guildId === null,
    ...asked,
  };
};

/** A question in plain words. */
export const freeText = (
  question: string,
  visibility: BotRequest['visibility'],
): Pick<BotRequest, 'command' | 'options' | 'visibility'> => ({
  command: FREE_TEXT.command,
  options: { [FREE_TEXT.option]: question },
  visibility,
});
