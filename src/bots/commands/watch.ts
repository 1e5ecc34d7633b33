import type { Store, Subscription } from '../../store/store.ts';
import type { BotServices } from '../platform.ts';
import { noticeCard } from '../presentation/cards/notice-card.ts';
import type { Notice } from '../presentation/notice.ts';
import type { Command, CommandInput, Reply } from './command.ts';
import { watchedFigure } from './watched-figure.ts';

/** What a channel is told of beyond that, nobody reads. */
const WATCHED_MAX = 10;
const SUBJECT_MAX = 200;
const STOP = /^(?:stop|off)\s+(?=\S)/iu;

const notice = (content: Notice): Reply => ({
  card: noticeCard(content),
  visibility: 'private',
  isLookup: true,
});

const watchedIn = async (store: Store, channelKey: string): Promise<readonly Subscription[]> =>
  (await store.subscriptions.of(channelKey)).filter(({ kind }) => kind === 'figure');

const list = (watched: readonly Subscription[]): Reply =>
  watched.length === 0
    ? notice({ kind: 'watch-none' })
    : notice({ kind: 'watching', subjects: watched.map(({ subject = '' }) => subject) });

const begin = async (
  input: CommandInput,
  services: BotServices,
  store: Store,
  subscription: Subscription & { readonly subject: string },
): Promise<Reply> => {
  const { subject } = subscription;
  const found = watchedFigure(subject, input.scope, services.library());
  if (found === undefined) {
    return notice({ kind: 'watch-unclear', subject, command: `${input.commandPrefix}figure` });
  }
  const others = (await watchedIn(store, subscription.channelKey)).filter(
    (known) => known.subject !== subject,
  );
  if (others.length >= WATCHED_MAX) return notice({ kind: 'watch-many', most: WATCHED_MAX });
  await store.subscriptions.put({ ...subscription, told: found.now }, services.now());
  return { ...notice({ kind: 'watch-on', subject, value: found.now }), visibility: 'public' };
};

/** Tells a channel by itself when a figure of the articles changes. */
export const watch: Command = {
  name: 'watch',
  description: 'Tells this channel when a number of the articles changes',
  options: [
    {
      name: 'topic',
      description: 'The number, such as "industrial growth west"; without it, what is watched here',
      required: false,
      kind: 'text',
      maxLength: SUBJECT_MAX,
      completes: 'topic',
    },
    {
      name: 'stop',
      description: 'No longer tell of it',
      required: false,
      kind: 'boolean',
    },
  ],
  run: async (input, services) => {
    const { store } = services;
    const { channelKey, isDirect, platform, locale, options } = input;
    if (store === undefined || channelKey === undefined || isDirect === true) {
      return notice({ kind: 'no-settings-here' });
    }
    const { topic = '', stop } = options;
    const subject = topic.replace(STOP, '').slice(0, SUBJECT_MAX);
    if (subject === '') return list(await watchedIn(store, channelKey));
    const subscription = {
      platform,
      channelKey,
      kind: 'figure',
      subject,
      ...(locale === undefined ? {} : { locale }),
    } as const;
    if (stop !== 'true' && subject === topic) return begin(input, services, store, subscription);
    const wasThere = await store.subscriptions.remove(subscription);
    return wasThere
      ? notice({ kind: 'watch-off', subject })
      : list(await watchedIn(store, channelKey));
  },
};
