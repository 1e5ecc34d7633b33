import type { Readable } from 'node:stream';
import { answerLine } from '../../bots/lines/answer-line.ts';
import { parseFilters } from '../../bots/requests/parse-filters.ts';
import type { AnswerOptions, Library } from '../../qa/library/library.ts';
import type { Scope } from '../../qa/types.ts';
import { readLines } from './read-lines.ts';

/** One line of JSON for each line of questions, in their order, each written before the next is read. */
export const answerLines = async (
  library: Library,
  scope: Scope,
  options: AnswerOptions,
  input: Readable,
  write: (line: string) => Promise<void>,
): Promise<void> => {
  for await (const question of readLines(input)) {
    const { text, filters } = parseFilters(question);
    const started = performance.now();
    const { answer } = await library.answer({ text, filters }, scope, options);
    const elapsedMs = performance.now() - started;
    await write(`${JSON.stringify(answerLine(question, answer, library.documents, elapsedMs))}\n`);
  }
};
