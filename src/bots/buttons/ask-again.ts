import type { Question } from '../../qa/types.ts';
import { ask } from '../commands/ask.ts';
import type { Reply } from '../commands/command.ts';
import { COMMANDS } from '../commands/commands.ts';
import type { Pressed } from './button.ts';

/** The reply to a question that a button asks, as if whoever pressed had written it. */
export const askAgain = async (
  { text, filters = {}, context, isVerbatim = false }: Question,
  { request, scope, services }: Pressed,
): Promise<Reply> => {
  const reply = await ask.run(
    {
      options: { question: text },
      scope,
      filters,
      ...(context === undefined ? {} : { context }),
      isVerbatim,
      platform: request.platform,
      userKey: request.userKey,
      commandPrefix: request.commandPrefix ?? '/',
      commands: COMMANDS,
    },
    services,
  );
  return { ...reply, asked: text };
};
