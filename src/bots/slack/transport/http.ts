import { setTimeout as sleep } from 'node:timers/promises';
import type { App, ReceiverEvent } from '@slack/bolt';
import type { Logger } from 'pino';
import type { Health } from '../../platform.ts';
import type { Route, RouteRequest } from '../../route.ts';
import { classifyFailure, type SlackFailure } from '../delivery/failure.ts';
import { REQUEST_PATH } from '../ids.ts';
import { parseSlackBody } from './http-body.ts';
import { signatureProblem } from './signature.ts';
import { refusalOf, type Transport } from './transport.ts';

/** Slack waits three seconds; then it tells the user that the app did not respond, or sends the event again. */
const ACKNOWLEDGED_WITHIN_MS = 2900;
const FIRST_PAUSE_MS = 500;
const PAUSE_MAX_MS = 30_000;

export interface HttpTransportOptions {
  readonly signingSecret: string;
  /** Rejects while Slack does not say who the bot is. */
  readonly identify: () => Promise<unknown>;
  readonly logger: Logger;
  readonly now: () => number;
}

/** Larger than anything Slack sends: a modal may hold 250 kB. */
const BODY_BYTES_MAX = 1_000_000;

const respond = (status: number, text = ''): Response => new Response(text, { status });

/** What an acknowledgement says, as Slack reads it over HTTP. */
const acknowledgement = (payload: unknown): Response => {
  if (payload === undefined || payload === null || payload === '') return respond(200);
  return typeof payload === 'string' ? respond(200, payload) : Response.json(payload);
};

const retryOf = (headers: Headers): Pick<ReceiverEvent, 'retryNum' | 'retryReason'> => {
  const retryNum = Number(headers.get('x-slack-retry-num') ?? Number.NaN);
  const retryReason = headers.get('x-slack-retry-reason') ?? undefined;
  return {
    ...(Number.isFinite(retryNum) ? { retryNum } : {}),
    ...(retryReason === undefined ? {} : { retryReason }),
  };
};

/** Hands an event to the app; resolves with the acknowledgement, or with what Slack is told when there is none. */
const dispatch = async (
  app: App,
  body: Record<string, unknown>,
  headers: Headers,
  logger: Logger,
): Promise<Response> => {
  let answer: (response: Response) => void = () => {};
  const answered = new Promise<Response>((resolve) => {
    answer = resolve;
  });
  const limit = setTimeout(() => answer(respond(404)), ACKNOWLEDGED_WITHIN_MS);
  const ack = async (payload: unknown): Promise<void> => answer(acknowledgement(payload));
  app.processEvent({ body, ack, ...retryOf(headers) }).then(
    // Nobody listens to it: Slack need not wait.
    () => answer(respond(404)),
    (err: unknown) => {
      logger.warn({ err }, 'slack event failed');
      answer(respond(500));
    },
  );
  const response = await answered;
  clearTimeout(limit);
  return response;
};

const healthOf = (failure: SlackFailure | undefined, isTaking: boolean): Health => {
  if (failure?.kind === 'refused') {
    return { state: 'failed', detail: `Slack refuses the token: ${failure.detail}` };
  }
  if (failure !== undefined) {
    return { state: 'degraded', detail: `Slack cannot be reached: ${failure.detail}` };
  }
  return isTaking ? { state: 'up' } : { state: 'starting' };
};

/** Signed requests to a public address: the handlers do not know that they come this way. */
export const createHttpTransport = (options: HttpTransportOptions): Transport => {
  const { signingSecret, identify, logger, now } = options;
  const stopping = new AbortController();
  let app: App | undefined;
  let isTaking = false;
  let failure: SlackFailure | undefined;

  const handle = async (request: RouteRequest): Promise<Response> => {
    const raw = Buffer.from(await request.arrayBuffer());
    const problem = signatureProblem(request.headers, raw, signingSecret, now());
    if (problem !== undefined) {
      logger.warn({ problem }, 'slack request refused');
      return respond(401);
    }
    const body = parseSlackBody(raw.toString('utf8'), request.headers.get('content-type') ?? '');
    if (body === undefined) return respond(400);
    if (body.type === 'url_verification') return Response.json({ challenge: body.challenge });
    if (body.ssl_check === '1') return respond(200);
    // Slack sends events again; a user is told that a command did not get through.
    if (app === undefined || !isTaking) return respond(503);
    return dispatch(app, body, request.headers, logger);
  };

  /** Whether Slack knows the token; undefined says so. */
  const identifyOnce = async (): Promise<SlackFailure | undefined> => {
    try {
      await identify();
      isTaking = !stopping.signal.aborted;
      failure = undefined;
    } catch (error) {
      failure = classifyFailure(error);
      logger.warn({ ...failure }, 'slack does not know the bot yet');
    }
    return failure;
  };

  const goOnTrying = async (): Promise<void> => {
    for (let pause = FIRST_PAUSE_MS; !stopping.signal.aborted; pause *= 2) {
      const ms = Math.min(pause, PAUSE_MAX_MS);
      await sleep(ms, undefined, { signal: stopping.signal }).catch(() => {});
      if (stopping.signal.aborted || (await identifyOnce()) === undefined) return;
    }
  };

  const stop = async (): Promise<void> => {
    isTaking = false;
    stopping.abort();
  };

  return {
    receiver: {
      init: (slackApp) => {
        app = slackApp;
      },
      start: async () => {},
      stop,
    },
    start: async () => {
      const first = await identifyOnce();
      if (first?.kind === 'refused') return refusalOf(first.detail, 'SLACK_BOT_TOKEN');
      if (first !== undefined) void goOnTrying();
      return undefined;
    },
    refuseNew: () => {
      isTaking = false;
    },
    stop,
    health: () => healthOf(failure, isTaking),
    routes: [
      {
        method: 'POST',
        path: REQUEST_PATH,
        bodyMaxBytes: BODY_BYTES_MAX,
        isTakenUnderAnyHost: true,
        handle,
      } satisfies Route,
    ],
  };
};
