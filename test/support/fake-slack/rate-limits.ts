import type { Json } from './json.ts';
import type { State } from './state.ts';

/** Calls a minute by tier. Source: docs.slack.dev, "Rate limits". */
const PER_MINUTE = { 2: 20, 3: 50, 4: 100 } as const;
const TIERS: Readonly<Record<string, keyof typeof PER_MINUTE>> = {
  'views.publish': 4,
  'views.open': 4,
  'views.update': 4,
  'views.push': 4,
  'users.info': 4,
};
/** Not published: how many messages a channel takes at once. */
const POST_BURST = 3;

/** Seconds to wait before a call is allowed, 0 when it is now. */
export const secondsToWait = (state: State, team: string, method: string, args: Json): number => {
  if (!state.options.hasRateLimits) return 0;
  const isPost = method === 'chat.postMessage' || method === 'chat.postEphemeral';
  const perMinute = PER_MINUTE[TIERS[method] ?? 3];
  const capacity = isPost ? POST_BURST : perMinute;
  const perSecond = isPost ? 1 : perMinute / 60;
  const key = isPost ? `${team}|post|${args.channel}` : `${team}|${method}`;
  const now = Date.now();
  const bucket = state.buckets.get(key) ?? { left: capacity, at: now };
  const refilled = bucket.left + ((now - bucket.at) / 1000) * perSecond;
  const left = Math.min(capacity, refilled);
  state.buckets.set(key, { left: left >= 1 ? left - 1 : left, at: now });
  return left >= 1 ? 0 : Math.max(1, Math.ceil((1 - left) / perSecond));
};
