import type { MessageKey } from './english.ts';

/** How a command is called and described in a language: option descriptions by option name. */
export interface CommandWords {
  /** Lower case, as Discord takes it; the command's own name stays its name. */
  readonly name: string;
  /** At most 100 characters. */
  readonly description: string;
  readonly options: Readonly<Record<string, string>>;
}

/** Everything the bot says in one language: ICU messages by their keys, and its commands by their names. */
export interface Catalogue {
  readonly messages: Readonly<Record<MessageKey, string>>;
  readonly commands: Readonly<Record<string, CommandWords>>;
  /** What Discord calls the message command. */
  readonly answerThis: string;
}
