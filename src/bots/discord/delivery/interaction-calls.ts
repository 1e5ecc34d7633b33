import type { Visibility } from '../../commands/command.ts';
import { type DiscordMessage, isLayout } from '../messages/message.ts';
import type { DiscordFile, IllustratedMessage } from '../messages/picture.ts';
import { CODE, codeOf, type DiscordApi } from './api.ts';

/** Which interaction is answered; its token lives fifteen minutes once it is acknowledged. */
export interface InteractionRef {
  readonly id: string;
  readonly token: string;
  readonly applicationId: string;
}

/** What can be done about one interaction. "The message" is the answer to it, or the one whose button was pressed. */
export interface InteractionCalls {
  reply(message: IllustratedMessage, visibility: Visibility): Promise<void>;
  /** Shows "thinking"; who sees it is who sees the answer. */
  defer(visibility: Visibility): Promise<void>;
  /** Acknowledges a press without showing anything. */
  deferUpdate(): Promise<void>;
  /** A callback as it stands: choices, a form. */
  callback(body: object): Promise<void>;
  edit(message: IllustratedMessage): Promise<void>;
  /** Takes the message away; one that is gone already is no failure. */
  remove(): Promise<void>;
  /** A further message. Discord takes no nonce there, so that it is sent once and never again. */
  followUp(message: IllustratedMessage, visibility: Visibility): Promise<void>;
}

/** Kinds of callback. Source: Discord documentation, "Interaction Callback Type". */
const REPLY = 4;
const DEFER = 5;
const DEFER_UPDATE = 6;
const EPHEMERAL = 64;

/** The flags of a message, with the one that shows it to the asker alone where it is private. */
const flagsFor = (
  visibility: Visibility,
  message?: DiscordMessage,
): { readonly flags?: number } => {
  const own = message !== undefined && isLayout(message) ? message.flags : 0;
  const flags = own | (visibility === 'private' ? EPHEMERAL : 0);
  return flags === 0 ? {} : { flags };
};

/** An edit leaves what it does not name: a message that becomes components says that the rest goes. */
const editOf = (message: DiscordMessage): object =>
  isLayout(message) ? { ...message, content: null, embeds: [] } : message;

/** The calls of Discord's API that answer an interaction; its own token lets them in. */
export const createInteractionCalls = (
  api: DiscordApi,
  { id, token, applicationId }: InteractionRef,
): InteractionCalls => {
  const webhook = `/webhooks/${applicationId}/${token}` as const;
  const message = `${webhook}/messages/@original` as const;
  const callback = async (body: object, files: readonly DiscordFile[] = []): Promise<void> => {
    const route = `/interactions/${id}/${token}/callback` as const;
    await api.call({ method: 'POST', route, body, files, auth: false, isRepeatable: true });
  };
  return {
    callback: (body) => callback(body),
    reply: ({ message: data, files }, visibility) =>
      callback({ type: REPLY, data: { ...data, ...flagsFor(visibility, data) } }, files),
    defer: (visibility) => callback({ type: DEFER, data: flagsFor(visibility) }),
    deferUpdate: () => callback({ type: DEFER_UPDATE }),
    edit: async ({ message: edited, files }) => {
      const body = editOf(edited);
      const call = { method: 'PATCH', route: message, body, files } as const;
      await api.call({ ...call, auth: false, isRepeatable: true });
    },
    remove: async () => {
      const call = { method: 'DELETE', route: message, auth: false, isRepeatable: true } as const;
      try {
        await api.call(call);
      } catch (err) {
        if (codeOf(err) !== CODE.unknownMessage) throw err;
      }
    },
    followUp: async ({ message: data, files }, visibility) => {
      const body = { ...data, ...flagsFor(visibility, data) };
      const call = { method: 'POST', route: webhook, body, files } as const;
      await api.call({ ...call, auth: false, isRepeatable: false });
    },
  };
};
