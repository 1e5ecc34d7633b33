import { ApiError, Form, missingAccess } from './api-error.ts';
import { validateCommand } from './checks/validate-command.ts';
import { snowflake } from './constants.ts';
import type { CommandBody, CommandWrite, StoredCommand } from './fake-types.ts';
import type { World } from './world.ts';

/** How many commands of each type one scope may hold. */
const MOST: Readonly<Record<number, number>> = { 1: 100, 2: 15, 3: 15 };

/** The commands of a scope, to be changed in place. @throws {ApiError} 50001 for a server the bot is not in. */
export const commandsOf = (world: World, guildId: string | undefined): StoredCommand[] => {
  if (guildId === undefined) return world.commands.global;
  if (!world.guilds.some((guild) => guild.id === guildId)) throw missingAccess();
  world.commands.guilds[guildId] ??= [];
  return world.commands.guilds[guildId];
};

/** A command as Discord shows it where other languages are not asked for. */
export const withoutLocalizations = ({
  name_localizations: _names,
  description_localizations: _descriptions,
  options,
  ...command
}: StoredCommand): StoredCommand => ({
  ...command,
  ...(options === undefined
    ? {}
    : {
        options: options.map(({ description_localizations: _, ...option }) => option),
      }),
});

const store = (
  world: World,
  body: CommandBody,
  guildId: string | undefined,
  old: StoredCommand | undefined,
): StoredCommand => ({
  application_id: world.settings.applicationId,
  version: snowflake(),
  default_member_permissions: null,
  description: '',
  nsfw: false,
  ...(guildId === undefined ? { contexts: null, integration_types: [0] } : { guild_id: guildId }),
  ...body,
  id: old?.id ?? snowflake(),
  name: body.name ?? '',
  type: body.type ?? 1,
});

const isSame = (body: CommandBody) => (stored: StoredCommand) =>
  stored.name === body.name && stored.type === (body.type ?? 1);

const note = (
  world: World,
  guildId: string | undefined,
  how: CommandWrite['how'],
  names: readonly string[],
  created: number,
): void => {
  world.commandWrites.push({ at: Date.now(), scope: guildId ?? 'global', how, names, created });
};

/** Replaces all commands of a scope; those of the same name and type keep their ids. */
export const putCommands = (
  world: World,
  guildId: string | undefined,
  list: readonly CommandBody[],
): readonly StoredCommand[] => {
  const current = commandsOf(world, guildId);
  const form = new Form();
  if (!Array.isArray(list)) {
    form.add('', 'BASE_TYPE_BAD_TYPE', 'Only iterables may be used in a ListType');
    form.done();
  }
  const seen = new Set<string>();
  const count: Record<number, number> = {};
  for (const [index, command] of list.entries()) {
    validateCommand(form, command, String(index));
    const type = command.type ?? 1;
    const key = `${type}/${command.name}`;
    if (seen.has(key)) {
      form.add(
        String(index),
        'APPLICATION_COMMANDS_DUPLICATE_NAME',
        'Application command names must be unique',
      );
    }
    seen.add(key);
    count[type] = (count[type] ?? 0) + 1;
  }
  if (Object.entries(MOST).some(([type, most]) => (count[Number(type)] ?? 0) > most)) {
    throw new ApiError(400, 30032, 'Maximum number of application commands reached');
  }
  form.done();
  const next = list.map((body) => store(world, body, guildId, current.find(isSame(body))));
  const created = next.filter((command) => !current.some((old) => old.id === command.id)).length;
  note(
    world,
    guildId,
    'PUT',
    next.map((command) => command.name),
    created,
  );
  current.splice(0, current.length, ...next);
  return next;
};

/** Adds a command, or replaces the one of the same name and type. */
export const postCommand = (
  world: World,
  guildId: string | undefined,
  body: CommandBody,
): StoredCommand => {
  const current = commandsOf(world, guildId);
  const form = new Form();
  validateCommand(form, body, '');
  form.done();
  const at = current.findIndex(isSame(body));
  const made = store(world, body, guildId, current[at]);
  note(world, guildId, 'POST', [made.name], at < 0 ? 1 : 0);
  if (at < 0) current.push(made);
  else current[at] = made;
  return made;
};

const find = (world: World, guildId: string | undefined, id: string): StoredCommand => {
  const found = commandsOf(world, guildId).find((command) => command.id === id);
  if (found === undefined) throw new ApiError(404, 10063, 'Unknown application command');
  return found;
};

/** Changes fields of one command. */
export const patchCommand = (
  world: World,
  guildId: string | undefined,
  id: string,
  body: CommandBody,
): StoredCommand => {
  const command = find(world, guildId, id);
  const form = new Form();
  validateCommand(form, { ...command, ...body }, '');
  form.done();
  note(world, guildId, 'PATCH', [command.name], 0);
  return Object.assign(command, body);
};

/** Removes one command. */
export const deleteCommand = (world: World, guildId: string | undefined, id: string): null => {
  const command = find(world, guildId, id);
  const current = commandsOf(world, guildId);
  current.splice(current.indexOf(command), 1);
  note(world, guildId, 'DELETE', [command.name], 0);
  return null;
};

/** One command. */
export const getCommand = find;
