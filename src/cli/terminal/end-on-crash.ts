import type { Logger } from 'pino';

/** What may be told of an error nobody foresaw: its kind and where it came from, never its words. */
export interface CrashReport {
  readonly type: string;
  readonly code?: string;
  /** The lines of its stack that name places, and no other. */
  readonly frames: readonly string[];
  readonly cause?: CrashReport;
}

/** A class, or a code such as `ERR_INVALID_ARG_TYPE` or `42P01`. */
const NAME = /^\w{1,64}$/u;
const FRAME = /^ {4}at .{1,500}$/u;
const FRAMES_MAX = 20;
const CAUSES_MAX = 3;

const nameIn = (value: unknown): string | undefined =>
  typeof value === 'string' && NAME.test(value) ? value : undefined;

/** The stack below the message: a message of several lines may hold whatever looks like a frame. */
const framesOf = ({ stack = '', message }: Error): readonly string[] => {
  const from = stack.indexOf(message);
  const below = from < 0 ? '' : stack.slice(from + message.length);
  return below
    .split('\n')
    .filter((line) => FRAME.test(line))
    .slice(0, FRAMES_MAX)
    .map((line) => line.trim());
};

/**
 * An error without its words. Messages quote what they are about: `JSON.parse` the text, a driver its parameters, a
 * socket the address. What was thrown and is no error is told by its type alone.
 */
export const reportCrash = (thrown: unknown, causesMax: number = CAUSES_MAX): CrashReport => {
  if (!(thrown instanceof Error)) return { type: typeof thrown, frames: [] };
  const code = 'code' in thrown ? nameIn(thrown.code) : undefined;
  return {
    type: nameIn(thrown.name) ?? 'Error',
    ...(code === undefined ? {} : { code }),
    frames: framesOf(thrown),
    ...(thrown.cause === undefined || causesMax === 0
      ? {}
      : { cause: reportCrash(thrown.cause, causesMax - 1) }),
  };
};

/**
 * Logs, from now on, what nobody handled. An exception leaves the process in no state that is known: it ends, with 1.
 * A rejection concerns whoever waited for it: one platform's mistake must not take the other down.
 */
export const endOnCrash = (logger: Logger): void => {
  process.on('uncaughtException', (thrown) => {
    try {
      logger.fatal({ crash: reportCrash(thrown) }, 'uncaught exception');
    } finally {
      process.exit(1);
    }
  });
  process.on('unhandledRejection', (thrown) => {
    logger.error({ crash: reportCrash(thrown) }, 'unhandled rejection');
  });
};
