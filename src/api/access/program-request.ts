import { randomUUID } from 'node:crypto';
import type { Press } from '../../bots/buttons/press.ts';
import type { Reply } from '../../bots/commands/command.ts';
import { PROGRAM_COMMANDS } from '../../bots/commands/program-commands.ts';
import type { NoticeCard } from '../../bots/presentation/card.ts';
import type { BotRequest } from '../../bots/requests/bot-request.ts';
import { handleRequest } from '../../bots/requests/handle-request.ts';
import type { Caller } from './admit.ts';
import type { Problem, ProblemKind } from './problem.ts';
import type { ProgramDesk } from './program-desk.ts';

/** What a program wants done. */
export interface Wish {
  /** Under which it is counted and its answers are kept: `api`, `widget` or `mcp`. */
  readonly platform: string;
  readonly command: string;
  readonly options?: Readonly<Record<string, string | undefined>>;
  /** Who asks through the program, in its own words. */
  readonly user?: string | undefined;
  /** What the question belongs to; without one it stands alone. */
  readonly conversation?: string | undefined;
  readonly press?: Press;
}

/** Readers of a site's pages are told apart by their addresses, people behind a program by what it calls them. */
const personOf = ({ token, client }: Caller, user: string | undefined): string =>
  token.kind === 'site' ? `@${client.address}` : (user ?? '');

const requestOf = (caller: Caller, wish: Wish): BotRequest => {
  const { token } = caller;
  const { command, options = {}, conversation, press, platform } = wish;
  const key = randomUUID();
  const person = personOf(caller, wish.user);
  const given = Object.entries(options).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return {
    key,
    platform,
    command,
    options: Object.fromEntries(given),
    // What stands before the colon owns the answers kept: this token, and no other.
    userKey: `${token.id}:${person}`,
    conversationKey: `${token.id}:${person}:${conversation ?? key}`,
    channelKey: person,
    isDirect: false,
    visibility: 'private',
    isAdmin: token.isOperator,
    scope: { collections: token.collections },
    helpChannel: '',
    offers: ['comment'],
    ...(press === undefined ? {} : { press }),
  };
};

/** What chat gives for the same: the same commands, limits, receipts and log. */
export const askAs = (desk: ProgramDesk, caller: Caller, wish: Wish): Promise<Reply> => {
  const { services } = desk;
  const own = { ...services, limits: desk.limitsOf(caller.token), store: services.store };
  return handleRequest(requestOf(caller, wish), own, PROGRAM_COMMANDS);
};

const PROBLEM_OF: Readonly<Record<string, ProblemKind>> = {
  'too-many': 'too-many',
  'timed-out': 'unavailable',
  failed: 'failed',
  gone: 'no-receipt',
  'no-article': 'no-article',
  'admins-only': 'operator-only',
};

/** Why a request got nothing: the notice that chat would show. */
export const problemOf = ({ about = '', text, waitSeconds }: NoticeCard): Problem => ({
  kind: PROBLEM_OF[about] ?? 'not-a-question',
  ...(about === 'admins-only' ? {} : { detail: text }),
  ...(waitSeconds === undefined ? {} : { retryAfter: waitSeconds }),
});
