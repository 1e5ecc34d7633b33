import { parseDocument } from 'yaml';
import type { Document } from '../types.ts';
import { composeText, type Piece } from './compose-text.ts';
import { decodeText } from './decode-text.ts';
import { type ArticleFile, articleId, type DocumentReader, fileTitle } from './document-reader.ts';
import { type ArticleFields, type ParsedYaml, readFrontMatter } from './front-matter.ts';
import { markdownPieces } from './markdown-blocks.ts';

/** An anchor repeated without end would fill the memory; no front matter needs more. */
const ALIASES_MAX = 20;

/** Reads one article from a Markdown file, its metadata from the front matter. */
export const markdownReader: DocumentReader = {
  name: 'markdown',
  extensions: ['.md', '.markdown'],
  async read(bytes, file) {
    const text = decodeText(bytes, file.path);
    const { fields, body } = readFrontMatter(text, file.path, parseYaml, file.collection);
    const pieces = withTitle(fields.title, markdownPieces(body));
    // A title alone is no article, unless it is all that the file was meant to say.
    if (!pieces.some((piece) => piece.kind !== 'title') && body.trim() === '') return [];
    return [toDocument(file, fields, pieces)];
  },
};

function parseYaml(text: string): ParsedYaml {
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error !== undefined) {
    const [first = ''] = error.message.split('\n');
    // It counts lines from the front matter's first, we from the file's.
    const message = first.replace(/ at line \d+, column \d+:?$/u, '');
    return { kind: 'fault', line: error.linePos?.[0].line ?? 1, message };
  }
  try {
    return { kind: 'value', value: document.toJS({ maxAliasCount: ALIASES_MAX }) };
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : 'bad YAML';
    return { kind: 'fault', line: 1, message };
  }
}

function toDocument(file: ArticleFile, fields: ArticleFields, pieces: readonly Piece[]): Document {
  const heading = pieces.find((piece) => piece.kind === 'title' || piece.kind === 'heading');
  return {
    ...fields,
    id: articleId(file, 1),
    title: fields.title ?? heading?.text ?? fileTitle(file),
    ...composeText(pieces),
  };
}

/** The title is the first block of the text, once: from the front matter, else the heading on top. */
function withTitle(title: string | undefined, pieces: readonly Piece[]): readonly Piece[] {
  const [first, ...rest] = pieces;
  const isOnTop = first?.kind === 'heading';
  if (title === undefined) {
    return isOnTop ? [{ kind: 'title', text: first.text }, ...rest] : pieces;
  }
  const isRepeated = isOnTop && comparable(first.text) === comparable(title);
  return [{ kind: 'title', text: title }, ...(isRepeated ? rest : pieces)];
}

function comparable(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
