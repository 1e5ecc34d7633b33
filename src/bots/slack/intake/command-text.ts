import type { Command } from '../../commands/command.ts';

/** What was typed after a slash command. */
export interface CommandText {
  readonly options: Readonly<Record<string, string>>;
  /** `public:` was written: the reply is for the channel. */
  readonly isPublic: boolean;
}

/** Not an option of any command: Slack's commands answer the asker alone unless told. */
const PUBLIC = 'public';
const YES = /^(?:true|yes|on|1)?$/iu;

const escapeName = (name: string): string => name.replace(/[^\w-]/gu, '');

/** `name:value`, `name:"some value"` or `name:`, at the start or after a blank. */
const pairPattern = (names: readonly string[]): RegExp =>
  new RegExp(
    `(?<=^|\\s)(${names.map(escapeName).join('|')}):(?:"([^"]*)"|“([^”]*)”|([^\\s"“]*))(?=\\s|$)`,
    'giu',
  );

/** Text after a command as its options: `key:value` pairs by name, everything else in the first option. */
export const readCommandText = (text: string, command: Command | undefined): CommandText => {
  const [first, ...others] = command?.options ?? [];
  const names = new Map(others.map((option) => [option.name.toLowerCase(), option]));
  const options: Record<string, string> = {};
  let isPublic = false;
  const rest = text.replace(
    pairPattern([PUBLIC, ...names.keys()]),
    (pair: string, key: string, straight?: string, curly?: string, bare?: string) => {
      const value = (straight ?? curly ?? bare ?? '').trim();
      const option = names.get(key.toLowerCase());
      if (option === undefined) {
        if (!YES.test(value)) return pair;
        isPublic = true;
      } else options[option.name] = option.kind === 'boolean' ? String(YES.test(value)) : value;
      return ' ';
    },
  );
  const words = rest.replace(/\s+/gu, ' ').trim();
  return {
    options: first === undefined || words === '' ? options : { [first.name]: words, ...options },
    isPublic,
  };
};
