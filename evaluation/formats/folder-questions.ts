import { FormatError } from './format-error.ts';
import { parseLines } from './json-lines.ts';

/** A question in people's own words about a folder, with the words that a colleague would want to see. */
export interface FolderQuestion {
  readonly id: string;
  readonly text: string;
  readonly isAnswerable: boolean;
  /** What is asked for: "howto", "what-is", "figure" and so on. */
  readonly kind: string;
  /** Short forms; any one will do. */
  readonly answers: readonly string[];
  /** Sentences or list items of the article. */
  readonly sentences: readonly string[];
  /** Whether all sentences are wanted and not any one of them. */
  readonly wantsAll: boolean;
}

const textsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];

const has = <Key extends string>(value: object, key: Key): value is Record<Key, unknown> =>
  key in value;

const textAt = (value: object, key: string): string =>
  has(value, key) && typeof value[key] === 'string' ? value[key] : '';

/**
 * The questions of a folder's `questions.jsonl`: `id, question, isAnswerable, kind, answers, sentences, note`.
 *
 * @throws FormatError naming the line that is no question.
 */
export const readFolderQuestions = (content: string, file: string): readonly FolderQuestion[] =>
  parseLines(content, file).map((value, at) => {
    const text = textAt(value, 'question');
    if (text === '') throw new FormatError(`${file}:${at + 1}`, 'lacks "question"', 'add one');
    const kind = textAt(value, 'kind') || 'any';
    const note = textAt(value, 'note');
    const isMany = kind === 'howto' || kind === 'list';
    return {
      id: textAt(value, 'id') || `line ${at + 1}`,
      text,
      kind,
      isAnswerable: !(has(value, 'isAnswerable') && value.isAnswerable === false),
      answers: textsOf(has(value, 'answers') ? value.answers : []),
      sentences: textsOf(has(value, 'sentences') ? value.sentences : []),
      wantsAll:
        /\bparts\b/u.test(note) || (isMany && !/alternative|equivalent|either/iu.test(note)),
    };
  });
