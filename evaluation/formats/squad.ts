import type { Document, Span } from '../../src/qa/types.ts';
import { bodySpans, composeDocument } from '../compose-document.ts';
import type { GoldAnswer, GoldQuestion, QuestionSet } from '../question-set.ts';
import { FormatError } from './format-error.ts';

interface SquadQuestion {
  readonly id: string;
  readonly question: string;
  readonly is_impossible?: boolean;
  readonly answers: readonly { readonly text: string; readonly answer_start: number }[];
}

interface SquadParagraph {
  readonly context: string;
  readonly qas: readonly SquadQuestion[];
}

interface SquadFile {
  readonly data: readonly {
    readonly title: string;
    readonly paragraphs: readonly SquadParagraph[];
  }[];
}

/** `title`: an article is one document; `paragraph`: each paragraph is one, as when it is given. */
export type SquadDocuments = 'title' | 'paragraph';

/** Offsets in the files count code points; ours count UTF-16 units. */
const toUtf16 = (text: string): ((codePoints: number) => number) => {
  if (!/[\ud800-\udbff]/.test(text)) return (offset) => offset;
  const at: number[] = [0];
  for (const character of text) at.push((at.at(-1) ?? 0) + character.length);
  return (offset) => at[offset] ?? text.length;
};

const readQuestions = (
  paragraph: SquadParagraph,
  group: string,
  document: Document,
  block: Span,
): readonly GoldQuestion[] => {
  const utf16 = toUtf16(paragraph.context);
  const answerOf = ({ text, answer_start }: SquadQuestion['answers'][number]): GoldAnswer => {
    const start = block.start + utf16(answer_start);
    return { text, documentId: document.id, span: { start, end: start + text.length } };
  };
  return paragraph.qas.map((question) => ({
    id: question.id,
    text: question.question,
    group,
    isAnswerable: question.is_impossible !== true,
    answers: question.is_impossible === true ? [] : question.answers.map(answerOf),
    documentId: document.id,
    paragraph: block,
  }));
};

const isSquad = (value: unknown): value is SquadFile =>
  typeof value === 'object' && value !== null && 'data' in value && Array.isArray(value.data);

const articleOf = (
  title: string,
  number: string,
  paragraphs: readonly SquadParagraph[],
  groupOf: (paragraph: SquadParagraph) => string,
): QuestionSet => {
  const shown = title.replaceAll('_', ' ');
  const document = composeDocument(number, shown, [
    { kind: 'title', text: shown },
    ...paragraphs.map(({ context }) => ({ kind: 'body' as const, text: context })),
  ]);
  const blocks = bodySpans(document);
  return {
    documents: [document],
    questions: paragraphs.flatMap((paragraph, index) => {
      const block = blocks[index];
      return block === undefined
        ? []
        : readQuestions(paragraph, groupOf(paragraph), document, block);
    }),
  };
};

const numbered = (index: number): string => String(index).padStart(5, '0');

/**
 * The questions and articles of a SQuAD file (1.1, 2.0, or another set in its format).
 *
 * @throws FormatError when the file holds something else.
 */
export const readSquad = (content: string, file: string, per: SquadDocuments): QuestionSet => {
  const parsed: unknown = JSON.parse(content);
  if (!isSquad(parsed)) {
    throw new FormatError(file, 'holds no "data" array', 'give a file in the format of SQuAD');
  }
  const sets = parsed.data.flatMap(({ title, paragraphs }, index) => {
    // A single title only names the collection: each of its paragraphs is a text of its own.
    const groupOf = ({ context }: SquadParagraph): string =>
      parsed.data.length === 1 ? context : title;
    if (per === 'title') return [articleOf(title, numbered(index), paragraphs, groupOf)];
    return paragraphs.map((paragraph, place) =>
      articleOf(title, `${numbered(index)}/${numbered(place)}`, [paragraph], groupOf),
    );
  });
  return {
    documents: sets.flatMap(({ documents }) => documents),
    questions: sets.flatMap(({ questions }) => questions),
  };
};
