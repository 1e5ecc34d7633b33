import type { Json } from './json.ts';
import type { Delivery } from './records.ts';
import type { Send } from './send.ts';

/** What people look at beside the app. */
export interface Looking {
  /** Turns to a channel, message or canvas: what is written to the app from then on says so. */
  lookAt(entities: readonly Json[], user?: string): Promise<Delivery>;
  /** What Slack adds to what somebody does with the app. */
  contextOf(user: string): Json;
}

/** Source: docs.slack.dev, "app_context_changed": without entities the context is empty. */
export const createLooking = (send: Send): Looking => {
  const contexts = new Map<string, Json>();
  return {
    lookAt: (entities, user = 'U0001') => {
      const context = entities.length === 0 ? {} : { entities };
      contexts.set(user, context);
      return send.event({ type: 'app_context_changed', context });
    },
    contextOf: (user) => {
      const context = contexts.get(user);
      return context === undefined ? {} : { app_context: context };
    },
  };
};
