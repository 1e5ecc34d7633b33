import type { PassageReader, ReadText, TokenReading } from '../../reading/passage-reader.ts';
import type { FoundPassage } from '../../retrieval/find-passages.ts';
import type { Document, DocumentId, Passage, Span } from '../../types.ts';

/** What the reader found in a sentence. */
export interface SentenceReading {
  /** 0 to 1: its belief that the answer's words stand in this sentence, if the passage has them. */
  readonly share: number;
  /** Spans inside the sentence, best first, with their share of the reader's belief in all spans of the passage, 0 to 1. */
  readonly spans: readonly { readonly span: Span; readonly share: number }[];
}

/** What the reader made of a passage. */
export interface PassageReading {
  /** A logit: how sure it is that the passage answers. */
  readonly relevance: number;
  /** How far the best words are above none, as a logit. */
  readonly spanOdds: number;
  /** One a sentence, in their order. */
  readonly sentences: readonly SentenceReading[];
}

export type Readings = ReadonlyMap<Passage, PassageReading>;

/** Passages read for one question. */
const READ = 8;
/** An answer waits no longer for the reader; in milliseconds. */
const DEADLINE_MS = 1_500;

/** Word pieces of an answer at most; longer ones are sentences. */
const SPAN_PIECES = 24;
/** Spans of a sentence that are kept. */
const SPANS = 12;

const textOf = (document: Document | undefined, { start, end }: Span): string =>
  document?.text.slice(start, end) ?? '';

/** What the reader makes of the best passages; nothing where it has ended or takes too long: the answer goes on without it. */
export const readPassages = async (
  question: string,
  found: readonly FoundPassage[],
  reader: PassageReader,
  documents: ReadonlyMap<DocumentId, Document>,
): Promise<Readings | undefined> => {
  const passages = found.slice(0, READ).map(({ passage }) => passage);
  const texts = passages.map(({ path, carried, text, documentId }) => ({
    context: [
      path.join(' › '),
      ...carried.map((span) => textOf(documents.get(documentId), span)),
    ].join('\n'),
    text,
  }));
  const readings = await readInTime(reader, question, texts);
  if (readings === undefined) return undefined;
  return new Map(
    passages.flatMap((passage, at) => {
      const reading = readings[at];
      return reading === undefined ? [] : [[passage, bySentence(passage, reading)] as const];
    }),
  );
};

/** What the reader makes of texts; nothing where it has ended or takes too long. */
export const readInTime = (
  reader: PassageReader,
  question: string,
  texts: readonly ReadText[],
): Promise<readonly TokenReading[] | undefined> => inTime(reader.read(question, texts));

/** What a promise brings in time; nothing where it fails or is late. */
const inTime = async <Result>(work: Promise<Result>): Promise<Result | undefined> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, DEADLINE_MS, undefined);
  });
  try {
    return await Promise.race([work.catch(() => undefined), late]);
  } finally {
    clearTimeout(timer);
  }
};

const bySentence = (passage: Passage, reading: TokenReading): PassageReading => {
  const offset = passage.span.start;
  const highest = highestOf(reading.start) + highestOf(reading.end);
  const sentences = passage.sentences.map(({ span }) =>
    spansIn(reading, { start: span.start - offset, end: span.end - offset }, highest),
  );
  const total = sentences.reduce((sum, { mass }) => sum + mass, 0) || 1;
  return {
    relevance: reading.relevance,
    spanOdds: highest - reading.none,
    sentences: sentences.map(({ mass, spans }) => ({
      share: mass / total,
      spans: spans.map(({ first, last, weight }) => ({
        span: wholeWords(passage, {
          start: (reading.starts[first] ?? 0) + offset,
          end: (reading.ends[last] ?? 0) + offset,
        }),
        share: weight / total,
      })),
    })),
  };
};

const INSIDE_WORD = /^[\p{Script=Latin}\p{N}]{2}$/u;

/** The reader's pieces may be parts of words: a span with the words that it begins and ends in, whole. */
const wholeWords = ({ text, span: { start: from } }: Passage, span: Span): Span => {
  let [start, end] = [span.start - from, span.end - from];
  while (start > 0 && INSIDE_WORD.test(text.slice(start - 1, start + 1))) start -= 1;
  while (INSIDE_WORD.test(text.slice(end - 1, end + 1))) end += 1;
  return { start: start + from, end: end + from };
};

const highestOf = (logits: Float32Array): number =>
  logits.reduce((most, logit) => Math.max(most, logit), Number.NEGATIVE_INFINITY);

interface WeighedSpan {
  readonly first: number;
  readonly last: number;
  readonly weight: number;
}

/** Every span of word pieces inside a sentence: the best of them, and what all weigh together. */
const spansIn = (
  { starts, ends, start, end }: TokenReading,
  sentence: Span,
  highest: number,
): { readonly mass: number; readonly spans: readonly WeighedSpan[] } => {
  const first = firstAt(starts, sentence.start);
  const past = firstAt(starts, sentence.end);
  const spans: WeighedSpan[] = [];
  let mass = 0;
  for (let from = first; from < past; from += 1) {
    const limit = Math.min(past, from + SPAN_PIECES);
    for (let to = from; to < limit && (ends[to] ?? 0) <= sentence.end; to += 1) {
      const weight = Math.exp((start[from] ?? 0) + (end[to] ?? 0) - highest);
      mass += weight;
      if (weight > 1e-4) spans.push({ first: from, last: to, weight });
    }
  }
  return { mass, spans: spans.sort((a, b) => b.weight - a.weight).slice(0, SPANS) };
};

/** The first word piece that begins at an offset or behind it. */
const firstAt = (starts: Uint32Array, offset: number): number => {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) >= offset) high = middle;
    else low = middle + 1;
  }
  return low;
};
