import type { Workspace } from './workspace.ts';

/** The workspaces that the bot serves. */
export interface Workspaces {
  /** The one of a team; `undefined` where the bot is not installed. @throws {StoreError} */
  of(team: string): Promise<Workspace | undefined>;
  /** Forgets whatever belongs to a team, unless it was installed anew since. @throws {StoreError} */
  leave(team: string, leftAt: number): Promise<void>;
  /** Resolves when nothing is under way in any of them. */
  settle(): Promise<void>;
  /** Why Slack refuses the one token that there is. */
  tokenRefusal(): string | undefined;
}

const settleOne = async ({ conversation, poster }: Workspace): Promise<void> => {
  await conversation.settle();
  await poster.drain();
};

/** The workspace of the one token that was set; whatever the bot hears comes from there. */
export const soleWorkspace = (workspace: Workspace): Workspaces => ({
  of: async () => workspace,
  leave: async () => {},
  settle: () => settleOne(workspace),
  tokenRefusal: workspace.tokenRefusal,
});

/** A workspace that installed the bot, as it is kept. */
export interface Installed {
  readonly workspace: (known: Workspace | undefined) => Workspace;
  readonly installedAt: number;
}

export interface InstalledOptions {
  /** What is kept of a team's installation. @throws {StoreError} */
  readonly find: (team: string) => Promise<Installed | undefined>;
  /** Erases whatever is kept of a team. @throws {StoreError} */
  readonly forget: (team: string) => Promise<number>;
}

/** The oldest are made again when they are heard of. */
const WORKSPACES_MAX = 5000;

/**
 * The workspaces that installed the bot themselves. What is kept is read for each thing that Slack sends, so that a
 * token which another process was given or lost is never used a moment longer.
 */
export const installedWorkspaces = ({ find, forget }: InstalledOptions): Workspaces => {
  const known = new Map<string, Workspace>();

  const of: Workspaces['of'] = async (team) => {
    const installed = team === '' ? undefined : await find(team);
    const before = known.get(team);
    known.delete(team);
    if (installed === undefined) return undefined;
    const workspace = installed.workspace(before);
    known.set(team, workspace);
    const [oldest] = known.keys();
    if (known.size > WORKSPACES_MAX && oldest !== undefined) known.delete(oldest);
    return workspace;
  };

  return {
    of,
    leave: async (team, leftAt) => {
      const installed = await find(team);
      if (installed !== undefined && installed.installedAt > leftAt) return;
      const workspace = known.get(team);
      known.delete(team);
      await forget(team);
      if (workspace === undefined) return;
      // An answer that was under way may have kept something since.
      void workspace.conversation.settle().then(async () => {
        if ((await find(team)) === undefined) await forget(team);
      });
    },
    settle: async () => {
      await Promise.all([...known.values()].map(settleOne));
    },
    tokenRefusal: () => undefined,
  };
};
