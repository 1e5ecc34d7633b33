import type { Scope } from '../../qa/types.ts';
import type { BotServices } from '../platform.ts';
import { collectionsSet } from './channel-settings.ts';

/** More scopes than these are prepared when they are asked for: each takes as much memory as its articles. */
const PREPARED_MAX = 12;

/**
 * Prepares what direct messages may see, what channels were set to see, those of most channels first, and what tokens
 * may see: nobody who asks there first waits for an index. Resolves to how many scopes that were; what goes wrong is logged.
 */
export const prepareScopes = async ({
  store,
  directScope,
  ready,
  logger,
}: Pick<BotServices, 'store' | 'directScope' | 'ready' | 'logger'>): Promise<number> => {
  try {
    const set = (await collectionsSet(store)).map((collections): Scope => ({ collections }));
    const ofTokens = (await store?.tokens.all())?.map(
      ({ collections }): Scope => ({ collections }),
    );
    const direct = directScope === undefined ? [] : [directScope];
    const scopes = [...direct, ...set, ...(ofTokens ?? [])];
    const prepared = scopes.slice(0, PREPARED_MAX);
    for (const scope of prepared) await ready?.(scope);
    return prepared.length;
  } catch (err) {
    logger.error({ err }, 'scopes of channels could not be prepared');
    return 0;
  }
};
