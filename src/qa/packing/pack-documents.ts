import type { AnalysedDocument } from '../library/analyse-document.ts';
import type { Slices } from '../scheduling/slices.ts';
import type { Passage } from '../types.ts';
import { createNumberWriter } from './number-bytes.ts';
import { createSpeakers } from './pack-sentences.ts';
import {
  type PackedDocument,
  PackedPassage,
  type PassageFrame,
  packBody,
} from './packed-passage.ts';
import { createFigureSharing } from './share-figures.ts';
import { createSharing } from './sharing.ts';
import { createPackedWords } from './word-numbers.ts';

/** Makes the passages of a document small; what they hold stays as it is. */
export type PackDocument = (analysed: AnalysedDocument) => Slices<AnalysedDocument>;

/** Passages kept open: what a few questions look at, about ten megabytes. */
const OPEN_MAX = 1_024;

/** Closes the passage that was opened longest ago, where so many are open. */
const createOpenPassages = (most: number): PackedDocument['onOpen'] => {
  const open: PackedPassage[] = [];
  let oldest = 0;
  return (passage) => {
    open[oldest]?.close();
    open[oldest] = passage;
    oldest = (oldest + 1) % most;
  };
};

/** A function that returns what a passage keeps beside its bytes: what neighbours have in common, once. */
const createFrames = (): ((passage: Passage) => PassageFrame) => {
  const sharePath = createSharing<readonly string[]>((path) => JSON.stringify(path));
  const shareAround = createSharing<Passage['around']>(({ word }) => word.join('\n'));
  const shareHeading = createSharing<string>((heading) => heading);
  return ({ id, span, heading, path, blocks, carried, around }) => ({
    id,
    span,
    blocks,
    carried,
    heading: shareHeading(heading),
    path: sharePath(path),
    around: shareAround(around),
  });
};

/** A function that packs the documents of one library. */
export const createPacking = (openMax = OPEN_MAX): PackDocument => {
  const packed = createPackedWords();
  const shareFigures = createFigureSharing();
  const onOpen = createOpenPassages(openMax);
  return function* pack(analysed) {
    const { document } = analysed;
    const writer = createNumberWriter();
    const speakers = createSpeakers();
    const places: number[] = [];
    for (const passage of analysed.passages) {
      places.push(packBody(passage, packed, speakers, writer));
      yield;
    }
    const home = { document, bytes: writer.take(), speakers: speakers.all, packed, onOpen };
    const frameOf = createFrames();
    const passages = analysed.passages.map(
      (passage, at) => new PackedPassage(home, places[at] ?? 0, frameOf(passage)),
    );
    yield;
    return { ...analysed, passages, figures: shareFigures(analysed.figures, document) };
  };
};
