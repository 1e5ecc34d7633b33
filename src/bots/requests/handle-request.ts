import type { Logger } from 'pino';
import type { ConversationContext, Filters, Scope } from '../../qa/types.ts';
import type { Outcome } from '../../telemetry/metrics.ts';
import { linkCard } from '../article-links.ts';
import { answerPress } from '../buttons/answer-press.ts';
import { type Command, type CommandInput, mayUse, type Reply } from '../commands/command.ts';
import { COMMANDS } from '../commands/commands.ts';
import type { BotServices } from '../platform.ts';
import { noticeCard } from '../presentation/cards/notice-card.ts';
import { inLanguage } from '../presentation/in-language.ts';
import type { Notice } from '../presentation/notice.ts';
import { resolveScope } from '../scopes/resolve-scope.ts';
import type { BotRequest } from './bot-request.ts';
import { contextOf } from './conversations.ts';
import { type Attempted, keepAnswer } from './keep-answer.ts';
import { isFilterName, parseFilters, readFilter, type WrongDate } from './parse-filters.ts';
import { questionIdOf } from './question-id.ts';
import { messageText, QUESTION_MAX, visibleText } from './request-text.ts';

/** A reply that takes longer has failed: the asker is told so. */
export const DEADLINE_MS = 10_000;

const notice = (content: Notice): Reply => ({ card: noticeCard(content), visibility: 'private' });

/** The filters that a command offers as options of their own, after its first. */
const chosenFilters = (
  { options: [, ...offered] }: Command,
  options: Readonly<Record<string, string>>,
): Filters | WrongDate => {
  let filters: Filters = {};
  for (const { name } of offered) {
    const value = options[name];
    if (value === undefined || !isFilterName(name)) continue;
    const read = readFilter(name, value);
    if ('filter' in read) return read;
    filters = { ...filters, ...read };
  }
  return filters;
};

/** What was written for an option: the first one takes whatever somebody says. */
const readOption = ({ options: [first] }: Command, name: string, value: string): string =>
  name === first?.name ? messageText(value) : visibleText(value);

/** What a command gets, or the notice that says why it gets nothing. */
const inputOf = (
  request: BotRequest,
  command: Command,
  scope: Scope,
  context: ConversationContext | undefined,
  commands: readonly Command[],
): CommandInput | Notice => {
  const options: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.options)) {
    if (value.length > QUESTION_MAX) return { kind: 'too-long', maxCharacters: QUESTION_MAX };
    const text = readOption(command, name, value);
    if (text !== '') options[name] = text;
  }
  const [first] = command.options;
  const parsed = parseFilters(first?.kind === 'text' ? (options[first.name] ?? '') : '');
  if (parsed.wrongDate) return { kind: 'wrong-date', ...parsed.wrongDate };
  if (first?.kind === 'text') options[first.name] = parsed.text;
  const chosen = chosenFilters(command, options);
  if ('filter' in chosen) return { kind: 'wrong-date', ...chosen };
  return {
    options,
    scope,
    filters: { ...parsed.filters, ...chosen },
    ...(context === undefined ? {} : { context }),
    platform: request.platform,
    userKey: request.userKey,
    channelKey: request.channelKey ?? request.conversationKey,
    isDirect: request.isDirect,
    isAdmin: request.isAdmin === true,
    ...(request.tenant === undefined ? {} : { tenant: request.tenant }),
    ...(request.locale === undefined ? {} : { locale: request.locale }),
    commandPrefix: request.commandPrefix ?? '/',
    commands,
  };
};

/** The notice that says when to try again, or `undefined` when the request may go on. */
const refusalOf = (request: BotRequest, { limits }: BotServices): Notice | undefined => {
  if (limits === undefined || request.isResumed === true) return undefined;
  const { userKey, channelKey, conversationKey } = request;
  const waitMs = limits.take(`${request.platform}:${userKey}`, channelKey ?? conversationKey);
  return waitMs === 0
    ? undefined
    : { kind: 'too-many', waitSeconds: Math.max(1, Math.ceil(waitMs / 1000)) };
};

/** The services with the library as it stands now: a request is answered wholly on one state of the corpus. */
const onOneState = (services: BotServices): BotServices => {
  const library = services.library();
  return { ...services, library: () => library };
};

