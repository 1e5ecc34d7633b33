import type { AnalysedText, English } from '../../analysis/english.ts';
import { attributeSentences } from '../../attribution/attribute-sentences.ts';
import { runAtOnce, type Slices } from '../../scheduling/slices.ts';
import type { Document, Passage, Segment } from '../../types.ts';
import { segmentsOf } from '../tree/segments-of.ts';
import { analyseSegment, type SegmentTools } from './analyse-segment.ts';
import { joinSegments } from './join-segments.ts';
import { planPassages } from './plan-passages.ts';

/** The texts of a document that stand apart, and the passages made of them, both in order. */
export interface SplitDocument {
  /** Titles and headings too. */
  readonly segments: readonly Segment[];
  readonly passages: readonly Passage[];
}

/** A document taken apart, in order: analysis and speakers of its sentences are worked out. */
export const splitDocument = (document: Document, tools: SegmentTools): SplitDocument =>
  runAtOnce(splitInSlices(document, tools));

/** The same, bit by bit. */
export function* splitInSlices(document: Document, tools: SegmentTools): Slices<SplitDocument> {
  const own = { ...tools, english: remembering(tools.english) };
  const analysed: Segment[] = [];
  for (const placed of segmentsOf(document.root)) {
    const segment = analyseSegment(document, placed, own);
    if (segment !== undefined) analysed.push(segment);
    yield;
  }
  const segments = yield* attributeSentences(document, analysed);
  const passages: Passage[] = [];
  const around = createAround(own);
  let at = 0;
  for (const planned of planPassages(document)) {
    while ((segments[at]?.span.end ?? Number.POSITIVE_INFINITY) <= planned.span.start) at += 1;
    let past = at;
    while ((segments[past]?.span.start ?? Number.POSITIVE_INFINITY) < planned.span.end) past += 1;
    const inside = segments.slice(at, past);
    passages.push(...joinSegments(document, planned, inside, around, passages.length));
    at = past;
    yield;
  }
  return { segments, passages };
}

/** Cells, headings and lead-ins come again and again in a document: each text is taken apart once. */
const remembering = ({ stem, analyse }: English): English => {
  const known = new Map<string, AnalysedText>();
  return {
    stem,
    analyse: (text) => {
      const found = known.get(text) ?? analyse(text);
      known.set(text, found);
      return found;
    },
  };
};

type Around = Passage['around'];

/** The words of what stands around passages, the same for all that stand under the same headings and lead-ins. */
const createAround = ({ english }: SegmentTools) => {
  const known = new Map<string, Around>();
  return (texts: readonly string[]): Around => {
    const key = texts.join('\n');
    const found = known.get(key);
    if (found !== undefined) return found;
    const all = texts.map((text) => english.analyse(text).tokens);
    const around = { word: all.flatMap(({ word }) => word), stem: all.flatMap(({ stem }) => stem) };
    known.set(key, around);
    return around;
  };
};
