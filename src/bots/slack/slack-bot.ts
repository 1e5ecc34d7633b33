import { setTimeout as sleep } from 'node:timers/promises';
import { ConfigError } from '../../config/config-error.ts';
import type { Bot, BotServices, Health } from '../platform.ts';
import { assembleSlack } from './slack-app.ts';
import type { Delivery } from './slack-delivery.ts';
import type { SlackSettings } from './slack-settings.ts';
import type { Refusal } from './slack-transport.ts';

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
  const { conversation, poster, inbox, transport, tokenRefusal } = assembleSlack(
    settings,
    services,
  );
  let stopResuming = (): void => {};
  let health: () => Health = () => ({ state: 'starting' });
  return {
    start: async () => {
      const refusal = await transport.start();
      if (refusal !== undefined) throw refused(refusal);
      health = () => healthOf(transport.health(), tokenRefusal());
      stopResuming = inbox.resume(({ request, address }) =>
        // As `acceptFirst` wrote it.
        conversation.answer({ ...(address as unknown as Omit<Delivery, 'request'>), request }),
      );
    },
    stop: async () => {
      stopResuming();
      transport.refuseNew();
      const settled = conversation.settle().then(() => poster.drain());
      await within(settled, DRAIN_WITHIN_MS);
      await transport.stop();
      health = () => ({ state: 'failed', detail: 'stopped' });
    },
    health: () => health(),
    ...(transport.routes === undefined
      ? {}
      : { routes: transport.routes, questionsCome: 'by-routes' }),
  };
};
