import { createEnglish } from '../../src/qa/analysis/english.ts';
import { createCountries } from '../../src/qa/analysis/names/countries.ts';
import { createNameFinder } from '../../src/qa/analysis/names/find-names.ts';
import { splitDocument } from '../../src/qa/corpus/passages/split-document.ts';
import { extractFigures } from '../../src/qa/figures/extraction/extract-figures.ts';
import { buildFigureIndex } from '../../src/qa/figures/index/figure-index.ts';
import { wordsOf } from '../../src/qa/figures/index/figure-words.ts';
import type { Figure } from '../../src/qa/types.ts';
import { percentile } from './percentile.ts';
import { createRandom, syntheticCorpus } from './synthetic-corpus.ts';

const EXTRACTED_PASSAGES = 2_000;
const INDEXED_FIGURES = 100_000;
const KEYSTROKES = 2_000;

const reportTimes = (name: string, times: readonly number[]): void => {
  const [middle, slow] = [0.5, 0.99].map((part) => `${percentile(times, part).toFixed(2)} ms`);
  console.log(`  ${name.padEnd(24)} p50 ${middle?.padStart(10)}   p99 ${slow?.padStart(10)}`);
};

const timesOf = (texts: readonly string[], action: (text: string) => unknown): readonly number[] =>
  texts.map((text) => {
    const started = performance.now();
    action(text);
    return performance.now() - started;
  });

/** What a user may have typed so far: the first letters of a label's words. */
const typedSoFar = (figures: readonly Figure[]): readonly string[] => {
  const random = createRandom(23);
  return Array.from({ length: KEYSTROKES }, () => {
    const figure = figures[Math.floor(random() * figures.length)];
    const words = wordsOf(`${figure?.metric} ${figure?.entity ?? ''}`);
    const whole = words.slice(0, Math.floor(random() * 3));
    const next = words[whole.length] ?? '';
    return [...whole, next.slice(0, 1 + Math.floor(random() * next.length))].join(' ');
  });
};

/** How fast figures are extracted, and how fast topics are completed and found among many. */
export const benchFigures = (): void => {
  const countries = createCountries();
  const english = createEnglish();
  const tools = { english, findNames: createNameFinder(countries) };
  const documents = syntheticCorpus(INDEXED_FIGURES / 2);
  const measured = documents
    .slice(0, EXTRACTED_PASSAGES / 20)
    .map((document) => ({ document, split: splitDocument(document, tools) }));
  const started = performance.now();
  const extracted = measured.flatMap(({ document, split }) =>
    extractFigures(document, split, countries.names),
  );
  const seconds = (performance.now() - started) / 1000;
  console.log(
    `\nfigures: ${extracted.length} extracted, ${Math.round(extracted.length / seconds)} a second`,
  );

  const figures: Figure[] = [];
  for (const document of documents) {
    for (const figure of extractFigures(
      document,
      splitDocument(document, tools),
      countries.names,
    )) {
      figures.push(figure);
    }
    if (figures.length >= INDEXED_FIGURES) break;
  }
  const index = buildFigureIndex(documents, figures, english.stem);
  const scope = { collections: [...new Set(documents.map(({ collection }) => collection))] };
  index.suggest('', 'topic', scope);
  index.findFigures('ready', scope);
  const typed = typedSoFar(figures);
  console.log(`index of ${figures.length} figures, ${KEYSTROKES} keystrokes`);
  reportTimes(
    'autocomplete',
    timesOf(typed, (text) => index.suggest(text, 'topic', scope)),
  );
  reportTimes(
    'find a figure',
    timesOf(typed, (text) => index.findFigures(text, scope)),
  );
};
