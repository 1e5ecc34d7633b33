import { createHash } from 'node:crypto';

/** Identifies a question in the log without saying who asked or where. */
export const questionIdOf = (platform: string, key: string): string =>
  createHash('sha256').update(`${platform}\n${key}`).digest('hex').slice(0, 12);
