import { ConfigError } from '../../../config/config-error.ts';
import type { Store } from '../../../store/store.ts';
import type { BotServices } from '../../platform.ts';
import { PUBLIC_SCOPE } from '../../scopes/public-scope.ts';
import type { RequestSettings } from '../intake/requests.ts';
import type { InstallSettings } from '../settings.ts';
import { findInstallation, type KeptInstallation } from './installer.ts';
import { createWorkspace, type Workspace, type WorkspaceOptions } from './workspace.ts';
import type { InstalledOptions } from './workspaces.ts';

/** Where installations are kept. @throws {ConfigError} where nothing is kept */
export const storeOf = ({ store }: BotServices): Store => {
  if (store !== undefined) return store;
  throw new ConfigError('CONFIG_MISSING', 'DATABASE_URL', 'set it: installations are kept there');
};

/** Whoever installed the bot is an admin of it in that workspace, and it sees what the operator gave that workspace. */
const settingsThere = (
  team: string,
  { installedBy }: KeptInstallation,
  settings: RequestSettings,
  { collections }: InstallSettings,
): RequestSettings => ({
  commandPrefix: settings.commandPrefix,
  admins: [...settings.admins, installedBy],
  // A channel of one workspace is none of another's: each sets its own.
  helpChannel: undefined,
  tenant: { place: team, collections: collections.get(team) ?? PUBLIC_SCOPE.collections },
});

/** Looks up what a team installed; a workspace goes on with what speaks to it as long as its installation is the same. */
export const findInstalled = (
  store: Store,
  settings: RequestSettings,
  install: InstallSettings,
  options: WorkspaceOptions,
): InstalledOptions['find'] => {
  const make = (team: string, kept: KeptInstallation): Workspace => {
    const identity = { ...kept.bot, scopes: new Set(kept.bot.scopes) };
    return createWorkspace(
      options,
      kept.token,
      settingsThere(team, kept, settings, install),
      identity,
    );
  };
  return async (team) => {
    const kept = await findInstallation(store.installations, team);
    if (kept === undefined) return undefined;
    return {
      installedAt: kept.installedAt,
      workspace: (known) => (known?.token === kept.token ? known : make(team, kept)),
    };
  };
};
