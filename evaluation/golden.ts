import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type CorpusQuestion,
  readConversationLines,
  readQuestionLines,
} from './formats/question-lines.ts';
import type { CorpusFigures } from './metrics/corpus-figures.ts';

/** Questions of one kind with what the core's figures on them may not fall below. */
export interface GoldenPart {
  readonly name: 'questions' | 'conversations' | 'held conversations';
  readonly questions: readonly CorpusQuestion[];
  readonly thresholds: Readonly<Partial<CorpusFigures>>;
}

type Thresholds = Readonly<Record<GoldenPart['name'], GoldenPart['thresholds']>>;

/** The repository's own questions over `corpus/`, with their thresholds. */
export const readGolden = async (directory: string): Promise<readonly GoldenPart[]> => {
  const read = (name: string): Promise<string> => readFile(join(directory, name), 'utf8');
  const thresholds: Thresholds = JSON.parse(await read('thresholds.json'));
  return [
    {
      name: 'questions',
      questions: readQuestionLines(await read('questions.jsonl'), 'questions.jsonl'),
      thresholds: thresholds.questions,
    },
    {
      name: 'conversations',
      questions: readConversationLines(await read('conversations.jsonl'), 'conversations.jsonl'),
      thresholds: thresholds.conversations,
    },
    {
      name: 'held conversations',
      questions: readConversationLines(
        await read('held-conversations.jsonl'),
        'held-conversations.jsonl',
      ),
      thresholds: thresholds['held conversations'],
    },
  ];
};
