import { wholeScope } from '../bots/console/converse.ts';
import { buildLibrary, type LibraryOptions } from '../qa/build-library.ts';
import { loadCorpus, type RejectedFile } from '../qa/corpus/load-corpus.ts';
import type { Site } from '../qa/corpus/site/site.ts';
import type { Library } from '../qa/library.ts';
import { readShippedReading } from '../qa/reading/load-reader.ts';
import { createSpanReader, type SpanReader } from '../qa/reading/span-reader.ts';
import { loadWordVectors } from '../qa/reading/word-vectors.ts';

/** A corpus that is ready to be asked, and the files of it that could not be read. */
export interface OpenLibrary {
  readonly library: Library;
  readonly rejected: readonly RejectedFile[];
}

/** Where the span reader runs: beside the event loop, in it, or not at all. */
export type ReaderPlace = 'worker' | 'here' | 'off';

/** Whether each learned part takes part; the rules stand in for one that does not. */
export interface LearnedUse {
  readonly usesRanker: boolean;
  readonly usesAnswerability: boolean;
  /** Where folders of the articles are published. */
  readonly sites?: readonly Site[];
}

/** The options that switch learned parts off. */
export const switchedOff = ({ usesRanker, usesAnswerability }: LearnedUse): LibraryOptions => ({
  ...(usesRanker ? {} : { ranker: null }),
  ...(usesAnswerability ? {} : { answerability: null }),
});

/** A reader that is still being loaded: whoever reads waits for it. */
const whenLoaded = (loading: Promise<SpanReader>): SpanReader => ({
  read: async (question, windows) => (await loading).read(question, windows),
  close: async () => (await loading).close(),
});

/** The reader and the word vectors, out of one file read once; the reader is loaded while the corpus is. */
export const openReading = async (readerPlace: ReaderPlace): Promise<LibraryOptions> => {
  const reading = await readShippedReading();
  if (readerPlace === 'off') return { vectors: await loadWordVectors(reading) };
  const loading = createSpanReader({ inWorker: readerPlace === 'worker', reading });
  // Whoever reads first is told.
  loading.catch(() => {});
  return { reader: whenLoaded(loading), vectors: await loadWordVectors(reading) };
};

/** Loads the articles of a folder and builds the library over them. @throws {QaError} CORPUS_MISSING */
export const openLibrary = async (
  directory: string,
  readerPlace: ReaderPlace = 'off',
  learned: LearnedUse = { usesRanker: true, usesAnswerability: true },
): Promise<OpenLibrary> => {
  const reading = await openReading(readerPlace);
  try {
    const { documents, rejected } = await loadCorpus(directory, learned.sites);
    const library = await buildLibrary(documents, { ...reading, ...switchedOff(learned) });
    // What is built on first use is built now, so that the first question is as fast as the next.
    await library.answer({ text: 'ready?' }, wholeScope(library));
    return { library, rejected };
  } catch (error) {
    await reading.reader?.close().catch(() => {});
    throw error;
  }
};
