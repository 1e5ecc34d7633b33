import { randomUUID } from 'node:crypto';
import { LIMITS } from './checks/block-limits.ts';
import { blockText } from './checks/block-text.ts';
import { checkView, type Refusal, refuse } from './checks/check-message.ts';
import { copyOf, isJson, type Json, objectsOf, optionalText, textOf } from './json.ts';
import type { MethodsOf } from './method.ts';
import type { Team } from './records.ts';
import type { State } from './state.ts';

const TRIGGER_LIFETIME_MS = 3000;

const newHash = (): string => `${Date.now()}.${randomUUID()}`;

/** Keeps a view as Slack would, with ids for the blocks that have none. */
export const keepView = (state: State, team: Team, view: unknown, extra: Json = {}): Json => {
  const id = `V${String(state.next()).padStart(6, '0')}`;
  const given = isJson(view) ? copyOf(view) : {};
  const kept: Record<string, unknown> = {
    id,
    team_id: team.id,
    app_id: state.options.appId,
    bot_id: team.botId,
    state: { values: {} },
    hash: newHash(),
    previous_view_id: null,
    root_view_id: id,
    private_metadata: '',
    callback_id: '',
    external_id: '',
    ...given,
    blocks: objectsOf(given.blocks).map((block) => ({ block_id: randomUUID(), ...block })),
    ...extra,
  };
  state.views.set(id, kept);
  return kept;
};

const useTrigger = (state: State, args: Json): Refusal | undefined => {
  if (!args.trigger_id) return refuse('invalid_arguments');
  const trigger = state.triggers.get(textOf(args.trigger_id));
  if (!trigger) return refuse('invalid_trigger_id');
  if (trigger.isUsed) return refuse('exchanged_trigger_id');
  if (Date.now() - trigger.at > TRIGGER_LIFETIME_MS) return refuse('expired_trigger_id');
  trigger.isUsed = true;
  return undefined;
};

const findView = (state: State, args: Json): Record<string, unknown> | undefined =>
  args.view_id
    ? state.views.get(textOf(args.view_id))
    : [...state.views.values()].find(
        (view) => optionalText(args.external_id) && view.external_id === args.external_id,
      );

/** `views.*`. */
export const viewMethods: MethodsOf = (state) => ({
  'views.open': (args, { team }) =>
    useTrigger(state, args) ??
    checkView(state, 'views.open', args.view) ?? { view: keepView(state, team, args.view) },
  'views.push': (args, { team }) => {
    const trigger = state.triggers.get(textOf(args.trigger_id));
    const depth = trigger?.depth ?? 1;
    if (depth >= LIMITS.pushDepth) return refuse('push_limit_reached');
    const extra = { previous_view_id: trigger?.view ?? null, depth: depth + 1 };
    return (
      useTrigger(state, args) ??
      checkView(state, 'views.push', args.view) ?? {
        view: keepView(state, team, args.view, extra),
      }
    );
  },
  'views.update': (args) => {
    const view = findView(state, args);
    if (!view) return refuse('not_found');
    if (args.hash && args.hash !== view.hash) return refuse('hash_conflict');
    const refusal = checkView(state, 'views.update', args.view);
    if (refusal) return refusal;
    Object.assign(view, isJson(args.view) ? copyOf(args.view) : {}, { hash: newHash() });
    state.poke();
    return { view };
  },
  'views.publish': (args, { team }) => {
    const user = textOf(args.user_id);
    if (!state.users.has(user) || !isJson(args.view) || args.view.type !== 'home') {
      return refuse('invalid_arguments');
    }
    const refusal = checkView(state, 'views.publish', args.view);
    if (refusal) return refusal;
    const view = keepView(state, team, args.view, { user });
    state.outputs.push({
      at: Date.now(),
      via: 'views.publish',
      user,
      isEphemeral: false,
      text: blockText(view.blocks),
      fallback: '',
      blocks: objectsOf(view.blocks),
      view,
      raw: args,
    });
    state.poke();
    return { view };
  },
});
