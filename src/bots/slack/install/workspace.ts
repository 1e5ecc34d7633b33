import { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import type { BotServices } from '../../platform.ts';
import type { RequestInbox } from '../../requests/inbox.ts';
import { type Conversation, createConversation } from '../delivery/conversation.ts';
import { createLocales } from '../delivery/locales.ts';
import { createFindReply } from '../delivery/mark.ts';
import { createPoster, type Poster } from '../delivery/poster.ts';
import type { Replies } from '../delivery/replies.ts';
import { createIdentity, type Identity, type IdentityDesk } from '../intake/identity.ts';
import { createMemberships } from '../intake/memberships.ts';
import { createReadAbove } from '../intake/question-above.ts';
import type { RequestSettings } from '../intake/requests.ts';
import type { Acknowledgements } from '../transport/acknowledgements.ts';
import { createSlackLogger } from '../transport/logger.ts';

/** A workspace that the bot is installed in, and what speaks to it with its token. */
export interface Workspace {
  readonly client: webApi.WebClient;
  readonly token: string;
  readonly identity: IdentityDesk;
  readonly conversation: Conversation;
  readonly poster: Poster;
  /** What every request from there carries. */
  readonly settings: RequestSettings;
  /** Why Slack refuses the token, as the last post told. */
  tokenRefusal(): string | undefined;
}

/** What all workspaces share. */
export interface WorkspaceOptions {
  readonly services: BotServices;
  readonly inbox: RequestInbox;
  readonly acknowledgements: Acknowledgements;
  readonly replies: Replies;
  readonly clientOptions: webApi.WebClientOptions;
  readonly timeoutMs: number;
  readonly logger: Logger;
}

/** What speaks to one workspace. `known` is who the bot is there, where that was told; else Slack is asked. */
export const createWorkspace = (
  options: WorkspaceOptions,
  token: string,
  settings: RequestSettings,
  known?: Identity,
): Workspace => {
  const { services, logger, timeoutMs } = options;
  const client = new webApi.WebClient(token, {
    ...options.clientOptions,
    logger: createSlackLogger(logger),
  });
  const identity = createIdentity(client, known);
  let tokenRefusal: string | undefined;
  const poster = createPoster({
    client,
    logger,
    timeoutMs,
    findReply: createFindReply(client, identity, logger),
    onToken: (refusal) => {
      tokenRefusal = refusal;
    },
  });
  const conversation = createConversation({
    ...options,
    client,
    poster,
    memberships: createMemberships(client, identity, logger, services.now),
    locales: createLocales(client, identity, logger, services.now),
    readAbove: createReadAbove(client, identity, logger),
    botName: () => identity.known()?.name ?? 'newsdesk',
  });
  const refusal = () => tokenRefusal;
  return { client, token, identity, conversation, poster, settings, tokenRefusal: refusal };
};
