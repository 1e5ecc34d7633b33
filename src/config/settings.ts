import { type Environment, readEnvironment } from './environment.ts';

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** What no single platform owns. */
export interface Settings {
  /** The folder the articles are in. */
  readonly corpusDirectory: string;
  /** `undefined` when unset: each entry point has its own fallback. */
  readonly logLevel: LogLevel | undefined;
  /** Where the web server listens. */
  readonly host: string;
  readonly port: number;
  /** Where conversations and receipts are kept; `undefined` keeps them in memory. */
  readonly databaseUrl: string | undefined;
}

/** The settings that the variables give, or their safe fallbacks. @throws {ConfigError} naming every wrong one. */
export const readSettings = (environment: Environment): Settings => {
  const reader = readEnvironment(environment);
  const settings: Settings = {
    corpusDirectory: reader.text('CORPUS_DIR', 'corpus'),
    logLevel: reader.choice('LOG_LEVEL', LOG_LEVELS),
    host: reader.text('HOST', '127.0.0.1'),
    port: reader.integer('PORT', { min: 0, max: 65_535, fallback: 3000 }),
    databaseUrl: reader.optional('DATABASE_URL'),
  };
  reader.check();
  return settings;
};
