import { createArticleLinks } from '../../bots/article-links.ts';
import type { BotServices } from '../../bots/platform.ts';
import { createRateLimiter, type RateLimiter } from '../../bots/requests/rate-limit.ts';
import type { Token } from '../../store/store.ts';

/** What every request of a program is answered with. */
export interface ProgramDesk {
  readonly services: BotServices;
  /** How much may be asked with a token. */
  limitsOf(token: Token): RateLimiter;
  /** Counts tokens that open nothing, by the address they came from. */
  readonly failures: RateLimiter;
}

/** Wrong tokens a minute that one client may try. */
const FAILURES_PER_MINUTE = 30;

/** The token's own rate; where persons can be told apart, each has theirs before it, as in chat. */
const createLimits = ({ limits, now }: BotServices): ProgramDesk['limitsOf'] => {
  /** By rate: tokens of one rate are kept apart by their ids. */
  const byRate = new Map<number, RateLimiter>();
  const limiterOf = ({ perMinute }: Token): RateLimiter => {
    const known = byRate.get(perMinute) ?? createRateLimiter({ user: 0, channel: perMinute }, now);
    byRate.set(perMinute, known);
    return known;
  };
  return (token) => ({
    take: (userKey, person) => {
      // The channel of a person is theirs alone: what counts for all of a token is its own rate.
      const own = person === '' ? 0 : (limits?.take(userKey, userKey) ?? 0);
      return own > 0 ? own : limiterOf(token).take('', token.id);
    },
  });
};

export const createProgramDesk = (services: BotServices): ProgramDesk => ({
  services,
  limitsOf: createLimits(services),
  failures: createRateLimiter({ user: FAILURES_PER_MINUTE, channel: 0 }, services.now),
});

/** The services with links to the viewer: where PUBLIC_URL names no address for it, the one that was asked is it. */
export const servicesAt = (services: BotServices, origin: string): BotServices => ({
  ...services,
  store: services.store,
  links:
    services.links ??
    createArticleLinks({
      base: origin,
      collectionOf: (id) => services.library().documents.get(id)?.collection,
      sign: (text) => services.store?.sign(text),
    }),
});
