import { ask } from './ask.ts';
import type { Command } from './command.ts';
import { forget } from './forget.ts';
import { help } from './help.ts';

/** Every command, on every platform; the order is the order people see. */
export const COMMANDS: readonly Command[] = [ask, help, forget];
