import type { Logger } from 'pino';
import type { DueSubscription, Store, Subscription } from '../store/store.ts';
import { linkCard } from './article-links.ts';
import { DIGEST_EVERY_MS } from './commands/digest.ts';
import { watchedFigure } from './commands/watched-figure.ts';
import type { BotServices } from './platform.ts';
import type { Card } from './presentation/card.ts';
import { digestCard } from './presentation/cards/digest-card.ts';
import type { Tenant } from './scopes/channel-settings.ts';
import { resolveScope } from './scopes/resolve-scope.ts';

/** What became of a card for a channel: it stands there, the channel will never take one, or not now. */
export type Told = 'posted' | 'refused' | 'failed';

export interface TellingOptions {
  readonly platform: string;
  readonly services: BotServices;
  readonly logger: Logger;
  /** The place of a channel, where it is one of many. */
  readonly tenantOf?: (channelKey: string) => Promise<Tenant | undefined>;
  /** Posts a card in a channel; `key` is the same for the same news. Never rejects. */
  readonly post: (channelKey: string, card: Card, key: string) => Promise<Told>;
}

const LOOK_EVERY_MS = 60_000;
/** Articles change now and then; nobody waits for a figure. */
const FIGURE_EVERY_MS = 15 * 60_000;
const AGAIN_AFTER_MS = 10 * 60_000;
const TOLD_AT_ONCE = 20;

const EVERY_MS: Readonly<Record<Subscription['kind'], number>> = {
  digest: DIGEST_EVERY_MS,
  figure: FIGURE_EVERY_MS,
};

/** What there is to tell, and what the channel knows then; no card where there is nothing. */
interface News {
  readonly card?: Card;
  readonly told?: string;
}

const newsOf = async (
  subscription: Subscription,
  { services, logger, tenantOf }: TellingOptions,
): Promise<News> => {
  const { channelKey, kind, subject = '', told, locale } = subscription;
  const tenant = await tenantOf?.(channelKey);
  const scope = await resolveScope({ isDirect: false, channelKey, tenant }, services, logger);
  await services.ready?.(scope);
  switch (kind) {
    case 'digest': {
      const [place = ''] = channelKey.split(':', 1);
      const facts = await services.editors?.digest({ place, scope });
      return facts === undefined ? {} : { card: digestCard(facts, locale) };
    }
    case 'figure': {
      const found = watchedFigure(subject, scope, services.library());
      if (found === undefined || found.now === told) return told === undefined ? {} : { told };
      if (told === undefined) return { told: found.now };
      return { card: found.changed(subject, told, locale), told: found.now };
    }
    default:
      return kind satisfies never;
  }
};

/** Tells one channel, if the turn is ours; what could not be posted for now is told again later. */
const tellOne = async (
  { subscription, dueAt }: DueSubscription,
  store: Store,
  options: TellingOptions,
): Promise<void> => {
  const { services, logger, post } = options;
  const { card, told } = await newsOf(subscription, options);
  const next = told === undefined ? subscription : { ...subscription, told };
  const at = services.now();
  if (!(await store.subscriptions.claim(next, dueAt, at + EVERY_MS[subscription.kind]))) return;
  if (card === undefined) return;
  const { links } = services;
  const linked = links === undefined ? card : linkCard(card, links);
  const { channelKey, kind } = subscription;
  const outcome = await post(channelKey, linked, `${kind}:${channelKey}:${dueAt}`);
  logger.info({ kind, outcome }, 'channel told');
  if (outcome === 'refused') await store.subscriptions.remove(subscription);
  if (outcome === 'failed') await store.subscriptions.put(subscription, at + AGAIN_AFTER_MS);
};

const tellDue = async (options: TellingOptions): Promise<void> => {
  const { platform, services, logger } = options;
  const { store } = services;
  if (store === undefined) return;
  for (const due of await store.subscriptions.due(platform, services.now(), TOLD_AT_ONCE)) {
    try {
      await tellOne(due, store, options);
    } catch (err) {
      logger.error({ err }, 'channel could not be told');
    }
  }
};

/**
 * Tells the channels of a platform what they asked to be told of, when it is due, once among all processes; returns what
 * stops it. A process that ends between taking a turn and posting loses that turn.
 */
export const tellSubscribers = (options: TellingOptions): (() => void) => {
  let isLooking = false;
  const look = async (): Promise<void> => {
    if (isLooking) return;
    isLooking = true;
    try {
      await tellDue(options);
    } catch (err) {
      options.logger.error({ err }, 'subscriptions could not be read');
    } finally {
      isLooking = false;
    }
  };
  void look();
  const timer = setInterval(() => void look(), LOOK_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
};
