import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';
import type { Library } from '../../qa/library/library.ts';
import type { ConversationContext, Scope } from '../../qa/types.ts';
import type { Reply } from '../commands/command.ts';
import { COMMANDS } from '../commands/commands.ts';
import type { BotServices } from '../platform.ts';
import type { BotRequest } from '../requests/bot-request.ts';
import { handleRequest } from '../requests/handle-request.ts';
import type { TextStyle } from './console-text.ts';
import { renderConsole } from './render-console.ts';

/** Where a conversation takes place. */
export interface Terminal {
  readonly input: Readable;
  readonly output: Writable;
  readonly style: TextStyle;
}

const LEAVING = /^(?:exit|quit|bye|\/exit|\/quit)$/iu;
const COMMAND = /^\/([a-z]{1,32})(?:\s+(.*))?$/isu;

/** Whoever runs the console owns the corpus and sees all of it. */
export const wholeScope = (library: Library): Scope => ({
  collections: [...new Set([...library.documents.values()].map(({ collection }) => collection))],
});

/** What was typed on the console as a request: `/name text` runs a command, anything else asks. */
export const consoleRequest = (
  text: string,
  key: string,
  scope: Scope,
  context?: ConversationContext,
): BotRequest => {
  const [, name, rest] = COMMAND.exec(text.trim()) ?? [];
  const command = name?.toLowerCase() ?? 'ask';
  const option = COMMANDS.find((known) => known.name === command)?.options[0];
  return {
    key,
    platform: 'console',
    command,
    options:
      option === undefined ? {} : { [option.name]: name === undefined ? text : (rest ?? '') },
    userKey: 'console',
    conversationKey: 'console',
    isDirect: true,
    visibility: 'public',
    scope,
    isAdmin: true,
    ...(context === undefined ? {} : { context }),
  };
};

/** Answers line after line until the input ends or the asker leaves. `onReply` may add to each answer what is shown after it. */
export const converse = async (
  services: BotServices,
  terminal: Terminal,
  onReply: (reply: Reply) => string = () => '',
): Promise<void> => {
  const { input, output, style } = terminal;
  const lines = createInterface({ input, output, prompt: '\n? ' });
  let context: ConversationContext | undefined;
  let count = 0;
  // What was typed before the input ended is still answered; Node 24 refuses to prompt for more then.
  let isOpen = true;
  lines.once('close', () => {
    isOpen = false;
  });
  lines.prompt();
  for await (const line of lines) {
    if (LEAVING.test(line.trim())) break;
    count += 1;
    const scope = wholeScope(services.library());
    const request = consoleRequest(line, `${count}`, scope, context);
    const reply = await handleRequest(request, services);
    context = reply.conversation ?? context;
    const more = onReply(reply);
    output.write(`\n${renderConsole(reply.card, style)}\n${more === '' ? '' : `\n${more}\n`}`);
    if (isOpen) lines.prompt();
  }
  lines.close();
  output.write('Goodbye.\n');
};
