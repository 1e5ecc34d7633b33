import type { Store } from '../../store/store.ts';
import type { BotRequest } from '../requests/bot-request.ts';
import { channelChoices } from '../scopes/channel-settings.ts';

/** Where people are asked, as the platform says or as it is set for the channel. @throws {StoreError} */
export const helpChannelOf = async (
  { helpChannel, channelKey }: BotRequest,
  store: Store,
): Promise<string | undefined> => {
  if (helpChannel === '') return undefined;
  if (helpChannel !== undefined || channelKey === undefined) return helpChannel;
  return (await channelChoices(store, channelKey)).help;
};
