import { isArticle } from '../../qa/library/articles-in.ts';
import type { Scope } from '../../qa/types.ts';
import type { LoggedQuestion, Store } from '../../store/store.ts';
import type { BotServices } from '../platform.ts';
import { noticeCard } from '../presentation/cards/notice-card.ts';
import { settingsCard, statusCard } from '../presentation/cards/status-card.ts';
import type { Notice } from '../presentation/notice.ts';
import { QUESTION_MAX } from '../requests/request-text.ts';
import { channelChoices, readCollections, setChannelChoice } from '../scopes/channel-settings.ts';
import type { Command, CommandInput, Reply } from './command.ts';

const DAY_MS = 24 * 60 * 60_000;
const STATUS_DAYS = 7;
/** Questions read back at most. */
const MAX_QUESTIONS = 10_000;
const MAX_GAPS = 3;

const DEFAULT_WORDS = /^(?:default|reset|none|off)$/iu;
/** How Slack and Discord write a channel that was picked: `<#C024BE7LR|general>`, `<#123456789>`. */
const CHANNEL = /^(?:<#([A-Z0-9]{1,30})(?:\|[^>]*)?>|([A-Z0-9]{6,30}))$/iu;

const privately = (card: Reply['card']): Reply => ({ card, visibility: 'private' });
const notice = (content: Notice): Reply => privately(noticeCard(content));

/** Requests that asked something of the articles. */
const isQuestion = ({ outcome }: LoggedQuestion): boolean =>
  outcome === 'answered' || outcome === 'abstained';

/** Of one place among many, what is its own alone. */
const articlesIn = ({ scope, tenant }: CommandInput, services: BotServices): number => {
  const seen = tenant?.collections ?? scope.collections;
  return [...services.library().documents.values()].filter(
    (document) =>
      isArticle(document) && (tenant === undefined || seen.includes(document.collection)),
  ).length;
};

const status = async (input: CommandInput, services: BotServices): Promise<Reply> => {
  const { tenant, scope } = input;
  const { corpus, store, metrics, now } = services;
  const logged =
    (await store?.questions.since(now() - STATUS_DAYS * DAY_MS, MAX_QUESTIONS, tenant?.place)) ??
    [];
  const questions = logged.filter(isQuestion);
  const stands = tenant === undefined ? corpus?.() : undefined;
  const latency = metrics?.latency?.();
  const gaps = (await services.gaps?.(MAX_GAPS, tenant && { place: tenant.place, scope })) ?? [];
  return privately(
    statusCard({
      articles: stands?.articles ?? articlesIn(input, services),
      rejected: stands?.rejected.length ?? 0,
      ...(stands?.meaning === undefined ? {} : { meaning: stands.meaning }),
      indexAgeMs: stands === undefined ? 0 : Math.max(0, now() - stands.since),
      questions: questions.length,
      answered: questions.filter(({ outcome }) => outcome === 'answered').length,
      days: STATUS_DAYS,
      ...(latency === undefined ? {} : { latency }),
      gaps,
    }),
  );
};

/** Where settings are kept, or what is missing for that. */
const placeOf = ({ channelKey, isDirect }: CommandInput): string | undefined =>
  isDirect === true ? undefined : channelKey;

const usageOf = ({ commandPrefix }: CommandInput): readonly string[] => [
  `${commandPrefix}newsdesk settings collections public, board: what may be asked about here; "default" for what everyone may see.`,
  `${commandPrefix}newsdesk help-channel #channel: where "Ask a person" posts; "off" for nowhere.`,
];

/** Whether the place may see all of that. */
const mayBeSeen = (names: readonly string[], { tenant }: CommandInput): boolean =>
  names.every((name) => tenant?.collections.includes(name) !== false);

/** Sets what may be asked about in a channel; why not, where it cannot be. */
const setCollections = async (
  input: CommandInput,
  services: BotServices,
  store: Store,
  channelKey: string,
  value: string,
): Promise<Notice | undefined> => {
  const isDefault = DEFAULT_WORDS.test(value);
  const names = isDefault ? [] : readCollections(value);
  if (names === undefined) return { kind: 'wrong-collections', value };
  if (!mayBeSeen(names, input)) {
    return { kind: 'other-collections', known: input.tenant?.collections ?? [] };
  }
  const written = isDefault ? undefined : names.join(', ');
  await setChannelChoice(store, channelKey, 'collections', written);
  if (names.length > 0) prepare({ collections: names }, services);
  return undefined;
};

const settings = async (input: CommandInput, services: BotServices, rest: string) => {
  const channelKey = placeOf(input);
  const { store } = services;
  if (channelKey === undefined || store === undefined) return notice({ kind: 'no-settings-here' });
  const [, name, value = ''] = /^(\S+)\s*([\s\S]*)$/u.exec(rest) ?? [];
  if (name?.toLowerCase() === 'collections' && value !== '') {
    const refusal = await setCollections(input, services, store, channelKey, value);
    if (refusal !== undefined) return notice(refusal);
  } else if (name?.toLowerCase() === 'help') {
    return helpChannel(input, services, value);
  }
  return showSettings(input, services, channelKey);
};

/** Begins with the index for what was set: whoever asks next does not wait for all of it. */
const prepare = (scope: Scope, { ready, logger }: BotServices): void => {
  ready?.(scope).catch((err: unknown) => logger.error({ err }, 'scope could not be prepared'));
};

const showSettings = async (
  input: CommandInput,
  { store }: BotServices,
  channelKey: string,
): Promise<Reply> => {
  const { collections, help } = await channelChoices(store, channelKey);
  return privately(
    settingsCard({
      collections: collections ?? input.scope.collections,
      isDefault: collections === undefined,
      help,
      usage: usageOf(input),
    }),
  );
};

const helpChannel = async (input: CommandInput, services: BotServices, value: string) => {
  const channelKey = placeOf(input);
  const { store } = services;
  if (channelKey === undefined || store === undefined) return notice({ kind: 'no-settings-here' });
  if (value !== '') {
    const [, picked, written] = CHANNEL.exec(value) ?? [];
    const channel = DEFAULT_WORDS.test(value) ? undefined : (picked ?? written);
    if (channel === undefined && !DEFAULT_WORDS.test(value)) {
      return notice({ kind: 'wrong-channel', value });
    }
    await setChannelChoice(store, channelKey, 'help', channel);
  }
  return showSettings(input, services, channelKey);
};

/** What `/newsdesk` can be asked to do. */
export const NEWSDESK_ACTIONS = ['status', 'settings', 'help-channel'] as const;

/** For admins: how the corpus and the answers stand, and what is set for a channel. */
export const newsdesk: Command = {
  name: 'newsdesk',
  description: 'For admins: how the articles and answers stand, and settings of this channel',
  audience: 'admin',
  options: [
    {
      name: 'action',
      description: 'status, settings or help-channel',
      required: false,
      kind: 'text',
      choices: NEWSDESK_ACTIONS,
      maxLength: QUESTION_MAX,
    },
    {
      name: 'value',
      description: 'What to set, for example: collections public, board',
      required: false,
      kind: 'text',
      maxLength: 300,
    },
  ],
  run: async (input, services) => {
    const { action: typed = '', value } = input.options;
    const [, action = 'status', typedRest = ''] = /^(\S+)\s*([\s\S]*)$/u.exec(typed) ?? [];
    const rest = value ?? typedRest;
    switch (action.toLowerCase()) {
      case 'status':
        return status(input, services);
      case 'settings':
        return settings(input, services, rest);
      case 'help-channel':
        return helpChannel(input, services, rest);
      default:
        return notice({ kind: 'unknown-action', name: action, known: NEWSDESK_ACTIONS });
    }
  },
};