const run = async (
  request: BotRequest,
  all: BotServices,
  logger: Logger,
  commands: readonly Command[],
): Promise<Reply> => {
  const refusal = refusalOf(request, all);
  if (refusal !== undefined) return notice(refusal);
  const scope = await resolveScope(request, all, logger);
  await all.ready?.(scope);
  const services = onOneState(all);
  const { press } = request;
  if (press !== undefined) return answerPress(press, request, scope, services, logger);
  const command = commands.find(({ name }) => name === request.command.toLowerCase());
  if (command === undefined) {
    return notice({
      kind: 'unknown-command',
      name: visibleText(request.command).slice(0, 40),
      known: commands
        .filter((known) => mayUse(known, request.isAdmin))
        .map(({ name }) => `${request.commandPrefix ?? '/'}${name}`),
    });
  }
  if (!mayUse(command, request.isAdmin)) {
    return notice({
      kind: 'admins-only',
      command: `${request.commandPrefix ?? '/'}${command.name}`,
    });
  }
  const context = await contextOf(request, services, logger);
  const input = inputOf(request, command, scope, context, commands);
  await services.turn?.();
  return 'kind' in input ? notice(input) : command.run(input, services);
};

/** The reply, or `undefined` once the deadline has passed. */
const withDeadline = async (reply: Promise<Reply>): Promise<Reply | undefined> => {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), DEADLINE_MS);
  });
  try {
    return await Promise.race([reply, deadline]);
  } finally {
    clearTimeout(timer);
  }
};

const OUTCOMES: Readonly<Partial<Record<Reply['card']['kind'], Outcome>>> = {
  answer: 'answered',
  figure: 'answered',
  abstention: 'abstained',
  notice: 'refused',
};

const attempt = async (
  request: BotRequest,
  services: BotServices,
  reference: string,
  logger: Logger,
  commands: readonly Command[],
): Promise<Attempted> => {
  try {
    const reply = await withDeadline(run(request, services, logger, commands));
    // An answer that is shared was counted when it was given.
    const kind = reply?.shared === undefined ? reply?.card.kind : undefined;
    const outcome = (kind === undefined ? undefined : OUTCOMES[kind]) ?? 'shown';
    if (reply !== undefined) return { reply, outcome };
    logger.error('request timed out');
    return { reply: notice({ kind: 'timed-out', reference }), outcome: 'failed' };
  } catch (err) {
    logger.error({ err }, 'request failed');
    return { reply: notice({ kind: 'failed', reference }), outcome: 'failed' };
  }
};

/** The reply with an address beside every article its cards name, where articles can be read. */
const withLinks = (reply: Reply, { links }: BotServices): Reply => {
  if (links === undefined) return reply;
  const { card, elsewhere } = reply;
  return {
    ...reply,
    card: linkCard(card, links),
    ...(elsewhere && { elsewhere: { ...elsewhere, card: linkCard(elsewhere.card, links) } }),
  };
};

/**
 * The reply to a request: never rejects, a failure is a notice card.
 * Logs one line a request at `info`, without the words of the question; those only at `debug`.
 */
export const handleRequest = async (
  request: BotRequest,
  services: BotServices,
  /** What may be asked for by name where the request comes from. */
  commands: readonly Command[] = COMMANDS,
): Promise<Reply> => {
  const started = services.now();
  const { platform, command, key } = request;
  const questionId = questionIdOf(platform, key);
  const logger = services.logger.child({ questionId, platform, command });
  logger.debug({ options: request.options }, 'request received');
  const attempted = await attempt(request, services, questionId, logger, commands);
  const { answerable: _, ...reply } = await keepAnswer(
    request,
    attempted,
    services,
    questionId,
    logger,
  );
  const { outcome } = attempted;
  const totalMs = services.now() - started;
  logger.info({ card: reply.card.kind, ...reply.outcome, totalMs }, 'request handled');
  services.metrics?.record({ platform, command, outcome, totalMs });
  // What is shared, or takes the place of a message that everyone sees, is for everyone.
  const isForAll = reply.shared !== undefined || reply.replaces === true;
  const isPrivate =
    !isForAll && (reply.visibility === 'private' || request.visibility === 'private');
  const linked = withLinks(reply, services);
  return {
    ...linked,
    card: inLanguage(linked.card, request.locale),
    visibility: isPrivate ? 'private' : 'public',
  };
};
