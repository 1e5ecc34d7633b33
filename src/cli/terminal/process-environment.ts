import { existsSync } from 'node:fs';
import type { TextStyle } from '../../bots/console/console-text.ts';
import type { Environment } from '../../config/environment.ts';
import type { LogLevel } from '../../config/settings.ts';
import { createLogger } from '../../telemetry/logger.ts';
import { createRedactor } from '../../telemetry/redact.ts';

const MAX_WIDTH = 100;
const PLAIN_WIDTH = 80;

/** The variables of the process, with those of a `.env` in the working folder; real variables win. */
export const processEnvironment = (): Environment => {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return process.env;
};

/** A logger of the process, to standard error. */
export const processLogger = (level: LogLevel, environment: Environment) =>
  createLogger({
    level,
    write: (line) => process.stderr.write(line),
    redact: createRedactor(environment),
  });

/** How text goes to standard output: styled on a terminal only, and never where NO_COLOR is set (no-color.org). */
export const outputStyle = (environment: Environment): TextStyle => ({
  width: Math.min(process.stdout.columns || PLAIN_WIDTH, MAX_WIDTH),
  isStyled: process.stdout.isTTY === true && !environment.NO_COLOR && environment.TERM !== 'dumb',
});

/** Ends the process quietly, with what it has done so far, when whoever reads its output has gone. */
export const endWhenOutputCloses = (): void => {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
};

/** Says on standard error what went wrong and sets the exit code; stacks are for what is none of the `expected` errors. */
export const failProcess = (
  error: unknown,
  expected: readonly (abstract new (...given: never) => Error)[] = [],
): void => {
  const isExpected = expected.some((one) => error instanceof one);
  const text =
    error instanceof Error
      ? isExpected
        ? error.message
        : (error.stack ?? error.message)
      : String(error);
  process.stderr.write(`${createRedactor(process.env)(text)}\n`);
  process.exitCode = 1;
};
