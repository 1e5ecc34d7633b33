import type { English } from '../analysis/english.ts';
import type { NameFinder } from '../analysis/find-names.ts';
import { attributeSentences } from '../attribution/attribute-sentences.ts';
import { runAtOnce, type Slices } from '../slices.ts';
import type { Block, Document, Passage, Sentence } from '../types.ts';
import { normaliseText } from './normalised-view.ts';

/** What splitting needs of the language analysis. */
export interface SplitTools {
  readonly english: English;
  readonly findNames: NameFinder;
}

/** A passage is one block of a document: its title, a heading, a caption or a paragraph. */
const passageOf = (
  document: Document,
  block: Block,
  heading: string,
  number: number,
  tools: SplitTools,
): Passage | undefined => {
  const { start, end } = block.span;
  const text = document.text.slice(start, end);
  // Words are told apart in a tidied view; every offset leads back to the text as it is written.
  const view = normaliseText(text);
  const analysed = tools.english.analyse(view.text);
  const names = tools.findNames(view.text, analysed.tokens, analysed.sentences);
  const places = analysed.tokens.word.map((_, at) =>
    view.toOriginal(analysed.tokens.start[at] ?? 0, analysed.tokens.end[at] ?? 0),
  );
  const tokens = {
    ...analysed.tokens,
    start: Uint32Array.from(places, (place) => place.start + start),
    end: Uint32Array.from(places, (place) => place.end + start),
  };
  const [firstSentence, ...sentences] = analysed.sentences
    .filter(({ first, past }) => past > first)
    .map(
      ({ first, past }): Sentence => ({
        span: { start: tokens.start[first] ?? start, end: tokens.end[past - 1] ?? end },
        first,
        past,
      }),
    );
  if (firstSentence === undefined) return undefined;
  return {
    id: `${document.id}#${number}`,
    documentId: document.id,
    kind: block.kind,
    span: block.span,
    text,
    tokens,
    sentences: [firstSentence, ...sentences],
    names,
    heading,
  };
};

/** The passages of a document, one a block, in order, each with its analysis and its sentences' speakers. */
export const splitPassages = (document: Document, tools: SplitTools): readonly Passage[] =>
  runAtOnce(splitInSlices(document, tools));

/** The same, block by block. */
export function* splitInSlices(document: Document, tools: SplitTools): Slices<readonly Passage[]> {
  const passages: Passage[] = [];
  let heading = document.title;
  for (const block of document.blocks) {
    const passage = passageOf(document, block, heading, passages.length, tools);
    if (passage !== undefined) passages.push(passage);
    if (block.kind === 'heading') heading = document.text.slice(block.span.start, block.span.end);
    yield;
  }
  return yield* attributeSentences(document, passages);
}
