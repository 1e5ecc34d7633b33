import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { classifyFailure, type SlackFailure } from '../delivery/failure.ts';
import type { SlackConnection } from './connection.ts';

/** A place for one connection that is filled again whenever its connection ends. */
export interface SlackSocket {
  /** Settles with the first attempt: nothing when it worked, else why it did not. */
  readonly firstAttempt: Promise<SlackFailure | undefined>;
  isOpen(): boolean;
  /** Why there is no connection, if there is none. */
  failure(): SlackFailure | undefined;
  stop(): Promise<void>;
}

/** A connection that lasted this long was a good one: the next is opened at once. */
const STABLE_MS = 10_000;
const FIRST_PAUSE_MS = 250;
/** Between connections that break soon after hello. */
const FLAPPING_PAUSE_MAX_MS = 2000;
/** Between attempts that fail; Slack says itself when it wants fewer. */
const FAILING_PAUSE_MAX_MS = 10_000;
/** Somebody may mend a token or switch Socket Mode on again. */
const REFUSED_PAUSE_MS = 60_000;

const RETIRE_AFTER_MS = 2000;
/** An opening that is under way ends itself when it is done. */
const STOP_WITHIN_MS = 1000;

/** How long to wait the nth time in a row that the same goes wrong; two sockets do not wait alike. */
const growingPause = (times: number, maxMs: number): number => {
  const jitter = 0.75 + Math.random() / 2;
  return times === 0 ? 0 : Math.min(maxMs, FIRST_PAUSE_MS * 2 ** (times - 1)) * jitter;
};

const pauseAfterFailure = (failures: number, failure: SlackFailure): number => {
  if (failure.kind === 'refused') return REFUSED_PAUSE_MS;
  const asked = failure.kind === 'passing' ? (failure.waitMs ?? 0) : 0;
  return Math.max(asked, growingPause(failures, FAILING_PAUSE_MAX_MS));
};

/** Keeps one connection open until stopped. The next one is open before the old one is closed. */
export const keepSocket = (open: () => Promise<SlackConnection>, logger: Logger): SlackSocket => {
  const stopping = new AbortController();
  let current: SlackConnection | undefined;
  let failure: SlackFailure | undefined;
  let settleFirst: (failure: SlackFailure | undefined) => void = () => {};
  const firstAttempt = new Promise<SlackFailure | undefined>((resolve) => {
    settleFirst = resolve;
  });
  const isStopping = (): boolean => stopping.signal.aborted;

  /** Closes a connection that was replaced, once what Slack sent over it before it knew is through. */
  const retire = async (previous: SlackConnection): Promise<void> => {
    await sleep(RETIRE_AFTER_MS, undefined, { signal: stopping.signal }).catch(() => {});
    await previous.close();
  };

  /** One connection from hello to end: how long it lasted. */
  const live = async (): Promise<number> => {
    const next = await open();
    const previous = current;
    current = next;
    failure = undefined;
    settleFirst(undefined);
    if (previous) void retire(previous);
    const openedAt = performance.now();
    const reason = await (isStopping() ? 'lost' : next.ended);
    // One to be replaced stays until the next is open: answers still go out over it.
    if (reason !== 'replace') await next.close();
    return performance.now() - openedAt;
  };

  const run = async (): Promise<void> => {
    let short = 0;
    let failures = 0;
    while (!isStopping()) {
      let pause: number;
      try {
        short = (await live()) > STABLE_MS ? 0 : short + 1;
        failures = 0;
        pause = growingPause(short, FLAPPING_PAUSE_MAX_MS);
      } catch (error) {
        failures += 1;
        failure = classifyFailure(error);
        settleFirst(failure);
        logger.warn({ failures, ...failure }, 'slack connection failed');
        pause = pauseAfterFailure(failures, failure);
      }
      await sleep(pause, undefined, { signal: stopping.signal }).catch(() => {});
    }
    await current?.close();
  };
  const running = run();

  return {
    firstAttempt,
    isOpen: () => current?.isOpen() ?? false,
    failure: () => failure,
    stop: async () => {
      stopping.abort();
      await current?.close();
      await Promise.race([running, sleep(STOP_WITHIN_MS)]);
    },
  };
};
