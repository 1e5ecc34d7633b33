import { COMMANDS } from '../bots/commands/commands.ts';
import {
  applicationCommands,
  isRegistered,
  type RegisteredCommand,
} from '../bots/discord/commands/commands.ts';
import { ENDPOINT_PATH } from '../bots/discord/ids.ts';
import { type DiscordSettings, readDiscordSettings } from '../bots/discord/settings.ts';
import type { Check, Finding } from './check.ts';
import { readDiscord } from './discord-api.ts';

const PORTAL = 'https://discord.com/developers/applications';

/** The Message Content intent, granted to large and to small bots. Source: Discord documentation, "Application Flags". */
const MESSAGE_CONTENT = (1 << 18) | (1 << 19);
/** View Channels, Send Messages (in threads, too), Embed Links, Attach Files, Read Message History, Create Public Threads. */
const PERMISSIONS = [10, 11, 14, 15, 16, 35, 38].reduce((sum, bit) => sum + 2 ** bit, 0);
const FORUMS: readonly unknown[] = [15, 16];
/** Fewer starts than this are left for the day. Discord resets the token once all are used. */
const FEW_STARTS = 50;

/** What Discord says of an application, as far as it is looked at. */
interface Application {
  readonly id: string;
  readonly name?: string;
  readonly flags?: number;
  readonly bot_public?: boolean;
  readonly interactions_endpoint_url?: string | null;
}

type Read = (path: `/${string}`) => ReturnType<typeof readDiscord>;

const page = ({ id }: Application, name: string): string => `${PORTAL}/${id}/${name}`;

const intentFindings = (settings: DiscordSettings, app: Application): readonly Finding[] => {
  const isGranted = ((app.flags ?? 0) & MESSAGE_CONTENT) !== 0;
  if (settings.isReadingContent && !isGranted) {
    return [
      {
        kind: 'problem',
        what: 'DISCORD_MESSAGE_CONTENT is on, but the intent is off: Discord will refuse the connection.',
        remedy: `Switch on "Message Content Intent" (${page(app, 'bot')}), or set the variable to off.`,
      },
    ];
  }
  if (settings.isReadingContent) {
    return [{ kind: 'ok', what: 'It may read along in its threads and forums.' }];
  }
  const what =
    'Follow-ups need a mention, a reply or the button: DISCORD_MESSAGE_CONTENT is off, as it is by default.';
  return [{ kind: 'note', what }];
};

/** Discord sends interactions to an address, where there is one, and then not over the connection. */
const endpointFindings = ({ mode }: DiscordSettings, app: Application): readonly Finding[] => {
  const url = app.interactions_endpoint_url || undefined;
  const isOurs = url !== undefined && new URL(url).pathname.endsWith(ENDPOINT_PATH);
  if (mode === 'http') {
    return isOurs
      ? [{ kind: 'ok', what: `Commands and buttons go to ${new URL(url).host}.` }]
      : [
          {
            kind: 'problem',
            what: 'DISCORD_MODE is http, but Discord has no address to send commands to.',
            remedy: `Start Newsdesk, then set "Interactions Endpoint URL" to PUBLIC_URL${ENDPOINT_PATH} (${page(app, 'information')}).`,
          },
        ];
  }
  return url === undefined
    ? []
    : [
        {
          kind: 'problem',
          what: `Commands and buttons go to ${new URL(url).host}, not over the connection of Newsdesk.`,
          remedy: `Clear "Interactions Endpoint URL" (${page(app, 'information')}), or set DISCORD_MODE=http.`,
        },
      ];
};

const portalFindings = (app: Application): readonly Finding[] => [
  ...(app.bot_public === true
    ? [
        {
          kind: 'note',
          what: 'Anyone can add the bot to a server, and whoever manages that server sets what may be asked there.',
          remedy: `Switch off "Public Bot" (${page(app, 'bot')}) if you have private collections.`,
        } as const,
      ]
    : []),
];

