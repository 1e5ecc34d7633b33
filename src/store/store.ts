// Long: the whole interface that two databases and the store without one are held to.

import type {
  Answer,
  ConversationContext,
  DocumentId,
  Question,
  Scope,
  Trace,
} from '../qa/types.ts';

/** A moment, in milliseconds since 1970. */
export type Moment = number;

/** What can be written as JSON and read back the same. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json | undefined };

/** Who works on a request, and until when nobody else does. */
export interface Lease {
  readonly owner: string;
  readonly until: Moment;
}

/** A request as it was taken from a platform, with all that is needed to answer it after a restart. */
export interface InboxEntry {
  /** Unique per question on its platform; the same for a redelivery. */
  readonly key: string;
  readonly platform: string;
  readonly user: string;
  /** Kept encrypted, and only until the reply is posted. */
  readonly request: Json;
}

/** A request that was accepted and never posted. */
export interface PendingRequest {
  readonly key: string;
  readonly request: Json;
  readonly acceptedAt: Moment;
  /** How often somebody has worked on it before; a reply may have been posted without a record of it. */
  readonly attempts: number;
}

/**
 * Requests from acceptance to reply. What `accept` resolved for is never lost: it stays pending until `posted`.
 * Keys are known for a day, longer than any platform delivers again.
 */
export interface Inbox {
  /** Durable once resolved; a new request is leased to whoever accepts it. */
  accept(entry: InboxEntry, lease: Lease): Promise<'new' | 'duplicate'>;
  /** Whether the pending request is the owner's now: no one else holds a lease that runs. */
  lease(platform: string, key: string, lease: Lease): Promise<boolean>;
  /** Ends a request: its reply stands (at `messageRef`, where that is known), or the platform will never take one. */
  posted(platform: string, key: string, messageRef: string | undefined): Promise<void>;
  /** Pending requests of a platform that no lease protects any more, oldest first. */
  pending(platform: string, limit: number): Promise<readonly PendingRequest[]>;
  /** Where the reply to a request stands, as `posted` was told; `undefined` when it was not, or after a day. */
  messageRef(platform: string, key: string): Promise<string | undefined>;
}

/** What carries over between the questions of a conversation, for a day after the last one. */
export interface Conversations {
  context(conversationKey: string): Promise<ConversationContext | undefined>;
  remember(conversationKey: string, user: string, context: ConversationContext): Promise<void>;
}

/** The working state of one reply, which its buttons refer to. */
export interface Receipt {
  readonly question: Question;
  readonly scope: Scope;
  /** How a question was answered; absent for commands that look figures up. */
  readonly answer?: Answer;
  readonly trace?: Trace;
  readonly next?: ConversationContext;
  readonly platform: string;
  /** The team, server or other place it belongs to: a button pressed in another one is unknown there. */
  readonly place?: string;
  /** Finds the request in the log. */
  readonly questionId: string;
  /** Finds the request in the inbox. */
  readonly requestKey?: string;
  /** The card that was shown, so that it can be shown to others. */
  readonly card?: Json;
  /** Questions that buttons under the card ask. */
  readonly related?: readonly string[];
}

/** Receipts are kept encrypted for a day. */
export interface Receipts {
  /** The key to find it by, `ref` where one was given out already: letters, digits, "-" and "_", at most 32 characters. */
  keep(user: string, receipt: Receipt, ref?: string): Promise<string>;
  /** `undefined` when it has expired or never was. */
  find(ref: string): Promise<Receipt | undefined>;
  /** Whether it is this user who asked. */
  isOf(ref: string, user: string): Promise<boolean>;
  /** The last one kept for a question. */
  ofQuestion(questionId: string): Promise<Receipt | undefined>;
}

export const FEEDBACK_CHOICES = ['right', 'wrong-answer', 'wrong-passage'] as const;
export type FeedbackChoice = (typeof FEEDBACK_CHOICES)[number];

/** More is no comment but a document. */
export const COMMENT_MAX = 500;

export interface FeedbackEntry {
  readonly questionId: string;
  readonly choice: FeedbackChoice;
  readonly at: Moment;
  /** The words of a question that was not answered right; gone after a day unless the operator keeps questions. */
  readonly question?: string;
  /** What was wrong, in the words of whoever pressed: at most `COMMENT_MAX` characters. */
  readonly comment?: string;
  /** What was answered: the sentence and where it stands. */
  readonly documentId?: DocumentId;
  readonly quote?: string;
  /** The article that came nearest. */
  readonly nearest?: DocumentId;
}

