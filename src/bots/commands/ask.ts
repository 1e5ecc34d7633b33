import { trendOf } from '../../qa/figures/trend.ts';
import type { Library } from '../../qa/library/library.ts';
import type { Answered, Citation, Scope } from '../../qa/types.ts';
import type { BotServices } from '../platform.ts';
import type { Chart } from '../presentation/card.ts';
import { citationsOf } from '../presentation/cards/answer-card.ts';
import { noticeCard } from '../presentation/cards/notice-card.ts';
import { seriesChart } from '../presentation/charts/figure-charts.ts';
import { presentAnswer } from '../presentation/present-answer.ts';
import { wordsFor } from '../presentation/words/words.ts';
import { FILTER_MAX } from '../requests/parse-filters.ts';
import { hasWords, isForgetMe, isGreeting, QUESTION_MAX } from '../requests/request-text.ts';
import { type Command, type CommandInput, mayUse, type Reply } from './command.ts';
import { forget } from './forget.ts';
import { help } from './help.ts';

/** What the log line says about an answer: identifiers and times, never its words. */
const outcomeOf = ({ answer, trace, isRemembered }: Answered): NonNullable<Reply['outcome']> => {
  const citations: readonly Citation[] =
    answer.kind === 'abstention' ? answer.nearest : citationsOf(answer);
  return {
    answerKind: answer.kind,
    answerType: trace.answerType,
    ...(answer.kind === 'abstention'
      ? { reason: answer.reason }
      : { confidence: answer.confidence }),
    ...(trace.strategy === undefined ? {} : { strategy: trace.strategy }),
    // Then the times are those of the question that was answered first.
    ...(isRemembered === true ? { isRemembered: true } : {}),
    passageIds: citations.map((citation) => citation.passageId),
    retrievalMs: Math.round(trace.retrievalMs * 100) / 100,
    answerMs: Math.round(trace.answerMs * 100) / 100,
  };
};

const visibilityOf = (input: CommandInput): Reply['visibility'] =>
  input.options.private === 'true' ? 'private' : 'public';

/** A command typed as text ("/figure market value"), which is also what buttons ask. */
const typedCommand = (
  text: string,
  input: CommandInput,
): { readonly command: Command; readonly input: CommandInput } | undefined => {
  const [, name, rest = ''] = /^\/([a-z]{1,32})(?:\s+(.*))?$/iu.exec(text) ?? [];
  const command = input.commands.find((known) => known.name === name?.toLowerCase());
  if (command === undefined || command.name === ask.name) return undefined;
  const [first] = command.options;
  const { private: isPrivate } = input.options;
  const options = {
    ...(first === undefined ? {} : { [first.name]: rest }),
    ...(isPrivate === undefined ? {} : { private: isPrivate }),
  };
  return { command, input: { ...input, options } };
};

/** A command typed as text is no way round who may use it. */
const runTyped = async (
  { command, input }: NonNullable<ReturnType<typeof typedCommand>>,
  services: BotServices,
): Promise<Reply> =>
  mayUse(command, input.isAdmin)
    ? command.run(input, services)
    : {
        card: noticeCard({
          kind: 'admins-only',
          command: `${input.commandPrefix}${command.name}`,
        }),
        visibility: 'private',
      };

/** A chart for a figure that the articles give for several periods. */
const chartOf = ({ answer }: Answered, library: Library, scope: Scope): Chart | undefined =>
  answer.kind === 'figure'
    ? seriesChart(trendOf(answer.figure, library.figures, scope))
    : undefined;

/** Answers a question in the articles' own words, or says that they hold no answer. */
export const ask: Command = {
  name: 'ask',
  description: 'Answers a question in the words of the articles',
  options: [
    {
      name: 'question',
      description: 'What you want to know, in plain English',
      required: true,
      kind: 'text',
      maxLength: QUESTION_MAX,
    },
    {
      name: 'private',
      description: 'Show the answer to you alone',
      required: false,
      kind: 'boolean',
    },
    {
      name: 'article',
      description: 'Only in this article: its title or a part of it',
      required: false,
      kind: 'text',
      maxLength: FILTER_MAX,
      completes: 'title',
    },
    {
      name: 'after',
      description: 'Only in articles from this day, month or year on: 2022-09-23, 2022-09 or 2022',
      required: false,
      kind: 'text',
      maxLength: FILTER_MAX,
    },
    {
      name: 'before',
      description: 'Only in articles up to this day, month or year: 2022-09-23, 2022-09 or 2022',
      required: false,
      kind: 'text',
      maxLength: FILTER_MAX,
    },
    {
      name: 'by',
      description: 'Only what this person said: the name or a part of it',
      required: false,
      kind: 'text',
      maxLength: FILTER_MAX,
      completes: 'speaker',
    },
  ],
  run: async (input, services) => {
    const text = input.options.question ?? '';
    const visibility = visibilityOf(input);
    const typed = typedCommand(text, input);
    if (typed !== undefined) return runTyped(typed, services);
    if (text === '' || isGreeting(text))
      return { ...(await help.run(input, services)), visibility };
    if (isForgetMe(text)) return forget.run(input, services);
    if (!hasWords(text)) return { card: noticeCard({ kind: 'no-words' }), visibility };
    const library = services.library();
    const { filters, context, scope, isVerbatim } = input;
    const question = {
      text,
      filters,
      ...(context === undefined ? {} : { context }),
      ...(isVerbatim === true ? { isVerbatim } : {}),
    };
    const started = performance.now();
    const answered = await library.answer(question, scope);
    const elapsedMs = performance.now() - started;
    const { documents } = library;
    return {
      card: presentAnswer(
        answered,
        documents,
        chartOf(answered, library, scope),
        wordsFor(input.locale),
      ),
      visibility,
      conversation: answered.next,
      answerable: { question, scope, answered },
      found: { kind: 'answer', question: text, answered, documents, elapsedMs },
      outcome: outcomeOf(answered),
    };
  },
};
