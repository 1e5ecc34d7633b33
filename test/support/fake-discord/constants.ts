/** Numbers of Discord's protocol, as its documentation names them. */

export const INTENT = {
  guilds: 1 << 0,
  guildMessages: 1 << 9,
  guildMessageReactions: 1 << 10,
  directMessages: 1 << 12,
  directMessageReactions: 1 << 13,
  messageContent: 1 << 15,
} as const;

/** Server members, presences and message content must be switched on in the developer portal. */
export const PRIVILEGED_INTENTS = (1 << 1) | (1 << 8) | INTENT.messageContent;

export const FLAG = {
  suppressEmbeds: 1 << 2,
  ephemeral: 1 << 6,
  loading: 1 << 7,
  suppressNotifications: 1 << 12,
  voiceMessage: 1 << 13,
  componentsV2: 1 << 15,
} as const;

/** Every permission there is. */
export const ALL_PERMISSIONS = String((1n << 50n) - 1n);

const DISCORD_EPOCH = 1_420_070_400_000n;
let sequence = 0n;

/** A new id that holds the time it was made. */
export const snowflake = (at: number = Date.now()): string => {
  sequence += 1n;
  return String(((BigInt(at) - DISCORD_EPOCH) << 22n) | (sequence & 0x3fffffn));
};

/** Length in code points, as Discord counts. */
export const lengthOf = (text: string): number => [...text].length;
