import type { Logger } from 'pino';
import type { Scope } from '../../qa/types.ts';
import type { BotServices } from '../platform.ts';
import { channelChoices, type Tenant } from './channel-settings.ts';
import { PUBLIC_SCOPE } from './public-scope.ts';

/** Where somebody asks, as far as what they may see depends on it. */
export interface Place {
  readonly isDirect: boolean;
  /** The channel, as its platform names it, team or guild included. */
  readonly channelKey?: string;
  readonly conversationKey?: string;
  /** Where the place is one of many: what may be seen there at most. */
  readonly tenant?: Tenant | undefined;
  /** What the asker may see, where the platform knows better: whoever runs the console sees everything. */
  readonly scope?: Scope;
}

/** What may be seen in a place of many: what was set for its channel, as far as the place may see it at all. */
const tenantScope = async (
  tenant: Tenant,
  channelKey: string | undefined,
  store: BotServices['store'],
  logger: Logger,
): Promise<Scope> => {
  const all = tenant.collections;
  if (channelKey === undefined) return { collections: all };
  try {
    const { collections: chosen = all } = await channelChoices(store, channelKey);
    return { collections: chosen.filter((name) => all.includes(name)) };
  } catch (err) {
    logger.error({ err }, 'channel settings could not be read');
    return { collections: all };
  }
};

/**
 * What may be seen where somebody asks: what was set for the channel with `/newsdesk settings`, what
 * the operator set for direct messages, and else what everyone may see. The one place that decides it.
 * A store that fails shows what everyone may see and nothing more.
 */
export const resolveScope = async (
  { isDirect, channelKey, conversationKey, tenant, scope }: Place,
  { store, directScope }: Pick<BotServices, 'store' | 'directScope'>,
  logger: Logger,
): Promise<Scope> => {
  if (scope !== undefined) return scope;
  if (tenant !== undefined)
    return tenantScope(tenant, isDirect ? undefined : channelKey, store, logger);
  if (isDirect) return directScope ?? PUBLIC_SCOPE;
  const key = channelKey ?? conversationKey;
  if (key === undefined) return PUBLIC_SCOPE;
  try {
    const { collections } = await channelChoices(store, key);
    return collections === undefined ? PUBLIC_SCOPE : { collections };
  } catch (err) {
    logger.error({ err }, 'channel settings could not be read');
    return PUBLIC_SCOPE;
  }
};
