import type { webApi } from '@slack/bolt';

/** Who the bot is in its workspace, and what its token may do. */
export interface Identity {
  readonly botUserId: string;
  readonly botId: string;
  /** Without the "@". */
  readonly name: string;
  readonly scopes: ReadonlySet<string>;
}

/** Asks Slack who the bot is. */
export interface IdentityDesk {
  /** Asked once; several may wait for the same answer, and a failed attempt is made again by whoever asks next. */
  ask(): Promise<Identity>;
  /** What is known by now. */
  known(): Identity | undefined;
}

const askSlack = async (client: webApi.WebClient): Promise<Identity> => {
  const { user_id, bot_id, user, response_metadata } = await client.auth.test();
  return {
    botUserId: user_id ?? '',
    botId: bot_id ?? '',
    name: user ?? 'newsdesk',
    // Slack sends them in a header with every answer.
    scopes: new Set(response_metadata?.scopes ?? []),
  };
};

/** @param told who the bot is, where that is known already */
export const createIdentity = (client: webApi.WebClient, told?: Identity): IdentityDesk => {
  let asking: Promise<Identity> | undefined;
  let identity = told;
  return {
    ask: () => {
      if (told !== undefined) return Promise.resolve(told);
      asking ??= askSlack(client).then(
        (found) => {
          identity = found;
          return found;
        },
        (error: unknown) => {
          asking = undefined;
          throw error;
        },
      );
      return asking;
    },
    known: () => identity,
  };
};
