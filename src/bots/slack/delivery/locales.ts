import { setTimeout as sleep } from 'node:timers/promises';
import type { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import type { IdentityDesk } from '../intake/identity.ts';

/** People change their language rarely. */
const KEPT_MS = 24 * 60 * 60_000;
const PEOPLE_MAX = 5000;
/** An answer does not wait longer for a language. */
const KNOWN_WITHIN_MS = 700;
const NEEDED_SCOPE = 'users:read';

/** Knows the languages of people, as far as the bot's scopes let it see. */
export interface Locales {
  /** Somebody's locale such as "de-DE"; `undefined` where it cannot be told in time. Never rejects. */
  of(user: string): Promise<string | undefined>;
  /** The same as far as it was told before. */
  known(user: string): string | undefined;
}

/** Asks Slack for the locale of each person once a day. Source: docs.slack.dev, "users.info", `include_locale`. */
export const createLocales = (
  client: webApi.WebClient,
  identity: IdentityDesk,
  logger: Logger,
  now: () => number,
): Locales => {
  const told = new Map<string, { readonly at: number; readonly locale: string | undefined }>();

  const remember = (user: string, locale: string | undefined): void => {
    told.delete(user);
    told.set(user, { at: now(), locale });
    const [oldest] = told.keys();
    if (told.size > PEOPLE_MAX && oldest !== undefined) told.delete(oldest);
  };

  const ask = async (user: string): Promise<string | undefined> => {
    try {
      const answer = await client.users.info({ user, include_locale: true });
      remember(user, answer.user?.locale);
      return answer.user?.locale;
    } catch (err) {
      logger.debug({ err }, 'slack locale could not be looked up');
      // Who cannot be looked up is not asked for again with every question.
      remember(user, undefined);
      return undefined;
    }
  };

  return {
    known: (user) => told.get(user)?.locale,
    of: async (user) => {
      if (identity.known()?.scopes.has(NEEDED_SCOPE) !== true) return undefined;
      const recent = told.get(user);
      if (recent !== undefined && now() - recent.at < KEPT_MS) return recent.locale;
      const timeout = new AbortController();
      const late = sleep(KNOWN_WITHIN_MS, undefined, { signal: timeout.signal }).catch(
        () => undefined,
      );
      const locale = await Promise.race([ask(user), late]);
      timeout.abort();
      return locale;
    },
  };
};
