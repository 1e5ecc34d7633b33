/** The user that Slack itself writes as. */
const SLACK_BOT = 'USLACKBOT';
/** A message with one of these is still a person asking. Source: docs.slack.dev, message subtypes. */
const ASKING_SUBTYPES: ReadonlySet<string> = new Set(['file_share', 'thread_broadcast']);

/** A message event, as far as it matters here. */
export interface MessageFields {
  readonly channel: string;
  readonly ts: string;
  readonly thread_ts?: string | undefined;
  readonly user?: string | undefined;
  readonly text?: string | undefined;
  readonly blocks?: unknown;
  /** Messages that are shared, among others. */
  readonly attachments?: unknown;
  /** What its writer looks at; in direct messages alone. */
  readonly app_context?: unknown;
  readonly subtype?: string | undefined;
  readonly bot_id?: string | undefined;
  readonly channel_type?: string | undefined;
  /** Of whoever wrote it; another one's in a channel that organisations share. */
  readonly user_team?: string | undefined;
  readonly team?: string | undefined;
}

/** Whether a person wrote the message: no bot, no system message, no edit. */
export const isFromPerson = (message: MessageFields): boolean =>
  message.bot_id === undefined &&
  message.user !== undefined &&
  message.user !== SLACK_BOT &&
  (message.subtype === undefined || ASKING_SUBTYPES.has(message.subtype));

/** Whether somebody of another organisation wrote it. Source: docs.slack.dev, "Slack Connect", `user_team`. */
export const isOutsider = (team: string, { user_team, team: own }: MessageFields): boolean => {
  const author = user_team ?? own;
  return author !== undefined && author !== team;
};

/** The thread a message belongs in: its own, or the one an answer to it begins. */
export const threadOf = ({ thread_ts, ts }: MessageFields): string => thread_ts ?? ts;
