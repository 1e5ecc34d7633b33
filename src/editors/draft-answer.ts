import { createHash } from 'node:crypto';
import type { Citation, DocumentId, IsoDate } from '../qa/types.ts';

/** What a draft is made of: a question that was answered badly or not at all. */
export interface DraftSource {
  readonly question: string;
  /** Other ways in which it was asked. */
  readonly wordings: readonly string[];
  /** What people wrote would be right. */
  readonly comments: readonly string[];
  /** Words of an article that come near. */
  readonly nearest?: { readonly documentId: DocumentId; readonly quote?: Citation['quote'] };
  /** Who is to see it; by the folder, unless told. */
  readonly collections?: readonly string[];
  /** What an editor filled in; a draft until all is there. */
  readonly written?: WrittenAnswer;
}

/** What makes an answer of a draft. */
export interface WrittenAnswer {
  readonly answer: string;
  readonly owner: string;
  readonly reviewedOn: IsoDate;
  readonly dueOn?: IsoDate;
}

/** A file for the folder of answers. */
export interface DraftFile {
  readonly name: string;
  readonly text: string;
}

/** As much of a file's name as is easily read. */
const NAME_MAX = 60;
const VARIANTS_MAX = 20;
const COMMENTS_MAX = 10;

/** A string of JSON is one of YAML: whatever people wrote stays text. */
const quoted = (text: string): string => JSON.stringify(text.replace(/\s+/gu, ' ').trim());

/** Tells questions apart that no letters of a file's name can tell apart: eight digits of a hash. */
export const markOf = (question: string): string =>
  createHash('sha256').update(question).digest('hex').slice(0, 8);

const nameOf = (question: string): string => {
  const words = question
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .slice(0, NAME_MAX)
    .replace(/^-+|-+$/gu, '');
  return `${words === '' ? `answer-${markOf(question)}` : words}.md`;
};

const sourceLines = ({ nearest }: DraftSource): readonly string[] => {
  if (nearest === undefined) return ['sources: []'];
  const { documentId, quote } = nearest;
  return [
    'sources:',
    `  - article: ${quoted(documentId)}`,
    ...(quote === undefined ? [] : [`    words: ${quoted(quote)}`]),
  ];
};

/** Words of people in a comment of the page, which no reader sees. */
const commentLines = ({ comments }: DraftSource): readonly string[] =>
  comments.length === 0
    ? []
    : [
        '<!-- What people wrote:',
        ...comments
          .slice(0, COMMENTS_MAX)
          .map(
            (comment) =>
              `- ${comment.replace(/\s+/gu, ' ').replaceAll('--', '- -').replaceAll('>', '›')}`,
          ),
        '-->',
        '',
      ];

const checkedLines = (written: WrittenAnswer | undefined): readonly string[] =>
  written === undefined
    ? ['# Nobody is shown this before both of these are filled in.', 'owner:', 'reviewed:']
    : [
        `owner: ${quoted(written.owner)}`,
        `reviewed: ${written.reviewedOn}`,
        ...(written.dueOn === undefined ? [] : [`review by: ${written.dueOn}`]),
      ];

/**
 * The file of an answer. Where nobody wrote one yet it is a draft, which nobody is shown before an owner and the day of
 * the review stand in it.
 */
export const draftAnswer = (source: DraftSource): DraftFile => {
  const { question, wordings, collections = [], written } = source;
  const variants = wordings.filter((wording) => wording !== question);
  const lines = [
    '---',
    `question: ${quoted(question)}`,
    ...(variants.length === 0 ? [] : ['variants:']),
    ...variants.slice(0, VARIANTS_MAX).map((variant) => `  - ${quoted(variant)}`),
    ...checkedLines(written),
    ...(collections.length === 0 ? [] : [`collections: [${collections.map(quoted).join(', ')}]`]),
    ...sourceLines(source),
    '---',
    '',
    ...(written === undefined ? commentLines(source) : []),
    written?.answer.trim() ?? 'Write the answer here.',
    '',
  ];
  return { name: nameOf(question), text: lines.join('\n') };
};
