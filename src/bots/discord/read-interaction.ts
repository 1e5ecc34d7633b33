import type { Interaction } from 'discord.js';
import { COMMANDS } from '../commands/commands.ts';
import type { Typing } from '../complete.ts';
import type { BotRequest } from '../handle-request.ts';
import { readCustomId } from './discord-buttons.ts';
import { ANSWER_THIS } from './discord-commands.ts';
import { freeText } from './requests.ts';

/** What an interaction wants of the bot. */
export type InteractionWish =
  | {
      readonly kind: 'request';
      readonly asked: Pick<BotRequest, 'command' | 'options' | 'visibility' | 'press'>;
      /** Free text of the asker that others cannot see. */
      readonly question?: string;
    }
  /** A user is typing into an option that offers choices. */
  | { readonly kind: 'completion'; readonly typing: Typing }
  /** A button or form that this version does not serve. */
  | { readonly kind: 'gone' };

const EPHEMERAL = 64;
/** The option that shows an answer to the asker alone. */
const PRIVATE_OPTION = 'private';

/** What a command was asked, in one line: its first option as it stands, further ones with their names. */
const whatWasAsked = (name: string, options: Readonly<Record<string, string>>): string => {
  const offered = COMMANDS.find((command) => command.name === name)?.options ?? [];
  return offered
    .filter((option) => option.kind === 'text' && options[option.name] !== undefined)
    .map((option) => {
      const value = options[option.name] ?? '';
      return option === offered[0] ? value : `${option.name}: ${value}`;
    })
    .join(' · ');
};

const readCommand = (
  name: string,
  data: readonly { readonly name: string; readonly value?: unknown }[],
): InteractionWish => {
  const options = Object.fromEntries(
    data.map((option) => [option.name, String(option.value ?? '')]),
  );
  const visibility = options[PRIVATE_OPTION] === 'true' ? 'private' : 'public';
  const question = whatWasAsked(name, options);
  return {
    kind: 'request',
    asked: { command: name, options, visibility },
    ...(question !== '' && { question }),
  };
};

const ask = (question: string, isPrivate: boolean): InteractionWish => ({
  kind: 'request',
  asked: freeText(question, isPrivate ? 'private' : 'public'),
  question,
});

/** What is asked by a command, a button or a message's menu. */
export const readInteraction = (interaction: Interaction): InteractionWish => {
  if (interaction.isAutocomplete()) {
    const { name: option, value: typed } = interaction.options.getFocused(true);
    return { kind: 'completion', typing: { command: interaction.commandName, option, typed } };
  }
  if (interaction.isChatInputCommand()) {
    return readCommand(interaction.commandName, interaction.options.data);
  }
  if (interaction.isMessageContextMenuCommand() && interaction.commandName === ANSWER_THIS) {
    return ask(interaction.targetMessage.content, false);
  }
  if (!interaction.isButton()) return { kind: 'gone' };
  const press = readCustomId(interaction.customId);
  // A button under a private answer answers privately.
  const isPrivate = (interaction.message.flags.bitfield & EPHEMERAL) !== 0;
  if (press.kind === 'ask') return ask(press.question, isPrivate);
  if (press.kind === 'unknown') return { kind: 'gone' };
  const { action, ref } = press;
  // Whoever presses a button of somebody else's answer is answered alone.
  const asked = {
    command: action,
    options: {},
    visibility: 'private',
    press: { action, ref },
  } as const;
  return { kind: 'request', asked };
};
