import type { Scope } from '../../../qa/types.ts';
import { mayUse } from '../../commands/command.ts';
import { COMMANDS } from '../../commands/commands.ts';
import type { BotServices } from '../../platform.ts';
import { complete } from '../../requests/complete.ts';

/** What a text in the page's one input may become. */
export interface TextCompletion {
  /** The whole text, to stand in the input in place of what was typed. */
  readonly text: string;
  readonly label: string;
  readonly hint?: string;
}

const COMPLETIONS_MAX = 8;
const TYPED_MAX = 300;
/** What stands between the two sides of a comparison. */
const BETWEEN = /^(.*\s(?:and|vs\.?|versus|with|or)\s+|.*,\s*)(\S.*|)$/iu;
/** A filter that is being typed at the end of a question. */
const FILTER = /^(.*(?:^|\s))(by|article):"?([^"\n]*)$/iu;

const commands = (typed: string, isAdmin: boolean): readonly TextCompletion[] =>
  COMMANDS.filter((command) => mayUse(command, isAdmin) && command.name.startsWith(typed)).map(
    ({ name, description }) => ({ text: `/${name} `, label: `/${name}`, hint: description }),
  );

const optionOf = (
  name: string,
  rest: string,
): { before: string; option: string; typed: string } => {
  const [first, second] = COMMANDS.find((known) => known.name === name)?.options ?? [];
  const [, left, right] = name === 'compare' ? (BETWEEN.exec(rest) ?? []) : [];
  return left === undefined
    ? { before: '', option: first?.name ?? '', typed: rest }
    : { before: left, option: second?.name ?? '', typed: right ?? '' };
};

const quoted = (value: string): string => (/\s/u.test(value) ? `"${value}"` : value);

/** At most eight ways to go on with a text: commands, what a command is asked of, speakers and articles of filters. */
export const completeText = (
  typedText: string,
  scope: Scope,
  isAdmin: boolean,
  services: Pick<BotServices, 'library'>,
): readonly TextCompletion[] => {
  const text = typedText.trimStart();
  if (text.length > TYPED_MAX) return [];
  const [, name, rest] = /^\/([a-z]*)(?:\s+([\s\S]*))?$/iu.exec(text) ?? [];
  if (name !== undefined && rest === undefined && !text.endsWith(' ')) {
    return commands(name.toLowerCase(), isAdmin).slice(0, COMPLETIONS_MAX);
  }
  if (name !== undefined) {
    const command = name.toLowerCase();
    const { before, option, typed } = optionOf(command, rest ?? '');
    return complete({ command, option, typed, scope }, services)
      .slice(0, COMPLETIONS_MAX)
      .map((value) => ({ text: `/${command} ${before}${value}`, label: value }));
  }
  const [, before, filter, typed] = FILTER.exec(text) ?? [];
  if (before === undefined || filter === undefined || typed === undefined) return [];
  return complete({ command: 'ask', option: filter.toLowerCase(), typed, scope }, services)
    .slice(0, COMPLETIONS_MAX)
    .map((value) => ({ text: `${before}${filter}:${quoted(value)} `, label: value }));
};
