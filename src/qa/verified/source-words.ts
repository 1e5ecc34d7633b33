import { stemOf } from '../corpus/folder/file-kinds.ts';
import { type NormalisedView, normaliseText } from '../corpus/normalised-view.ts';
import type { AnswerSource, Document, DocumentId, Section, Span } from '../types.ts';

/** Why a source of an answer does not stand. */
export type SourceFaultKind = 'article-gone' | 'section-gone' | 'words-changed';

export type FoundSource =
  | { readonly kind: 'found'; readonly document: Document; readonly span: Span }
  | { readonly kind: SourceFaultKind };

/** A text in one form, worked out once for each document. */
const createViews = () => {
  const views = new WeakMap<Document, NormalisedView>();
  return (document: Document): NormalisedView => {
    const view = views.get(document) ?? normaliseText(document.text);
    views.set(document, view);
    return view;
  };
};

const comparable = (text: string): string => normaliseText(text).text.trim().toLowerCase();

const endOf = ({ heading, blocks, sections }: Section): number =>
  Math.max(
    heading?.end ?? 0,
    ...blocks.slice(-1).map(({ span }) => span.end),
    ...sections.slice(-1).map(endOf),
  );

const startOf = ({ blocks, sections }: Section): number | undefined =>
  blocks[0]?.span.start ?? sections[0]?.heading?.start;

/** The first section of a heading, whatever stands around it. */
const sectionNamed = (
  document: Document,
  name: string,
  { sections }: Section = document.root,
): Section | undefined => {
  for (const section of sections) {
    const { heading } = section;
    if (heading && comparable(document.text.slice(heading.start, heading.end)) === name)
      return section;
    const below = sectionNamed(document, name, section);
    if (below !== undefined) return below;
  }
  return undefined;
};

/** What stands under a heading of a document; the whole of it where none is named. */
const placeOf = (document: Document, heading: string | undefined): Span | undefined => {
  const section =
    heading === undefined ? document.root : sectionNamed(document, comparable(heading));
  const start = section && startOf(section);
  return section === undefined || start === undefined ? undefined : { start, end: endOf(section) };
};

/** Where words stand, as an article has them but for blanks, quotes and dashes. */
const wordsIn = (view: NormalisedView, words: string, within: Span): Span | undefined => {
  const sought = normaliseText(words).text.trim();
  for (let at = view.text.indexOf(sought); at >= 0; at = view.text.indexOf(sought, at + 1)) {
    const span = view.toOriginal(at, at + sought.length);
    if (span.start >= within.start && span.end <= within.end) return span;
  }
  return undefined;
};

/** A function that finds what an answer rests on, among the articles by id. */
export const createSourceFinder = () => {
  const viewOf = createViews();
  return (
    { article, section, words }: AnswerSource,
    documents: ReadonlyMap<DocumentId, Document>,
  ): FoundSource => {
    const path = article.normalize('NFC').replace(/^\.?\//u, '');
    const document = documents.get(path) ?? documents.get(stemOf(path));
    if (document === undefined || document.verified !== undefined) return { kind: 'article-gone' };
    const place = placeOf(document, section);
    if (place === undefined) return { kind: 'section-gone' };
    if (words === undefined) return { kind: 'found', document, span: place };
    const span = wordsIn(viewOf(document), words, place);
    return span === undefined ? { kind: 'words-changed' } : { kind: 'found', document, span };
  };
};

export type SourceFinder = ReturnType<typeof createSourceFinder>;
