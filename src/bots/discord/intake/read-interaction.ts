import {
  type ButtonInteraction,
  ChannelType,
  type ChatInputCommandInteraction,
  type Interaction,
  InteractionContextType,
  MessageFlags,
  type ModalSubmitInteraction,
  PermissionFlagsBits,
  type StringSelectMenuInteraction,
} from 'discord.js';
import { COMMANDS } from '../../commands/commands.ts';
import type { ActionKind } from '../../presentation/card.ts';
import { type FormKind, isFormKind } from '../../presentation/form-words.ts';
import type { Typing } from '../../requests/complete.ts';
import { ANSWER_THIS } from '../commands/commands.ts';
import { readCustomId } from '../messages/buttons.ts';
import { readFields } from '../modals/forms.ts';
import { messageWords } from './read-message.ts';
import { type Asked, type Asker, freeText } from './requests.ts';

/** What an interaction wants of the bot. */
export type InteractionWish =
  | {
      readonly kind: 'request';
      readonly asked: Asked;
      /** What was asked, which others cannot see. */
      readonly question?: string;
      /** It changes the message whose button was pressed. */
      readonly isUpdate?: boolean;
    }
  /** A user is typing into an option that offers choices. */
  | { readonly kind: 'completion'; readonly typing: Typing }
  /** A button that asks for words first. */
  | {
      readonly kind: 'form';
      readonly form: FormKind;
      readonly ref: string;
      /** The form also asks which opinion it is. */
      readonly asksChoice?: boolean;
    }
  /** A follow-up where a thread can be opened for it. */
  | { readonly kind: 'thread'; readonly messageId: string; readonly ref: string }
  /** A button or form that this version does not serve. */
  | { readonly kind: 'gone' };

/** The option that shows an answer to the asker alone. */
const PRIVATE_OPTION = 'private';

/** Buttons that ask a question anew: it is for whoever saw the first answer. */
const ASKING: readonly ActionKind[] = ['related', 'undo-correction'];
/** Buttons that change or take away the message they stand under. */
const UPDATING: readonly ActionKind[] = ['remove', 'resolve'];

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

const readCommand = ({
  commandName,
  options: { data },
}: ChatInputCommandInteraction): InteractionWish => {
  const options = Object.fromEntries(
    data.map((option) => [option.name, String(option.value ?? '')]),
  );
  const visibility = options[PRIVATE_OPTION] === 'true' ? 'private' : 'public';
  const question = whatWasAsked(commandName, options);
  return {
    kind: 'request',
    asked: { command: commandName, options, visibility },
    ...(question !== '' && { question }),
  };
};

const ask = (question: string, isPrivate: boolean, follows?: string): InteractionWish => ({
  kind: 'request',
  asked: {
    ...freeText(question, isPrivate ? 'private' : 'public'),
    ...(follows === undefined ? {} : { follows }),
  },
  question,
});

/** A press that the product answers; most are for whoever pressed alone. */
const press = (
  action: ActionKind,
  ref: string,
  isPrivate: boolean,
  comment?: string,
): InteractionWish => {
  const isForAll = action === 'share' || (ASKING.includes(action) && !isPrivate);
  return {
    kind: 'request',
    asked: {
      command: action,
      options: {},
      visibility: isForAll ? 'public' : 'private',
      press: { action, ref, ...(comment === undefined ? {} : { comment }) },
    },
    ...(UPDATING.includes(action) && { isUpdate: true }),
  };
};

const isPrivateMessage = (
  message: { readonly flags: { has(flag: MessageFlags): boolean } } | null,
): boolean => message?.flags.has(MessageFlags.Ephemeral) === true;

/** Whether a thread can be opened under a message: in the text channels of a server the bot is in. */
const canHoldThread = ({ channel }: ButtonInteraction | StringSelectMenuInteraction): boolean =>
  channel?.type === ChannelType.GuildText || channel?.type === ChannelType.GuildAnnouncement;

/** A button, or what was chosen in a menu: both name what they do alike. */
const readPressed = (
  interaction: ButtonInteraction | StringSelectMenuInteraction,
  customId: string,
  isReadingContent: boolean,
): InteractionWish => {
  const id = readCustomId(customId);
  // A button under a private answer answers privately.
  const isPrivate = isPrivateMessage(interaction.message);
  if (id.kind === 'ask') return ask(id.question, isPrivate);
  if (id.kind !== 'action') return { kind: 'gone' };
  const { action, ref } = id;
  // An opinion without a choice: the form asks for it.
  if (action === 'feedback' && !ref.includes(':')) {
    return { kind: 'form', form: 'comment', ref, asksChoice: true };
  }
  if (!isFormKind(action)) return press(action, ref, isPrivate);
  const isThread = isReadingContent && action === 'follow-up' && canHoldThread(interaction);
  return isThread && !isPrivate
    ? { kind: 'thread', messageId: interaction.message.id, ref }
    : { kind: 'form', form: action, ref };
};

const readForm = (interaction: ModalSubmitInteraction): InteractionWish => {
  const id = readCustomId(interaction.customId);
  if (id.kind !== 'form') return { kind: 'gone' };
  const { words, choice } = readFields(interaction);
  const isPrivate = isPrivateMessage(interaction.message);
  if (id.form === 'follow-up') return ask(words, isPrivate, id.ref);
  const ref = choice === undefined ? id.ref : `${choice}:${id.ref}`;
  // An opinion counts without words, too.
  return choice !== undefined && words.trim() === ''
    ? press('feedback', ref, isPrivate)
    : press(id.form, ref, isPrivate, words);
};

/** What is asked by a command, a button, a form or a message's menu. */
export const readInteraction = (
  interaction: Interaction,
  isReadingContent: boolean,
): InteractionWish => {
  if (interaction.isAutocomplete()) {
    const { name: option, value: typed } = interaction.options.getFocused(true);
    return { kind: 'completion', typing: { command: interaction.commandName, option, typed } };
  }
  if (interaction.isChatInputCommand()) return readCommand(interaction);
  if (interaction.isMessageContextMenuCommand() && interaction.commandName === ANSWER_THIS) {
    return ask(messageWords(interaction.targetMessage, interaction.targetMessage.content), false);
  }
  if (interaction.isButton())
    return readPressed(interaction, interaction.customId, isReadingContent);
  if (interaction.isStringSelectMenu())
    return readPressed(interaction, interaction.values[0] ?? '', isReadingContent);
  return interaction.isModalSubmit() ? readForm(interaction) : { kind: 'gone' };
};

/** Who acts and where. Nobody is an admin of a server that the app was not added to. */
export const readAsker = (interaction: Interaction): Asker => {
  const { user, guildId, channelId, channel, memberPermissions, locale } = interaction;
  const isAdded = guildId !== null && interaction.authorizingIntegrationOwners[0] === guildId;
  return {
    userId: user.id,
    guildId,
    channelId: channelId ?? '',
    parentId: channel?.isThread() === true ? channel.parentId : null,
    isGroup: interaction.context === InteractionContextType.PrivateChannel,
    locale,
    isAdmin: isAdded && memberPermissions?.has(PermissionFlagsBits.ManageGuild) === true,
  };
};
