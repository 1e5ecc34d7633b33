import type { Places } from '../delivery/delivery.ts';
import { type MessageFields, threadOf } from './message-fields.ts';

/** A message is answered in its thread. */
export const messagePlaces = (message: MessageFields): Places => {
  const { channel, user = '' } = message;
  const threadTs = threadOf(message);
  return {
    public: { kind: 'channel', channel, threadTs },
    private: { kind: 'ephemeral', channel, user, threadTs },
  };
};

/** A slash command is answered over the address that came with it. */
export const urlPlaces = (url: string): Places => ({
  public: { kind: 'response-url', url, isPublic: true },
  private: { kind: 'response-url', url, isPublic: false },
});
