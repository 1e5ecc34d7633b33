import type { Receiver } from '@slack/bolt';
import type { Health } from '../../platform.ts';
import type { Route } from '../../route.ts';

/** Slack will not let us in: which variable is wrong, and what to do about it. */
export interface Refusal {
  readonly variable: 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN';
  readonly detail: string;
  readonly remedy: string;
}

/** What brings events to the app. The listeners do not know which one it is. */
export interface Transport {
  readonly receiver: Receiver;
  /** Resolves with the first attempt. When Slack cannot be reached it goes on trying; when it refuses, it stops. */
  start(): Promise<Refusal | undefined>;
  /** Takes no further events; Slack sends them again later. */
  refuseNew(): void;
  stop(): Promise<void>;
  health(): Health;
  /** Where Slack's requests come in, where they do. */
  readonly routes?: readonly Route[];
}

const REMEDIES: Readonly<Record<Refusal['variable'], string>> = {
  SLACK_BOT_TOKEN:
    'copy the Bot User OAuth Token (xoxb-...) from "OAuth & Permissions" of the app, and install the app again if its scopes changed',
  SLACK_APP_TOKEN:
    'create an app-level token (xapp-...) with the scope connections:write under "Basic Information", and switch Socket Mode on',
};

export const refusalOf = (detail: string, variable: Refusal['variable']): Refusal => ({
  variable,
  detail,
  remedy: REMEDIES[variable],
});
