import type { Command, CommandOption } from '../commands/command.ts';
import {
  CHOICES_MAX,
  COMMAND_DESCRIPTION_MAX,
  COMMAND_NAME_PATTERN,
  COMMAND_OPTIONS_MAX,
  MANAGE_GUILD,
  OPTION_TEXT_MAX,
} from './discord-limits.ts';
import { plainLine } from './discord-text.ts';
import { shortenLabel } from './discord-trim.ts';

const SLASH = 1;
const ON_MESSAGE = 3;
const OPTION_TYPES = { text: 3, boolean: 5 } as const satisfies Record<
  CommandOption['kind'],
  number
>;

/** In servers and for users who installed the app; in servers, the bot's direct messages and other direct messages. */
const EVERYWHERE = { integration_types: [0, 1], contexts: [0, 1, 2] } as const;

/** In servers the app was added to, for those who may manage the server; they can let others in. */
const FOR_ADMINS = {
  integration_types: [0],
  contexts: [0],
  default_member_permissions: String(MANAGE_GUILD),
} as const;

/** The message command: what a message says is the question. */
export const ANSWER_THIS = 'Answer this';

export interface ApplicationOption {
  readonly type: number;
  readonly name: string;
  readonly description: string;
  readonly required: boolean;
  readonly max_length?: number;
  readonly choices?: readonly { readonly name: string; readonly value: string }[];
  /** The bot is asked for choices while the user types. */
  readonly autocomplete?: boolean;
}

/** An application command as Discord takes it. */
export interface ApplicationCommand {
  readonly type: number;
  readonly name: string;
  readonly description: string;
  readonly options: readonly ApplicationOption[];
  readonly integration_types: readonly number[];
  readonly contexts: readonly number[];
  /** Who is offered it unless a server decides otherwise; `undefined` is everyone. */
  readonly default_member_permissions?: string;
}

const toOption = (option: CommandOption): ApplicationOption => ({
  type: OPTION_TYPES[option.kind],
  name: option.name,
  description: shortenLabel(plainLine(option.description), COMMAND_DESCRIPTION_MAX),
  required: option.required,
  ...(option.kind === 'text' && {
    max_length: Math.min(option.maxLength ?? OPTION_TEXT_MAX, OPTION_TEXT_MAX),
  }),
  ...(option.choices !== undefined && {
    choices: option.choices.slice(0, CHOICES_MAX).map((value) => ({ name: value, value })),
  }),
  ...(option.completes !== undefined && option.choices === undefined && { autocomplete: true }),
});

const toCommand = (command: Command): ApplicationCommand => ({
  type: SLASH,
  name: command.name,
  description: shortenLabel(plainLine(command.description), COMMAND_DESCRIPTION_MAX),
  // Discord wants required options first.
  options: [...command.options]
    .sort((a, b) => Number(b.required) - Number(a.required))
    .slice(0, COMMAND_OPTIONS_MAX)
    .map(toOption),
  ...(command.audience === 'admin' ? FOR_ADMINS : EVERYWHERE),
});

/** What Discord is told of the commands; names it would refuse are left out. */
export const applicationCommands = (
  commands: readonly Command[],
): readonly ApplicationCommand[] => [
  ...commands
    .filter(({ name }) => COMMAND_NAME_PATTERN.test(name) && name === name.toLowerCase())
    .map(toCommand),
  { type: ON_MESSAGE, name: ANSWER_THIS, description: '', options: [], ...EVERYWHERE },
];

/** What Discord answers for a registered command, as far as it is compared. */
export interface RegisteredCommand {
  readonly type?: number;
  readonly name: string;
  readonly description?: string;
  readonly options?: readonly (Omit<ApplicationOption, 'required'> & {
    readonly required?: boolean;
  })[];
  readonly integration_types?: readonly number[] | null;
  readonly contexts?: readonly number[] | null;
  readonly default_member_permissions?: string | null;
}

const canonical = (command: RegisteredCommand): string =>
  JSON.stringify([
    command.type ?? SLASH,
    command.name,
    command.description ?? '',
    (command.options ?? []).map((option) => [
      option.type,
      option.name,
      option.description,
      option.required === true,
      option.max_length ?? 0,
      option.autocomplete === true,
      (option.choices ?? []).map(({ name, value }) => [name, value]),
    ]),
    [...(command.integration_types ?? [])].sort(),
    [...(command.contexts ?? [])].sort(),
    command.default_member_permissions ?? '',
  ]);

/** Whether Discord already has exactly these commands. */
export const isRegistered = (
  wanted: readonly RegisteredCommand[],
  registered: readonly RegisteredCommand[],
): boolean => {
  const known = new Set(registered.map(canonical));
  return wanted.length === registered.length && wanted.every((one) => known.has(canonical(one)));
};

/** Whether two commands are called the same way. */
export const isSameName = (a: RegisteredCommand, b: RegisteredCommand): boolean =>
  a.name === b.name && (a.type ?? SLASH) === (b.type ?? SLASH);
