import { FormatError } from './format-error.ts';
import { parseLines } from './json-lines.ts';

/** A question about a corpus with what a good answer holds. */
export interface CorpusQuestion {
  readonly id: string;
  readonly text: string;
  /** The questions asked before it in the same conversation. */
  readonly after: readonly string[];
  readonly isAnswerable: boolean;
  /** Any one will do. */
  readonly answers: readonly string[];
  /** Sentences, or parts of sentences, where the answer stands. */
  readonly quotes: readonly string[];
  /** `null`: the article names none; left out: nothing is expected. */
  readonly speaker?: string | null;
  readonly reason?: string;
  readonly type: string;
  /** The class of language that it stands for. */
  readonly why: string;
  /** `held` questions only tell whether rules hold; nobody reads their losses. */
  readonly isHeld: boolean;
}

interface QuestionLine {
  readonly id?: string;
  readonly question: string;
  readonly after?: readonly string[];
  readonly isAnswerable: boolean;
  readonly answers?: readonly string[];
  readonly evidence?: readonly { readonly quote: string }[];
  readonly sentence?: string;
  readonly sentences?: readonly string[];
  readonly speaker?: string | null;
  readonly reason?: string;
  readonly type?: string;
  readonly why?: string;
  readonly split?: string;
}

interface ConversationLine {
  readonly id: string;
  readonly turns: readonly QuestionLine[];
}

const toQuestion = (line: QuestionLine, id: string): CorpusQuestion => ({
  id: line.id ?? id,
  text: line.question,
  after: line.after ?? [],
  isAnswerable: line.isAnswerable,
  answers: line.answers ?? [],
  quotes: [
    ...(line.evidence?.map(({ quote }) => quote) ?? []),
    ...(line.sentences ?? (line.sentence ? [line.sentence] : [])),
  ],
  ...(line.speaker === undefined ? {} : { speaker: line.speaker }),
  ...(line.reason === undefined ? {} : { reason: line.reason }),
  type: line.type ?? 'any',
  why: line.why ?? 'any',
  isHeld: line.split === 'held',
});

const isQuestion = (value: object): value is QuestionLine =>
  'question' in value &&
  typeof value.question === 'string' &&
  'isAnswerable' in value &&
  typeof value.isAnswerable === 'boolean';

const isConversation = (value: object): value is ConversationLine =>
  'turns' in value && Array.isArray(value.turns);

/**
 * The questions of a file of JSON lines.
 *
 * @throws FormatError naming the line that is no question.
 */
export const readQuestionLines = (content: string, file: string): readonly CorpusQuestion[] =>
  parseLines(content, file).map((value, at) => {
    if (isQuestion(value)) return toQuestion(value, `line ${at + 1}`);
    throw new FormatError(
      `${file}:${at + 1}`,
      'lacks "question" or "isAnswerable"',
      'see docs/measuring.md for the fields',
    );
  });

/**
 * The turns of a file of conversations, each with the questions before it.
 *
 * @throws FormatError naming the line that is no conversation.
 */
export const readConversationLines = (content: string, file: string): readonly CorpusQuestion[] =>
  parseLines(content, file).flatMap((value, at) => {
    if (!isConversation(value)) {
      throw new FormatError(`${file}:${at + 1}`, 'lacks "turns"', 'give an array of questions');
    }
    return value.turns.map((turn, place) => ({
      ...toQuestion(turn, `${value.id}.${place + 1}`),
      after: value.turns.slice(0, place).map(({ question }) => question),
      why: place === 0 ? 'opening' : 'later turn',
    }));
  });
