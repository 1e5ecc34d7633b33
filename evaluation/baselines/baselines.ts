import type { Library } from '../../src/qa/library/library.ts';
import { bareSearch } from './bare-search.ts';
import { type Baseline, type BaselineCorpus, baselineCorpus } from './baseline.ts';
import { mixedSearch, stemmedSearch } from './stemmed-search.ts';

/** Every ranking that the core is compared with, weakest first. */
const BASELINES: readonly ((corpus: BaselineCorpus) => Baseline)[] = [
  bareSearch,
  stemmedSearch,
  mixedSearch,
];

/** The paragraphs and sentences of a library, for the baselines. */
export const corpusOf = ({ passages, documents }: Library): BaselineCorpus =>
  baselineCorpus(passages, (id) => documents.get(id)?.title ?? '');

export const buildBaselines = (corpus: BaselineCorpus): readonly Baseline[] =>
  BASELINES.map((build) => build(corpus));
