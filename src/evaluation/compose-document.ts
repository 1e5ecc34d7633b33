import type { Block, BlockKind, Document, DocumentId, Span } from '../qa/types.ts';

export interface BlockText {
  readonly kind: BlockKind;
  readonly text: string;
}

/** A document made of the given texts, one block each, with a blank line between them. */
export const composeDocument = (
  id: DocumentId,
  title: string,
  texts: readonly BlockText[],
): Document => {
  const blocks: Block[] = [];
  const parts: string[] = [];
  let at = 0;
  for (const { kind, text } of texts) {
    if (text === '') continue;
    blocks.push({ kind, span: { start: at, end: at + text.length } });
    parts.push(text);
    at += text.length + 2;
  }
  return {
    id,
    title,
    authors: [],
    tags: [],
    collection: 'measured',
    language: 'en',
    text: parts.join('\n\n'),
    blocks,
  };
};

/** The spans of the body blocks, in order. */
export const bodySpans = (document: Document): readonly Span[] =>
  document.blocks.filter(({ kind }) => kind === 'body').map(({ span }) => span);
