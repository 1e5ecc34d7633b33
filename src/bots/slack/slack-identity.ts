import type { App } from '@slack/bolt';

/** Asks Slack once who the bot is; several may wait for the same answer, and a failed attempt is made again. */
export const createIdentity = (): ((app: App) => Promise<void>) => {
  let known: Promise<void> | undefined;
  return (app) => {
    known ??= app.init().catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };
};
