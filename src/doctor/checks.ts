import type { Check } from './check.ts';
import { corpusCheck } from './corpus-check.ts';
import { databaseCheck } from './database-check.ts';
import { discordCheck } from './discord-check.ts';
import { modelsCheck } from './models-check.ts';
import { programsCheck } from './programs-check.ts';
import { slackCheck } from './slack-check.ts';

/** Everything `npm run doctor` looks at, in the order it is shown. */
export const CHECKS: readonly Check[] = [
  corpusCheck,
  modelsCheck,
  databaseCheck,
  slackCheck,
  discordCheck,
  programsCheck,
];
