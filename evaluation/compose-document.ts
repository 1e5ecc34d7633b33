import type { Block, Document, DocumentId, Section, Span } from '../src/qa/types.ts';

export interface BlockText {
  readonly kind: 'title' | 'heading' | 'body';
  readonly text: string;
}

/** A document made of the given texts, one paragraph each, with a blank line between them; a title stands on top. */
export const composeDocument = (
  id: DocumentId,
  title: string,
  texts: readonly BlockText[],
): Document => {
  const blocks: Block[] = [];
  const sections: Section[] = [];
  const parts: string[] = [];
  let open = blocks;
  let heading: Span | undefined;
  let at = 0;
  for (const { kind, text } of texts) {
    if (text === '') continue;
    const span = { start: at, end: at + text.length };
    if (kind === 'title') heading = span;
    else if (kind === 'body') open.push({ kind: 'paragraph', span });
    else {
      open = [];
      sections.push({ level: 1, heading: span, blocks: open, sections: [] });
    }
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
    root: { level: 0, ...(heading === undefined ? {} : { heading }), blocks, sections },
  };
};

/** The spans of the paragraphs, in order. */
export const bodySpans = (document: Document): readonly Span[] =>
  [document.root, ...document.root.sections].flatMap(({ blocks }) =>
    blocks.map(({ span }) => span),
  );
