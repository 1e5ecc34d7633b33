import { ApiError } from './api-error.ts';
import {
  commandsOf,
  deleteCommand,
  getCommand,
  patchCommand,
  postCommand,
  putCommands,
  withoutLocalizations,
} from './command-store.ts';
import { ALL_PERMISSIONS } from './constants.ts';
import type { CommandBody, FakeUser } from './fake-types.ts';
import { directChannel } from './guilds.ts';
import { memberOf } from './people.ts';
import { Created, openRoute, type Route, route } from './router.ts';
import type { World } from './world.ts';

const GUILDS_A_PAGE = 200;
const DAY_MS = 86_400_000;
const LIMITED_MESSAGE_CONTENT = 1 << 19;
const SESSIONS_A_DAY = 1000;

const userOf = (world: World, id: string, error: ApiError): FakeUser => {
  const user = world.users.get(id);
  if (user === undefined) throw error;
  return user;
};

/** Application, user and server routes. */
const worldRoutes = (
  world: World,
  gatewayUrl: () => string,
  verifyKey: string,
): readonly Route[] => {
  const application = () => ({
    id: world.settings.applicationId,
    name: world.bot.username,
    icon: null,
    description: '',
    bot_public: false,
    bot_require_code_grant: false,
    verify_key: verifyKey,
    flags: world.settings.intentsAllowed === 0 ? 0 : LIMITED_MESSAGE_CONTENT,
    owner: world.user,
    team: null,
    bot: world.bot,
    ...world.settings.application,
  });
  return [
    openRoute('GET', '/gateway', () => ({ url: gatewayUrl() })),
    route('GET', '/gateway/bot', () => ({
      url: gatewayUrl(),
      shards: world.settings.shards,
      session_start_limit: {
        total: SESSIONS_A_DAY,
        remaining: Math.max(0, SESSIONS_A_DAY - world.gateway.identifies.length),
        reset_after: DAY_MS,
        max_concurrency: world.settings.maxConcurrency,
      },
    })),
    route('GET', '/oauth2/applications/@me', application),
    route('GET', '/applications/@me', application),
    route('GET', '/users/@me', () => ({ ...world.bot, verified: true })),
    route('GET', '/users/@me/guilds', ({ query }) =>
      world.guilds
        .filter(({ id }) => BigInt(id) > BigInt(query.get('after') ?? 0))
        .slice(0, Number(query.get('limit') ?? GUILDS_A_PAGE))
        .map(({ id, name }) => ({ id, name, owner: false, permissions: ALL_PERMISSIONS })),
    ),
    route('GET', '/users/:user', ({ part }) =>
      userOf(world, part('user'), new ApiError(404, 10013, 'Unknown User')),
    ),
    route('POST', '/users/@me/channels', ({ body }) => {
      const { recipient_id: id = '' } = body as { readonly recipient_id?: string };
      return directChannel(
        world,
        userOf(world, id, new ApiError(400, 50033, 'Invalid Recipient(s)')),
      );
    }),
    route('GET', '/guilds/:guild', ({ part }) => {
      const guild = world.guilds.find((one) => one.id === part('guild'));
      if (guild === undefined) throw new ApiError(404, 10004, 'Unknown Guild');
      return guild;
    }),
    route('GET', '/guilds/:guild/channels', ({ part }) =>
      [...world.channels.values()].filter((channel) => channel.guild_id === part('guild')),
    ),
    route('GET', '/guilds/:guild/members/:user', ({ part }) =>
      memberOf(world.users.get(part('user')) ?? world.bot),
    ),
  ];
};

/** Registration of application commands, global or in one server. */
const commandRoutes = (world: World): readonly Route[] =>
  ['/applications/:app/commands', '/applications/:app/guilds/:guild/commands'].flatMap((base) => [
    route('GET', base, ({ optionalPart, query }) => {
      const stored = commandsOf(world, optionalPart('guild'));
      return query.get('with_localizations') === 'true' ? stored : stored.map(withoutLocalizations);
    }),
    route('PUT', base, ({ optionalPart, body }) =>
      putCommands(world, optionalPart('guild'), body as readonly CommandBody[]),
    ),
    route(
      'POST',
      base,
      ({ optionalPart, body }) =>
        new Created(postCommand(world, optionalPart('guild'), body as CommandBody)),
    ),
    route('GET', `${base}/:command`, ({ part, optionalPart }) =>
      getCommand(world, optionalPart('guild'), part('command')),
    ),
    route('PATCH', `${base}/:command`, ({ part, optionalPart, body }) =>
      patchCommand(world, optionalPart('guild'), part('command'), body as CommandBody),
    ),
    route('DELETE', `${base}/:command`, ({ part, optionalPart }) =>
      deleteCommand(world, optionalPart('guild'), part('command')),
    ),
  ]);

/** What is not about messages. */
export const createRoutes = (
  world: World,
  gatewayUrl: () => string,
  verifyKey: string,
): readonly Route[] => [...worldRoutes(world, gatewayUrl, verifyKey), ...commandRoutes(world)];
