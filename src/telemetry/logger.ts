import { type Logger, pino, stdTimeFunctions } from 'pino';
import type { LogLevel } from '../config/settings.ts';

export interface LoggerOptions {
  readonly level: LogLevel;
  /** Receives one line of JSON an event, its line end included. Standard error, never standard output. */
  readonly write: (line: string) => void;
  /** Takes tokens out of a line. */
  readonly redact: (line: string) => string;
}

/** The logger of the process: one JSON object a line, its time as ISO 8601, tokens taken out of every field and message. */
export const createLogger = ({ level, write, redact }: LoggerOptions): Logger =>
  pino(
    { level, base: null, timestamp: stdTimeFunctions.isoTime },
    { write: (line: string) => write(redact(line)) },
  );