/** What people thought of answers; of one person's opinions on one answer the last counts. */
export interface Feedback {
  /** A comment stays until its choice changes or another one takes its place. */
  give(user: string, given: Omit<FeedbackEntry, 'at'>): Promise<void>;
  /** Oldest first; of one place, where it is named. */
  since(at: Moment, place?: string): Promise<readonly FeedbackEntry[]>;
}

/** A question that a person was asked because no article answered it well. */
export interface HelpRequest {
  readonly question: string;
  /** The sentences that were tried, as the person sees them. */
  readonly card: Json;
  readonly platform: string;
  readonly questionId: string;
}

export interface KeptHelpRequest extends HelpRequest {
  readonly askedAt: Moment;
  /** When somebody marked it resolved. */
  readonly resolvedAt?: Moment;
}

/** Questions to people, for the days of retention; their words are kept encrypted. */
export interface HelpRequests {
  /** `ref` is the key of the answer's receipt; one answer is asked about once. */
  ask(ref: string, user: string, request: HelpRequest): Promise<'new' | 'known'>;
  find(ref: string): Promise<KeptHelpRequest | undefined>;
  /** Keeps who resolved it, as a keyed hash, and when; the first counts. Whether it was open until now. */
  resolve(ref: string, user: string): Promise<boolean>;
  /** Oldest first. */
  since(at: Moment): Promise<readonly KeptHelpRequest[]>;
}

/** What was set for one channel, by name. */
export type ChannelSettings = Readonly<Record<string, string>>;

export interface Channels {
  settings(channelKey: string): Promise<ChannelSettings>;
  set(channelKey: string, settings: ChannelSettings): Promise<void>;
  /** What was set, channel by channel; which channel it is is not told. */
  all(): Promise<readonly ChannelSettings[]>;
}

/** What a program asks with: whoever holds its secret may ask about its collections. */
export interface Token {
  /** Names it in lists, logs and the keys of what is kept; it opens nothing. */
  readonly id: string;
  /** What the operator called it. */
  readonly name: string;
  /** `site`: stands in the source of a page, and counts only in browsers that show a page of its origins. */
  readonly kind: 'program' | 'site';
  readonly collections: readonly string[];
  /** Requests a minute; 0 is no limit. */
  readonly perMinute: number;
  /** Where a site's pages are, such as `https://docs.example.org`; empty for a program. */
  readonly origins: readonly string[];
  /** Whether it also reads what is for the operator alone. */
  readonly isOperator: boolean;
  readonly madeAt: Moment;
}

/** Tokens by the keyed hash of their secret, which nobody can read back. */
export interface Tokens {
  add(token: Token, secret: string): Promise<void>;
  find(secret: string): Promise<Token | undefined>;
  /** Oldest first. */
  all(): Promise<readonly Token[]>;
  /** Whether there was one of this id. */
  revoke(id: string): Promise<boolean>;
}

/** The workspaces that installed the bot themselves, each by the place that its keys begin with. */
export interface Installations {
  /** Keeps what an installation was begun with, until it comes back with the same `state`. */
  begin(state: string, given: Json, until: Moment): Promise<void>;
  /** What was begun with a state, once; `undefined` when it is unknown, used or too old. */
  take(state: string): Promise<Json | undefined>;
  /** Keeps what a place is served with, in place of what it was served with before. */
  keep(place: string, installation: Json): Promise<void>;
  find(place: string): Promise<Json | undefined>;
  count(): Promise<number>;
}

/** The file of an answer that is still to be put into the folder of articles. */
export interface KeptAnswer {
  readonly name: string;
  readonly text: string;
  readonly keptAt: Moment;
}

/** Answers that editors wrote where the folder of articles could not be written, until they are taken out; encrypted. */
export interface KeptAnswers {
  /** Keeps a file unless one of its name is there; whether it did. It goes with its place, where it belongs to one. */
  keep(file: Omit<KeptAnswer, 'keptAt'>, place?: string): Promise<boolean>;
  find(name: string): Promise<KeptAnswer | undefined>;
  /** Oldest first. */
  all(): Promise<readonly KeptAnswer[]>;
  /** Whether there was one of this name. */
  remove(name: string): Promise<boolean>;
}

