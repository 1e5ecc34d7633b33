import { suggestNames } from '../../qa/library/suggest-names.ts';
import type { Scope } from '../../qa/types.ts';
import { COMMANDS } from '../commands/commands.ts';
import type { BotServices } from '../platform.ts';
import { PUBLIC_SCOPE } from '../scopes/public-scope.ts';

/** What a user has typed so far into one option of a command. */
export interface Typing {
  readonly command: string;
  readonly option: string;
  readonly typed: string;
  /** What the asker may see, where it is not what everyone may see. */
  readonly scope?: Scope;
}

/** At most 25 completions of at most 100 characters; each can be sent back as it stands. */
export const complete = (
  { command, option, typed, scope = PUBLIC_SCOPE }: Typing,
  services: Pick<BotServices, 'library'>,
): readonly string[] => {
  const known = COMMANDS.find(({ name }) => name === command);
  const kind = known?.options.find(({ name }) => name === option)?.completes;
  if (kind === undefined) return [];
  const library = services.library();
  return kind === 'title' || kind === 'speaker'
    ? suggestNames(library, typed, kind, scope)
    : library.figures.suggest(typed, kind, scope);
};
