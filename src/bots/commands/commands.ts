import { ask } from './ask.ts';
import type { Command } from './command.ts';
import { compare } from './compare.ts';
import { digest } from './digest.ts';
import { figure } from './figure.ts';
import { figures } from './figures.ts';
import { forget } from './forget.ts';
import { help } from './help.ts';
import { newsdesk } from './newsdesk.ts';
import { trend } from './trend.ts';
import { watch } from './watch.ts';

/** Every command, on every platform; the order is the order people see. */
export const COMMANDS: readonly Command[] = [
  ask,
  figure,
  figures,
  compare,
  trend,
  watch,
  help,
  forget,
  digest,
  newsdesk,
];
