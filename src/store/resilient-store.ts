import type { ConversationContext } from '../qa/types.ts';
import { type Outage, type OutageOptions, refuseAway, watchForOutage } from './outage.ts';
import { createRecentMap } from './recent-map.ts';
import { newReceiptRef } from './sql/working-state.ts';
import type {
  ChannelSettings,
  Channels,
  Conversations,
  Inbox,
  Installations,
  Json,
  Receipt,
  Receipts,
  Store,
  Token,
  Tokens,
} from './store.ts';

/** Keys of requests that this process knows without the store. */
const KEYS_MAX = 50_000;
/** What was remembered last is known without the store: buttons and follow-ups work on. */
const CONVERSATIONS_MAX = 2_000;
const RECEIPTS_MAX = 500;
const CHANNELS_MAX = 2_000;
const TOKENS_MAX = 200;
const INSTALLATIONS_MAX = 2_000;

/** A part of the store whose every operation is refused at once while the store is away. */
const guarded = <Part extends object>(part: Part, outage: Outage): Part =>
  Object.fromEntries(
    Object.entries(part).map(([name, operation]: [string, (...given: unknown[]) => unknown]) => [
      name,
      (...given: unknown[]) => outage.attempt(async () => operation(...given), refuseAway),
    ]),
  ) as Part; // every operation stands where it stood, with the same parameters

/** Does a write now, or once the store is back. */
const write = (outage: Outage, subject: string, work: () => Promise<unknown>): Promise<void> =>
  outage.attempt(
    async () => {
      await work();
    },
    () => outage.postpone(subject, work),
  );

const resilientInbox = (inbox: Inbox, outage: Outage): Inbox => {
  const known = createRecentMap<true>(KEYS_MAX);
  const refs = createRecentMap<string>(KEYS_MAX);
  return {
    accept: (entry, lease) => {
      const key = `${entry.platform}\n${entry.key}`;
      const isKnown = known.get(key) === true;
      known.set(key, true);
      const accept = () => inbox.accept(entry, lease);
      return outage.attempt(accept, () => {
        if (isKnown) return 'duplicate';
        outage.postpone(`request ${key}`, accept);
        return 'new';
      });
    },
    // What nobody can lease, nobody works on: it is tried again when the store is back.
    lease: (...given) =>
      outage.attempt(
        () => inbox.lease(...given),
        () => false,
      ),
    pending: (...given) =>
      outage.attempt(
        () => inbox.pending(...given),
        () => [],
      ),
    posted: (platform, key, messageRef) => {
      if (messageRef !== undefined) refs.set(`${platform}\n${key}`, messageRef);
      return write(outage, `request ${platform}\n${key}`, () =>
        inbox.posted(platform, key, messageRef),
      );
    },
    messageRef: (platform, key) =>
      outage.attempt(
        () => inbox.messageRef(platform, key),
        () => refs.get(`${platform}\n${key}`),
      ),
  };
};

const resilientConversations = (conversations: Conversations, outage: Outage): Conversations => {
  const recent = createRecentMap<ConversationContext>(CONVERSATIONS_MAX);
  return {
    context: (key) =>
      outage.attempt(
        () => conversations.context(key),
        () => recent.get(key),
      ),
    remember: (key, user, context) => {
      recent.set(key, context);
      return write(outage, `conversation ${key}`, () => conversations.remember(key, user, context));
    },
  };
};

const resilientReceipts = (receipts: Receipts, outage: Outage): Receipts => {
  const recent = createRecentMap<{ readonly user: string; readonly receipt: Receipt }>(
    RECEIPTS_MAX,
  );
  return {
    ...guarded(receipts, outage),
    keep: async (user, receipt, ref = newReceiptRef()) => {
      recent.set(ref, { user, receipt });
      await write(outage, `receipt ${ref}`, () => receipts.keep(user, receipt, ref));
      return ref;
    },
    find: (ref) =>
      outage.attempt(
        () => receipts.find(ref),
        () => recent.get(ref)?.receipt,
      ),
    isOf: (ref, user) =>
      outage.attempt(
        () => receipts.isOf(ref, user),
        () => recent.get(ref)?.user === user,
      ),
    ofQuestion: (questionId) =>
      outage.attempt(
        () => receipts.ofQuestion(questionId),
        () =>
          [...recent.values()].findLast(({ receipt }) => receipt.questionId === questionId)
            ?.receipt,
      ),
  };
};

/** A channel that was never read is answered as if nothing had been set: with what everyone may see. */
const resilientChannels = (channels: Channels, outage: Outage): Channels => {
  const recent = createRecentMap<ChannelSettings>(CHANNELS_MAX);
  return {
    ...guarded(channels, outage),
    settings: (channel) =>
      outage.attempt(
        async () => {
          const settings = await channels.settings(channel);
          recent.set(channel, settings);
          return settings;
        },
        () => recent.get(channel) ?? {},
      ),
  };
};

/** A token that was found before goes on working; one that nobody has asked with since the start does not. */
const resilientTokens = (tokens: Tokens, outage: Outage): Tokens => {
  const recent = createRecentMap<Token | undefined>(TOKENS_MAX);
  return {
    ...guarded(tokens, outage),
    find: (secret) =>
      outage.attempt(
        async () => {
          const token = await tokens.find(secret);
          if (token !== undefined || recent.get(secret) !== undefined) recent.set(secret, token);
          return token;
        },
        () => recent.get(secret) ?? refuseAway(),
      ),
  };
};

/** A workspace that was found before is served on; none is installed or forgotten meanwhile. */
const resilientInstallations = (installations: Installations, outage: Outage): Installations => {
  const recent = createRecentMap<Json | undefined>(INSTALLATIONS_MAX);
  return {
    ...guarded(installations, outage),
    find: (place) =>
      outage.attempt(
        async () => {
          const installation = await installations.find(place);
          if (installation !== undefined || recent.get(place) !== undefined) {
            recent.set(place, installation);
          }
          return installation;
        },
        () => recent.get(place) ?? refuseAway(),
      ),
  };
};

/**
 * The same store, which goes on while what lies underneath is out of reach: requests are accepted in memory (so
 * that "exactly once" holds within this process alone), what was remembered lately is known, writes wait and are
 * done once the store is back. What cannot wait, like erasing, is refused. Its health says which of both it is.
 */
export const createResilientStore = (
  store: Store,
  options: Omit<OutageOptions, 'probe'>,
): Store => {
  const outage = watchForOutage({ ...options, probe: () => store.inbox.pending('', 1) });
  const { feedback, questions } = store;
  return {
    inbox: resilientInbox(store.inbox, outage),
    conversations: resilientConversations(store.conversations, outage),
    receipts: resilientReceipts(store.receipts, outage),
    feedback: {
      ...guarded(feedback, outage),
      give: (user, given) =>
        write(outage, `feedback ${given.questionId} ${user}`, () => feedback.give(user, given)),
    },
    help: guarded(store.help, outage),
    channels: resilientChannels(store.channels, outage),
    questions: {
      ...guarded(questions, outage),
      write: (user, question) =>
        write(outage, `question ${question.questionId}`, () => questions.write(user, question)),
    },
    tokens: resilientTokens(store.tokens, outage),
    installations: resilientInstallations(store.installations, outage),
    subscriptions: guarded(store.subscriptions, outage),
    answers: guarded(store.answers, outage),
    ...guarded(
      { forget: store.forget, forgetPlace: store.forgetPlace, sweep: store.sweep },
      outage,
    ),
    sign: store.sign,
    health: outage.health,
    close: async () => {
      await outage.end();
      await store.close();
    },
  };
};
