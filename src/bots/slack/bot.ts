import { setTimeout as sleep } from 'node:timers/promises';
import { ConfigError } from '../../config/config-error.ts';
import type { Bot, BotServices, Health } from '../platform.ts';
import { placeOf } from '../requests/place.ts';
import { assembleSlack } from './app.ts';
import type { Delivery } from './delivery/delivery.ts';
import { tellSlack } from './delivery/tell-slack.ts';
import type { SlackSettings } from './settings.ts';
import type { Refusal } from './transport/transport.ts';

/** Answers under way when the bot is stopped have this long. */
const DRAIN_WITHIN_MS = 8000;

/** A bot that hears but may not speak is no use. */
const healthOf = (health: Health, tokenRefusal: string | undefined): Health =>
  tokenRefusal === undefined || health.state === 'failed'
    ? health
    : { ...health, state: 'failed', detail: `Slack refuses SLACK_BOT_TOKEN: ${tokenRefusal}` };

const within = async (work: Promise<unknown>, limitMs: number): Promise<void> => {
  const timeout = new AbortController();
  const limit = sleep(limitMs, undefined, { signal: timeout.signal }).catch(() => {});
  await Promise.race([work, limit]);
  timeout.abort();
};

const refused = ({ variable, detail, remedy }: Refusal): ConfigError =>
  new ConfigError('CONFIG_INVALID', variable, `Slack refuses it (${detail}): ${remedy}`);

/** A bot over Socket Mode or signed HTTP. Nothing connects before `start`. */
export const createSlackBot = (settings: SlackSettings, services: BotServices): Bot => {
  const { workspaces, inbox, transport, routes } = assembleSlack(settings, services);
  let stopResuming = (): void => {};
  let stopTelling = (): void => {};
  let health: () => Health = () => ({ state: 'starting' });
  return {
    start: async () => {
      const refusal = await transport.start();
      if (refusal !== undefined) throw refused(refusal);
      health = () => healthOf(transport.health(), workspaces.tokenRefusal());
      stopResuming = inbox.resume(async ({ request, address }) => {
        const workspace = await workspaces.of(placeOf(request));
        if (workspace === undefined) return inbox.posted(request, undefined);
        // As `acceptFirst` wrote it.
        const given = address as unknown as Omit<Delivery, 'request'>;
        return workspace.conversation.answer({ ...given, request });
      });
      stopTelling = tellSlack(workspaces, services);
    },
    stop: async () => {
      stopResuming();
      stopTelling();
      transport.refuseNew();
      await within(workspaces.settle(), DRAIN_WITHIN_MS);
      await transport.stop();
      health = () => ({ state: 'failed', detail: 'stopped' });
    },
    health: () => health(),
    ...(transport.routes === undefined
      ? {}
      : { routes: [...transport.routes, ...routes], questionsCome: 'by-routes' }),
  };
};
