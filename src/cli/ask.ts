import { once } from 'node:events';
import { parseArgs } from 'node:util';
import type { TextStyle } from '../bots/console/console-text.ts';
import { consoleRequest, converse, wholeScope } from '../bots/console/converse.ts';
import { renderConsole } from '../bots/console/render-console.ts';
import { rejectedLines } from '../bots/console/welcome.ts';
import type { BotServices } from '../bots/platform.ts';
import { traceCard } from '../bots/presentation/cards/trace-card.ts';
import { handleRequest } from '../bots/requests/handle-request.ts';
import { ConfigError } from '../config/config-error.ts';
import { readSettings } from '../config/settings.ts';
import { QaError } from '../qa/errors.ts';
import type { Library } from '../qa/library/library.ts';
import type { Answered } from '../qa/types.ts';
import { openLibrary } from './opening/open-library.ts';
import { answerLines } from './terminal/answer-lines.ts';
import {
  endWhenOutputCloses,
  failProcess,
  outputStyle,
  processEnvironment,
  processLogger,
} from './terminal/process-environment.ts';

const USAGE = `Usage: npm run ask -- "question"            answers it
       npm run ask                           a conversation, in a terminal
       npm run --silent ask -- --json        one question a line in, one JSON object a line out
Options:
  --explain         show how each answer came about
  --no-wait         answer by words alone where meanings are not made yet
  --corpus DIR      answer from the articles in DIR (otherwise CORPUS_DIR, or corpus/)
  --always-answer   do not abstain when any passage shares a word with the question (for measuring)
  --json            read questions from standard input, write JSON lines (docs/console.md)`;

interface AskArguments {
  readonly question: string;
  readonly isJson: boolean;
  readonly isExplained: boolean;
  readonly alwaysAnswer: boolean;
  readonly isUsage: boolean;
  readonly corpus: string | undefined;
  readonly isWaiting: boolean;
}

/** @throws {TypeError} when an option is unknown or lacks its value. */
const readArguments = (): AskArguments => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      explain: { type: 'boolean', default: false },
      'always-answer': { type: 'boolean', default: false },
      'no-wait': { type: 'boolean', default: false },
      corpus: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  return {
    question: positionals.join(' '),
    isJson: values.json,
    isExplained: values.explain,
    alwaysAnswer: values['always-answer'],
    isUsage: values.help,
    corpus: values.corpus,
    isWaiting: !values['no-wait'],
  };
};

/** Writes to standard output, waiting while it is full. */
const write = async (text: string): Promise<void> => {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
};

/** The library with the options of this run, and what it answered last. */
const traced = (library: Library, alwaysAnswer: boolean) => {
  let last: Answered | undefined;
  const answer: Library['answer'] = async (question, scope) => {
    const answered = await library.answer(question, scope, { alwaysAnswer });
    last = answered;
    return answered;
  };
  const takeLast = (): Answered | undefined => {
    const taken = last;
    last = undefined;
    return taken;
  };
  return { library: { ...library, answer }, takeLast };
};

const answerPeople = async (
  given: AskArguments,
  library: Library,
  services: Omit<BotServices, 'library'>,
  style: TextStyle,
): Promise<void> => {
  const tracedLibrary = traced(library, given.alwaysAnswer);
  const all: BotServices = { ...services, library: () => tracedLibrary.library };
  const explanation = (): string => {
    const answered = tracedLibrary.takeLast();
    return given.isExplained && answered ? renderConsole(traceCard(answered), style) : '';
  };
  if (given.question === '') {
    const terminal = { input: process.stdin, output: process.stdout, style };
    return converse(all, terminal, explanation);
  }
  const reply = await handleRequest(consoleRequest(given.question, '1', wholeScope(library)), all);
  const blocks = [renderConsole(reply.card, style), explanation()].filter((block) => block !== '');
  await write(`${blocks.join('\n\n')}\n`);
};

const run = async (given: AskArguments): Promise<void> => {
  const isConversation = given.question === '' && !given.isJson;
  if (given.isUsage || (isConversation && !process.stdin.isTTY)) {
    return write(`${USAGE}\n`);
  }
  const environment = processEnvironment();
  const settings = readSettings(environment);
  const logger = processLogger(settings.logLevel ?? 'warn', environment);
  const style = outputStyle(environment);
  const { library, rejected, close } = await openLibrary(given.corpus ?? settings.corpusDirectory, {
    ...settings,
    isWaiting: given.isWaiting,
  });
  for (const line of rejectedLines(rejected, { ...style, isStyled: false })) {
    process.stderr.write(`${line}\n`);
  }
  try {
    if (given.isJson) {
      const { alwaysAnswer } = given;
      await answerLines(library, wholeScope(library), { alwaysAnswer }, process.stdin, write);
    } else await answerPeople(given, library, { logger, now: Date.now }, style);
  } finally {
    await close();
  }
};

const main = async (): Promise<void> => {
  endWhenOutputCloses();
  let given: AskArguments;
  try {
    given = readArguments();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n\n${USAGE}\n`);
    process.exitCode = 2;
    return;
  }
  try {
    await run(given);
  } catch (error) {
    failProcess(error, [ConfigError, QaError]);
  }
};

await main();
