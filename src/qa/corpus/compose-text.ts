import type { Section } from '../types.ts';
import { composeTree } from './tree/compose-tree.ts';
import type { SourceBlock } from './tree/source-block.ts';

/** What readers that know nothing but lines tell of an article. */
export interface Piece {
  readonly kind: 'title' | 'heading' | 'body' | 'caption';
  readonly text: string;
}

/** The text and the tree of pieces: the title on top, headings all of one level. */
export function composeText(pieces: readonly Piece[]): {
  readonly text: string;
  readonly root: Section;
} {
  const title = pieces.find(({ kind }) => kind === 'title')?.text;
  return composeTree(title, sourceOf(pieces));
}

/** Pieces as blocks; a title is a heading of the highest level, on top. */
export const sourceOf = (pieces: readonly Piece[]): readonly SourceBlock[] =>
  pieces.flatMap(blockOf);

const blockOf = ({ kind, text }: Piece): readonly SourceBlock[] => {
  switch (kind) {
    case 'title':
      return [];
    case 'heading':
      return [{ kind, level: 1, text }];
    case 'body':
      return [{ kind: 'paragraph', text }];
    case 'caption':
      return [{ kind: 'image', caption: text }];
    default:
      return kind satisfies never;
  }
};
