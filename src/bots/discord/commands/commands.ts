import type { Command, CommandOption } from '../../commands/command.ts';
import {
  CATALOGUES,
  commandWords,
  LANGUAGES,
  type Language,
} from '../../presentation/words/words.ts';
import {
  CHOICES_MAX,
  COMMAND_DESCRIPTION_MAX,
  COMMAND_NAME_PATTERN,
  COMMAND_OPTIONS_MAX,
  MANAGE_GUILD,
  OPTION_TEXT_MAX,
} from '../messages/limits.ts';
import { plainLine } from '../messages/text.ts';
import { shortenLabel } from '../messages/trim.ts';

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

/** Texts by Discord's names of locales. */
type Localizations = Readonly<Record<string, string>>;

export interface ApplicationOption {
  readonly type: number;
  readonly name: string;
  readonly description: string;
  readonly description_localizations?: Localizations;
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
  readonly name_localizations?: Localizations;
  readonly description_localizations?: Localizations;
  readonly options: readonly ApplicationOption[];
  readonly integration_types: readonly number[];
  readonly contexts: readonly number[];
  /** Who is offered it unless a server decides otherwise; `undefined` is everyone. */
  readonly default_member_permissions?: string;
}

/** Our languages as Discord names its locales. Source: Discord documentation, "Locales". */
const LOCALES: Readonly<Record<Exclude<Language, 'en'>, readonly string[]>> = {
  de: ['de'],
  fr: ['fr'],
  es: ['es-ES', 'es-419'],
  ja: ['ja'],
  zh: ['zh-CN', 'zh-TW'],
};

/** A text of each language under the names that Discord has for it. */
const localized = (
  textIn: (language: Exclude<Language, 'en'>) => string | undefined,
): Localizations =>
  Object.fromEntries(
    LANGUAGES.flatMap((language) => {
      const text = plainLine(textIn(language) ?? '');
      return text === '' ? [] : LOCALES[language].map((locale) => [locale, text]);
    }),
  );

const toOption = (option: CommandOption, command: string): ApplicationOption => ({
  type: OPTION_TYPES[option.kind],
  name: option.name,
  description: shortenLabel(plainLine(option.description), COMMAND_DESCRIPTION_MAX),
  description_localizations: localized((language) =>
    shortened(commandWords(command)[language]?.options[option.name]),
  ),
  required: option.required,
  ...(option.kind === 'text' && {
    max_length: Math.min(option.maxLength ?? OPTION_TEXT_MAX, OPTION_TEXT_MAX),
  }),
  ...(option.choices !== undefined && {
    choices: option.choices.slice(0, CHOICES_MAX).map((value) => ({ name: value, value })),
  }),
  ...(option.completes !== undefined && option.choices === undefined && { autocomplete: true }),
});

const shortened = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : shortenLabel(text, COMMAND_DESCRIPTION_MAX);

const toCommand = (command: Command): ApplicationCommand => ({
  type: SLASH,
  name: command.name,
  description: shortenLabel(plainLine(command.description), COMMAND_DESCRIPTION_MAX),
  name_localizations: localized((language) => commandWords(command.name)[language]?.name),
  description_localizations: localized((language) =>
    shortened(commandWords(command.name)[language]?.description),
  ),
  // Discord wants required options first.
  options: [...command.options]
    .sort((a, b) => Number(b.required) - Number(a.required))
    .slice(0, COMMAND_OPTIONS_MAX)
    .map((option) => toOption(option, command.name)),
  ...(command.audience === 'admin' ? FOR_ADMINS : EVERYWHERE),
});

/** What Discord is told of the commands; names it would refuse are left out. */
export const applicationCommands = (
  commands: readonly Command[],
): readonly ApplicationCommand[] => [
  ...commands
    .filter(({ name }) => COMMAND_NAME_PATTERN.test(name) && name === name.toLowerCase())
    .map(toCommand),
  {
    type: ON_MESSAGE,
    name: ANSWER_THIS,
    name_localizations: localized((language) => CATALOGUES[language].answerThis),
    description: '',
    options: [],
    ...EVERYWHERE,
  },
];

/** What Discord answers for a registered command, as far as it is compared. */
export interface RegisteredCommand {
  readonly type?: number;
  readonly name: string;
  readonly description?: string;
  readonly name_localizations?: Localizations | null;
  readonly description_localizations?: Localizations | null;
  readonly options?: readonly (Omit<ApplicationOption, 'required' | 'description_localizations'> & {
    readonly required?: boolean;
    readonly description_localizations?: Localizations | null;
  })[];
  readonly integration_types?: readonly number[] | null;
  readonly contexts?: readonly number[] | null;
  readonly default_member_permissions?: string | null;
}

/** In one order, however they came. */
const sorted = (texts: Localizations | null | undefined): readonly (readonly string[])[] =>
  Object.entries(texts ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));

const canonical = (command: RegisteredCommand): string =>
  JSON.stringify([
    command.type ?? SLASH,
    command.name,
    command.description ?? '',
    sorted(command.name_localizations),
    sorted(command.description_localizations),
    (command.options ?? []).map((option) => [
      option.type,
      option.name,
      option.description,
      sorted(option.description_localizations),
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
