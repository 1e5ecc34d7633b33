import { type Environment, readEnvironment } from './environment.ts';
import { readSites, type SiteSetting } from './sites.ts';

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Shorter ones are guessed. */
const OPERATOR_TOKEN_MIN = 16;

/** What no single platform owns. */
export interface Settings {
  /** The folder the articles are in. */
  readonly corpusDirectory: string;
  /** Where folders of articles are published. */
  readonly sites: readonly SiteSetting[];
  /** How often the whole corpus folder is looked through, in seconds; changes are usually heard of at once. */
  readonly corpusSweepSeconds: number;
  /** Whether links in the corpus folder may lead out of it. */
  readonly followsLinks: boolean;
  /** What may be asked about in direct messages. */
  readonly directCollections: readonly string[];
  /** `undefined` when unset: each entry point has its own fallback. */
  readonly logLevel: LogLevel | undefined;
  /** Whether passages are read for the words that answer. */
  readonly usesReader: boolean;
  /** Whether passages are found by meaning too. */
  readonly usesEncoder: boolean;
  /** The folder of the operator's own encoder; the one that ships where it is unset. */
  readonly encoderFolder: string | undefined;
  /** Where the web server listens. */
  readonly host: string;
  readonly port: number;
  /** Where people reach it; links to articles begin with it. */
  readonly publicUrl: string | undefined;
  /** Whether what a proxy says about who asked is believed. */
  readonly trustsProxy: boolean;
  /** What whoever gives it on the page is the operator by. */
  readonly operatorToken: string | undefined;
  /** Where requests, conversations and receipts are kept. */
  readonly databaseUrl: string;
  /** With PostgreSQL: whether this process offers to keep the shared articles those of its folder. */
  readonly corpusSharing: 'watch' | 'follow' | 'off';
  /** What the store's keys come from; `undefined` generates a key file beside the database. */
  readonly storeKey: string | undefined;
  /** Whether the words of questions outlive a day. */
  readonly keepsQuestions: boolean;
  /** Days that logged questions and feedback are kept. */
  readonly retentionDays: number;
  /** Questions a minute; 0 is no limit. */
  readonly questionsPerMinute: { readonly user: number; readonly channel: number };
}

/** The settings that the variables give, or their safe fallbacks. @throws {ConfigError} naming every wrong one. */
export const readSettings = (environment: Environment): Settings => {
  const reader = readEnvironment(environment);
  const settings: Settings = {
    corpusDirectory: reader.text('CORPUS_DIR', 'corpus'),
    sites: readSites(reader),
    corpusSweepSeconds: reader.integer('CORPUS_SWEEP_SECONDS', { min: 1, max: 3600, fallback: 15 }),
    followsLinks: reader.flag('CORPUS_LINKS', false),
    directCollections: reader
      .text('DIRECT_COLLECTIONS', 'public')
      .split(/[\s,;]+/u)
      .filter((name) => name !== ''),
    logLevel: reader.choice('LOG_LEVEL', LOG_LEVELS),
    usesReader: reader.flag('READER', true),
    usesEncoder: reader.flag('ENCODER', true),
    encoderFolder: reader.optional('ENCODER_MODEL'),
    host: reader.text('HOST', '127.0.0.1'),
    port: reader.integer('PORT', { min: 0, max: 65_535, fallback: 3000 }),
    publicUrl: reader.url('PUBLIC_URL'),
    trustsProxy: reader.flag('TRUST_PROXY', false),
    operatorToken: reader.secret('OPERATOR_TOKEN', OPERATOR_TOKEN_MIN),
    databaseUrl: reader.text('DATABASE_URL', 'file:./data/newsdesk.db'),
    corpusSharing: reader.choice('CORPUS_SHARED', ['watch', 'follow', 'off']) ?? 'watch',
    storeKey: reader.optional('STORE_KEY'),
    keepsQuestions: reader.flag('STORE_QUESTIONS', false),
    retentionDays: reader.integer('RETENTION_DAYS', { min: 1, max: 3650, fallback: 90 }),
    questionsPerMinute: {
      user: reader.integer('RATE_LIMIT_USER', { min: 0, max: 6000, fallback: 30 }),
      channel: reader.integer('RATE_LIMIT_CHANNEL', { min: 0, max: 6000, fallback: 120 }),
    },
  };
  reader.check();
  return settings;
};