const commandFindings = async (
  read: Read,
  app: Application,
  { isRegistering }: DiscordSettings,
): Promise<readonly Finding[]> => {
  const answer = await read(`/applications/${app.id}/commands?with_localizations=true`);
  if (answer.kind !== 'ok') {
    return [{ kind: 'note', what: 'The registered commands could not be read.' }];
  }
  // The documentation promises a list of application commands.
  const registered = answer.body as readonly RegisteredCommand[];
  if (isRegistered(applicationCommands(COMMANDS), registered)) {
    return [{ kind: 'ok', what: 'Every command is registered.' }];
  }
  const what = 'The registered commands are not the ones of this version.';
  return isRegistering
    ? [{ kind: 'note', what, remedy: 'Nothing to do: they are registered at the next start.' }]
    : [{ kind: 'problem', what, remedy: 'Run: npm run discord:deploy' }];
};

const serverFindings = async (read: Read, app: Application): Promise<readonly Finding[]> => {
  const answer = await read('/users/@me/guilds');
  const count = answer.kind === 'ok' && Array.isArray(answer.body) ? answer.body.length : undefined;
  if (count === undefined) return [];
  if (count > 0)
    return [{ kind: 'ok', what: `It is in ${count} server${count === 1 ? '' : 's'}.` }];
  const invite = `https://discord.com/oauth2/authorize?client_id=${app.id}&scope=bot+applications.commands&permissions=${PERMISSIONS}`;
  return [{ kind: 'note', what: 'It is in no server yet.', remedy: `Open ${invite}` }];
};

const forumFindings = async (read: Read, forums: readonly string[]): Promise<readonly Finding[]> =>
  Promise.all(
    forums.map(async (id): Promise<Finding> => {
      const answer = await read(`/channels/${id}`);
      const channel =
        answer.kind === 'ok' ? (answer.body as { type?: number; name?: string }) : undefined;
      return FORUMS.includes(channel?.type)
        ? { kind: 'ok', what: `New posts in #${channel?.name ?? id} are questions.` }
        : {
            kind: 'problem',
            what: `DISCORD_FORUMS names ${id}, which is no forum that the bot sees.`,
            remedy: 'Copy the id of the forum channel itself, and allow the bot to view it.',
          };
    }),
  );

const startFindings = async (read: Read): Promise<readonly Finding[]> => {
  const answer = await read('/gateway/bot');
  if (answer.kind !== 'ok') return [];
  const { session_start_limit: limit } = answer.body as {
    session_start_limit?: { remaining?: number };
  };
  const left = limit?.remaining ?? FEW_STARTS;
  return left >= FEW_STARTS
    ? []
    : [
        {
          kind: 'problem',
          what: `Discord allows ${left} more connections today, then it resets the token.`,
          remedy: 'Find out what starts the bot again and again before you start it once more.',
        },
      ];
};

/** Whether Discord lets the bot in, with everything it needs. */
export const discordCheck: Check = {
  name: 'Discord',
  run: async (environment) => {
    const settings = readDiscordSettings(environment);
    if (settings === undefined) {
      return [{ kind: 'off', what: 'Not set up: docs/discord.md has the six steps.' }];
    }
    const read: Read = (path) => readDiscord(settings.apiUrl, settings.token, path);
    const answer = await read('/applications/@me');
    if (answer.kind === 'unreached') {
      return [
        {
          kind: 'problem',
          what: `Discord cannot be reached (${answer.why}).`,
          remedy: 'Check the network of this machine, its proxy, and DISCORD_API_URL if it is set.',
        },
      ];
    }
    if (answer.kind === 'refused') {
      return [
        {
          kind: 'problem',
          what: `DISCORD_TOKEN is refused (HTTP ${answer.status}).`,
          remedy: `Choose "Reset Token" under "Bot" and copy the new one (${PORTAL}).`,
        },
      ];
    }
    const app = answer.body as Application; // an application object, says Discord's reference
    const looks = await Promise.all([
      commandFindings(read, app, settings),
      serverFindings(read, app),
      forumFindings(read, settings.forums),
      startFindings(read),
    ]);
    return [
      { kind: 'ok', what: `DISCORD_TOKEN works: ${app.name ?? app.id}.` },
      ...endpointFindings(settings, app),
      ...portalFindings(app),
      ...intentFindings(settings, app),
      ...looks.flat(),
    ];
  },
};