/** What a channel asked to be told of by itself. */
export interface Subscription {
  readonly platform: string;
  /** The channel, as its platform names it, team or server included. */
  readonly channelKey: string;
  readonly kind: 'digest' | 'figure';
  /** Which figure, in the words of whoever asked. */
  readonly subject?: string;
  /** The language of whoever asked. */
  readonly locale?: string;
  /** What the channel knows already. */
  readonly told?: string;
}

export interface DueSubscription {
  readonly subscription: Subscription;
  readonly dueAt: Moment;
}

/** Which channels want to be told of what; a channel has one of a kind and subject. */
export interface Subscriptions {
  put(subscription: Subscription, dueAt: Moment): Promise<void>;
  /** Whether there was one. */
  remove(subscription: Subscription): Promise<boolean>;
  of(channelKey: string): Promise<readonly Subscription[]>;
  /** Those of a platform whose time has come, the longest due first. */
  due(platform: string, at: Moment, limit: number): Promise<readonly DueSubscription[]>;
  /** Moves one on to its next time, with what it is told now; whether it still was due as given, so that one process tells it. */
  claim(subscription: Subscription, dueAt: Moment, nextDueAt: Moment): Promise<boolean>;
}

/** One request, as the question log keeps it. */
export interface LoggedQuestion {
  readonly questionId: string;
  readonly platform: string;
  readonly command: string;
  readonly outcome: string;
  readonly at: Moment;
  /** Gone after a day unless the operator keeps questions. */
  readonly text?: string;
  /** The article that was quoted, or came nearest to a question without an answer. */
  readonly nearest?: DocumentId;
}

export interface QuestionLog {
  write(user: string, question: Omit<LoggedQuestion, 'at'>): Promise<void>;
  /** Newest first; of one place, where it is named. */
  since(at: Moment, limit: number, place?: string): Promise<readonly LoggedQuestion[]>;
  /** What one user asked, newest first; only questions whose words are still kept. */
  by(user: string, limit: number): Promise<readonly LoggedQuestion[]>;
}

/** How long things are kept. */
export interface Retention {
  /** Whether the words of questions outlive a day. */
  readonly keepsQuestions: boolean;
  /** Days that logged questions, feedback and questions to people are kept. */
  readonly days: number;
}

/** Whether what is kept is kept where it belongs, or waits in memory because that is out of reach, or damaged. */
export type StoreHealth =
  | { readonly state: 'up' }
  | {
      readonly state: 'degraded';
      readonly detail: string;
      readonly since: Moment;
      /** Whether it is no longer whole: it does not come back by itself. */
      readonly isDamaged: boolean;
    };

/**
 * What must outlive the process. Users, conversations and channels are given as the platforms name
 * them (a team or server first, then ":") and kept as keyed hashes; every text that people wrote is kept encrypted.
 * @throws {StoreError} from every method, when what lies underneath fails.
 */
export interface Store {
  readonly inbox: Inbox;
  readonly conversations: Conversations;
  readonly receipts: Receipts;
  readonly feedback: Feedback;
  readonly help: HelpRequests;
  readonly channels: Channels;
  readonly questions: QuestionLog;
  readonly tokens: Tokens;
  readonly installations: Installations;
  readonly subscriptions: Subscriptions;
  readonly answers: KeptAnswers;
  /** A keyed hash of a text, 22 letters, digits, "-" and "_": without the store's key nobody can make it. */
  sign(text: string): string;
  /** Erases whatever a user left; resolves to the number of rows. Requests still waiting for their reply stay. */
  forget(user: string): Promise<number>;
  /** Erases whatever belongs to a place, its installation too; resolves to the number of rows. Nothing of it is answered any more. */
  forgetPlace(place: string): Promise<number>;
  /** Removes what has expired; resolves to the number of rows. */
  sweep(): Promise<number>;
  /** How it is now; always up, unless it says. */
  health?(): StoreHealth;
  /** Writes what is under way, then closes. */
  close(): Promise<void>;
}

/** How long working state is kept: conversations, receipts, keys of requests, and questions by default. */
export const WORKING_STATE_MS = 24 * 60 * 60 * 1000;
