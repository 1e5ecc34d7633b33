import type { Citation, DocumentId } from '../qa/types.ts';

/** What a draft is made of: a question that was answered badly or not at all. */
export interface DraftSource {
  readonly question: string;
  /** Other ways in which it was asked. */
  readonly wordings: readonly string[];
  /** What people wrote would be right. */
  readonly comments: readonly string[];
  /** Words of an article that come near. */
  readonly nearest?: { readonly documentId: DocumentId; readonly quote?: Citation['quote'] };
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

const nameOf = (question: string): string => {
  const words = question
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .slice(0, NAME_MAX)
    .replace(/^-+|-+$/gu, '');
  return `${words === '' ? 'answer' : words}.md`;
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

/**
 * The file of an answer that is still to be written: a draft, which nobody is shown before an owner and the day of the
 * review stand in it.
 */
export const draftAnswer = (source: DraftSource): DraftFile => {
  const variants = source.wordings.filter((wording) => wording !== source.question);
  const lines = [
    '---',
    `question: ${quoted(source.question)}`,
    ...(variants.length === 0 ? [] : ['variants:']),
    ...variants.slice(0, VARIANTS_MAX).map((variant) => `  - ${quoted(variant)}`),
    '# Nobody is shown this before both of these are filled in.',
    'owner:',
    'reviewed:',
    ...sourceLines(source),
    '---',
    '',
    ...commentLines(source),
    'Write the answer here.',
    '',
  ];
  return { name: nameOf(source.question), text: lines.join('\n') };
};
