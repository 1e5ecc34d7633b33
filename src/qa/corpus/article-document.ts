import type { Document } from '../types.ts';
import { composeText, type Piece } from './compose-text.ts';
import {
  type ArticleFile,
  articleId,
  DEFAULT_COLLECTION,
  DEFAULT_LANGUAGE,
  fileTitle,
} from './document-reader.ts';

/** What a format may say of an article besides its text. */
export interface ArticleFacts {
  readonly title?: string | undefined;
  readonly publisher?: string | undefined;
  readonly authors?: readonly string[];
  readonly publishedOn?: string | undefined;
  readonly url?: string | undefined;
  readonly language?: string | undefined;
}

const comparable = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Headings this far down may still be the title. */
const TITLE_DEPTH = 3;

/** The title is the first block of the text, once: what the format says, else the first heading. */
const withTitle = (title: string | undefined, pieces: readonly Piece[]): readonly Piece[] => {
  const at = pieces
    .slice(0, TITLE_DEPTH)
    .findIndex(
      (piece) =>
        piece.kind === 'title' ||
        (title === undefined
          ? piece.kind === 'heading'
          : comparable(piece.text) === comparable(title)),
    );
  const found = pieces[at];
  const rest = pieces.filter((_, n) => n !== at);
  const text = title ?? found?.text;
  return text === undefined ? pieces : [{ kind: 'title', text }, ...rest];
};

/** One line, NFC; nothing for an empty value. */
export const oneLine = (value: unknown): string | undefined => {
  if (typeof value !== 'string') return undefined;
  const text = value
    .normalize('NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return text === '' ? undefined : text.slice(0, 500);
};

/** One line without controls and halves of characters, NFC. */
const cleaned = (text: string): string =>
  text
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .normalize('NFC')
    .trim();

/** The n-th article of a file, of its pieces and what the format says of it; none without text besides the title. */
export const articleDocument = (
  file: ArticleFile,
  n: number,
  facts: ArticleFacts,
  pieces: readonly Piece[],
): readonly Document[] => {
  const title = oneLine(facts.title);
  const filled = pieces.map(({ kind, text }) => ({ kind, text: cleaned(text) }));
  const whole = withTitle(title, filled);
  if (!whole.some(({ kind, text }) => kind !== 'title' && text.trim() !== '')) return [];
  const heading = whole.find(({ kind }) => kind === 'title')?.text;
  const { publisher, publishedOn, url } = facts;
  return [
    {
      id: articleId(file, n),
      title: heading ?? fileTitle(file),
      ...(oneLine(publisher) === undefined ? {} : { publisher: oneLine(publisher) ?? '' }),
      authors: facts.authors ?? [],
      ...(publishedOn === undefined ? {} : { publishedOn }),
      ...(url !== undefined && /^https?:\/\/\S+$/iu.test(url) && URL.canParse(url) ? { url } : {}),
      tags: [],
      collection: file.collection ?? DEFAULT_COLLECTION,
      language: facts.language?.toLowerCase().split(/[-_]/u, 1)[0] || DEFAULT_LANGUAGE,
      ...composeText(whole),
    },
  ];
};
