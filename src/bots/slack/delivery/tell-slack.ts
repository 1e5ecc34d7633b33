import type { BotServices } from '../../platform.ts';
import { tellSubscribers } from '../../tell-subscribers.ts';
import { renderCard } from '../blocks/blocks.ts';
import type { Workspaces } from '../install/workspaces.ts';

/** The team and the channel that a key names. */
const partsOf = (channelKey: string): readonly [team: string, channel: string] => {
  const at = channelKey.indexOf(':');
  return [channelKey.slice(0, at), channelKey.slice(at + 1)];
};

/** Tells Slack's channels what they asked to be told of; returns what stops it. */
export const tellSlack = (workspaces: Workspaces, services: BotServices): (() => void) =>
  tellSubscribers({
    platform: 'slack',
    services,
    logger: services.logger.child({ platform: 'slack' }),
    tenantOf: async (channelKey) => {
      const [team] = partsOf(channelKey);
      return (await workspaces.of(team))?.settings.tenant;
    },
    post: async (channelKey, card, key) => {
      const [team, channel] = partsOf(channelKey);
      const workspace = await workspaces.of(team);
      if (workspace === undefined) return 'refused';
      const posted = await workspace.poster.post({ kind: 'channel', channel }, renderCard(card), {
        requestKey: key,
      });
      return posted.kind;
    },
  });
