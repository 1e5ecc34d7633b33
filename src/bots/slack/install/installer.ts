import { randomBytes } from 'node:crypto';
import { webApi } from '@slack/bolt';
import {
  type Installation,
  type InstallationStore,
  InstallProvider,
  type InstallURLOptions,
  InvalidStateError,
  type StateStore,
} from '@slack/oauth';
import type { Logger } from 'pino';
import type { Installations, Json } from '../../../store/store.ts';
import { INSTALLED_PATH } from '../ids.ts';
import type { Identity } from '../intake/identity.ts';
import type { InstallSettings } from '../settings.ts';
import { createSlackLogger } from '../transport/logger.ts';
import { BOT_SCOPES, linkDomainOf, optionalScopes } from './manifest.ts';

/** Whoever begins an installation has so long to confirm it. */
const STATE_KEPT_MS = 10 * 60_000;
const STATE_BYTES = 24;

/** An installation as it is kept: sealed, and only what the bot needs to serve the workspace. */
export interface KeptInstallation {
  readonly token: string;
  readonly bot: Omit<Identity, 'scopes'> & { readonly scopes: readonly string[] };
  /** Who installed it: an admin of the bot there. */
  readonly installedBy: string;
  readonly installedAt: number;
}

export interface InstallerOptions {
  readonly settings: InstallSettings;
  readonly asksByEmoji: boolean;
  readonly installations: () => Installations;
  readonly clientOptions: webApi.WebClientOptions;
  readonly apiUrl: string | undefined;
  readonly logger: Logger;
  readonly now: () => number;
}

/** States are random, kept, and good for one installation. */
const stateStore = ({ installations, now }: InstallerOptions): StateStore => ({
  generateStateParam: async (options) => {
    const state = randomBytes(STATE_BYTES).toString('base64url');
    const given = JSON.parse(JSON.stringify(options)) as Json; // parsed JSON is JSON
    await installations().begin(state, given, now() + STATE_KEPT_MS);
    return state;
  },
  verifyStateParam: async (_, state) => {
    const begun = await installations().take(state);
    if (begun === undefined) throw new InvalidStateError('the state is unknown, used or too old');
    return begun as unknown as InstallURLOptions; // as it was begun
  },
});

/** Why an installation cannot be served, in words for the log. */
const refusalOf = ({ isEnterpriseInstall, team, bot }: Installation): string | undefined => {
  if (isEnterpriseInstall === true || team === undefined) {
    return 'it was installed for a whole organisation; install it in each workspace';
  }
  if (bot === undefined) return 'no bot token was given';
  return bot.refreshToken === undefined
    ? undefined
    : 'its tokens rotate; switch token rotation off in the app';
};

const keptOf = async (
  installation: Installation,
  { clientOptions, now }: InstallerOptions,
): Promise<readonly [team: string, kept: KeptInstallation]> => {
  const { team, bot, user } = installation;
  const refusal = refusalOf(installation);
  if (refusal !== undefined || team === undefined || bot === undefined) throw new Error(refusal);
  const { token, userId, id, scopes } = bot;
  const { user: name = 'newsdesk' } = await new webApi.WebClient(token, clientOptions).auth.test();
  const known = { botUserId: userId, botId: id, name, scopes };
  return [team.id, { token, bot: known, installedBy: user.id, installedAt: now() }];
};

/** What is kept of a team's installation. @throws {StoreError} */
export const findInstallation = async (
  installations: Installations,
  team: string,
): Promise<KeptInstallation | undefined> =>
  (await installations.find(team)) as KeptInstallation | undefined; // as it was kept

const installationStore = (options: InstallerOptions): InstallationStore => ({
  storeInstallation: async (installation) => {
    const [team, kept] = await keptOf(installation, options);
    await options.installations().keep(team, JSON.parse(JSON.stringify(kept)) as Json);
    options.logger.info('slack workspace installed the bot');
  },
  fetchInstallation: async () => {
    throw new Error('installations are looked up by their team');
  },
});

/** Slack's page that asks whether to install, beside its Web API. Source: docs.slack.dev, "Installing with OAuth". */
const authorizeUrl = (apiUrl: string | undefined): string =>
  new URL('../oauth/v2/authorize', apiUrl ?? 'https://slack.com/api/').href;

/** What the bot asks a workspace for, and where Slack sends people back to. */
export const installUrlOptions = (
  { publicUrl }: InstallSettings,
  asksByEmoji: boolean,
): InstallURLOptions => ({
  scopes: [
    ...BOT_SCOPES,
    ...optionalScopes({ asksByEmoji, linkDomain: linkDomainOf(publicUrl) }),
  ].map(({ scope }) => scope),
  redirectUri: `${publicUrl}${INSTALLED_PATH}`,
});

/** The SDK's own installer, whose states and installations are kept in the store. */
export const createInstaller = (options: InstallerOptions): InstallProvider => {
  const { settings, asksByEmoji, clientOptions, apiUrl, logger } = options;
  return new InstallProvider({
    clientId: settings.clientId,
    clientSecret: settings.clientSecret,
    stateStore: stateStore(options),
    installationStore: installationStore(options),
    installUrlOptions: installUrlOptions(settings, asksByEmoji),
    directInstall: true,
    clientOptions: { ...clientOptions },
    authorizationUrl: authorizeUrl(apiUrl),
    stateCookieExpirationSeconds: STATE_KEPT_MS / 1000,
    logger: createSlackLogger(logger),
  });
};
