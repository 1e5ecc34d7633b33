import { parseArgs } from 'node:util';
import MiniSearch from 'minisearch';
import { wholeScope } from '../../src/bots/console/converse.ts';
import { openLibrary } from '../../src/cli/opening/open-library.ts';
import { failProcess, processEnvironment } from '../../src/cli/terminal/process-environment.ts';
import { readSettings } from '../../src/config/settings.ts';
import { buildLibrary } from '../../src/qa/library/build-library.ts';
import type { Library } from '../../src/qa/library/library.ts';
import { benchFigures } from './figures.ts';
import { benchLive } from './live.ts';
import { benchModels } from './models.ts';
import { percentile } from './percentile.ts';
import { questionsFrom } from './questions.ts';
import { benchScale } from './scale.ts';
import { syntheticCorpus } from './synthetic-corpus.ts';
import { benchWeb, WEB_QUESTIONS } from './web.ts';

const timeOf = async (action: () => unknown): Promise<number> => {
  const started = performance.now();
  await action();
  return performance.now() - started;
};

const report = (name: string, times: readonly number[]): void => {
  const figures = [0.5, 0.99].map((share) =>
    `${percentile(times, share).toFixed(2)} ms`.padStart(10),
  );
  console.log(`  ${name.padEnd(24)} p50 ${figures[0]}   p99 ${figures[1]}`);
};

/** The core and a bare MiniSearch on the same passages, question by question in turn, after a warm-up. */
const compare = async (name: string, library: Library, count: number): Promise<void> => {
  const bare = new MiniSearch<{ id: string; text: string }>({ fields: ['text'] });
  bare.addAll(library.passages.map(({ id, text }) => ({ id, text })));
  const scope = wholeScope(library);
  const warmUp = Math.ceil(count / 5);
  const core: number[] = [];
  const search: number[] = [];
  for (const [index, text] of questionsFrom(library, count + warmUp).entries()) {
    const searchMs = await timeOf(() => bare.search(text));
    const coreMs = await timeOf(() => library.answer({ text }, scope, { isFresh: true }));
    if (index < warmUp) continue;
    search.push(searchMs);
    core.push(coreMs);
  }
  console.log(
    `\n${name}: ${library.documents.size} articles, ${library.passages.length} passages, ${count} questions`,
  );
  report('core, whole answer', core);
  report('bare MiniSearch.search', search);
};

/** The page, answering without the reader and with it. */
const benchPage = async (directory: string): Promise<void> => {
  for (const usesReader of [false, true]) {
    const { library } = await openLibrary(directory, { usesEncoder: true, usesReader });
    // Some come out the same: words are drawn from the same passages.
    const questions = [...new Set(questionsFrom(library, 3 * WEB_QUESTIONS))];
    await benchWeb(usesReader ? 'with the reader' : 'without the reader', library, questions);
  }
  process.exit();
};

const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      corpus: { type: 'string' },
      passages: { type: 'string', default: '10000' },
      questions: { type: 'string', default: '500' },
      scale: { type: 'boolean', default: false },
      sizes: { type: 'string', default: '1000,10000,100000' },
      web: { type: 'boolean', default: false },
      live: { type: 'boolean', default: false },
      models: { type: 'boolean', default: false },
      articles: { type: 'string', default: '10000' },
    },
  });
  if (values.scale) return benchScale(values.sizes.split(',').map(Number));
  if (values.live) return benchLive(Math.max(1, Number(values.articles) || 10_000));
  if (values.web)
    return benchPage(values.corpus ?? readSettings(processEnvironment()).corpusDirectory);
  const count = Math.max(1, Number(values.questions) || 500);
  const directory = values.corpus ?? readSettings(processEnvironment()).corpusDirectory;
  const { library, close } = await openLibrary(directory, { usesEncoder: true, usesReader: true });
  if (!values.models) await compare(directory, library, count);
  await close();
  await benchModels(library, questionsFrom(library, count));
  if (values.models) return;

  const documents = syntheticCorpus(Math.max(1, Number(values.passages) || 10_000));
  const started = performance.now();
  const synthetic = await buildLibrary(documents);
  const builtMs = performance.now() - started;
  await compare('synthetic corpus', synthetic, count);
  benchFigures();
  console.log(`  built in ${(builtMs / 1000).toFixed(1)} s`);
};

try {
  await main();
} catch (error) {
  failProcess(error);
}
