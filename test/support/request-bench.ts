import { editorServices } from '../../src/bots/editors-desk.ts';
import type { BotServices } from '../../src/bots/platform.ts';
import type { Action, ActionKind, Card } from '../../src/bots/presentation/card.ts';
import type { BotRequest } from '../../src/bots/requests/bot-request.ts';
import { handleRequest } from '../../src/bots/requests/handle-request.ts';
import { createRateLimiter } from '../../src/bots/requests/rate-limit.ts';
import { buildLibrary } from '../../src/qa/library/build-library.ts';
import type { Library } from '../../src/qa/library/library.ts';
import type { Document } from '../../src/qa/types.ts';
import type { Store } from '../../src/store/store.ts';
import { createLogger } from '../../src/telemetry/logger.ts';
import { makeDocument } from './library.ts';
import { openTestStore } from './open-test-store.ts';

/** One product without platforms: what is asked and pressed goes the way every request goes. */
export interface RequestBench {
  readonly store: Store;
  readonly clock: { now: number };
  /** Asks from a public channel, unless told otherwise. */
  send(question: string, extra?: Partial<BotRequest>): ReturnType<typeof handleRequest>;
  press(action: Action, extra?: Partial<BotRequest>): ReturnType<typeof handleRequest>;
}

/** A library of one paragraph each. */
export const libraryOf = (...texts: readonly (Partial<Document> & { readonly text: string })[]) =>
  buildLibrary(texts.map((given) => makeDocument(given)));

/** The button of a kind on a card. */
export const buttonOn = (card: Card, kind: ActionKind): Action => {
  const action = card.actions.find((one) => one.kind === kind);
  if (action === undefined) throw new Error(`the ${card.kind} card offers no button “${kind}”`);
  return action;
};

export const openRequestBench = async (
  library: () => Library,
  given: Partial<BotServices> = {},
): Promise<RequestBench> => {
  const clock = { now: 1_700_000_000_000 };
  const store = await openTestStore(() => clock.now);
  const services: BotServices = {
    library,
    logger: createLogger({ level: 'silent', write: () => {}, redact: (line) => line }),
    now: () => clock.now,
    store,
    limits: createRateLimiter({ user: 0, channel: 0 }, () => clock.now),
    ...editorServices(
      library,
      () => store,
      undefined,
      () => clock.now,
    ),
    ...given,
  };
  let count = 0;
  const send: RequestBench['send'] = (question, extra = {}) => {
    count += 1;
    const request: BotRequest = {
      key: `T1:${count}`,
      platform: 'slack',
      command: 'ask',
      options: { question },
      userKey: 'T1:U1',
      conversationKey: 'T1:C1',
      channelKey: 'T1:C1',
      isDirect: false,
      visibility: 'public',
      ...extra,
    };
    return handleRequest(request, services);
  };
  const press: RequestBench['press'] = ({ kind, ref }, extra = {}) =>
    send('', { command: kind, options: {}, press: { action: kind, ref }, ...extra });
  return { store, clock, send, press };
};
