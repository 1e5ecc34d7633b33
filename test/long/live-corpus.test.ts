import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateArticle } from '../../evaluation/bench/generated-articles.ts';
import { createRandom } from '../../evaluation/bench/synthetic-corpus.ts';
import { followCorpus } from '../../src/cli/opening/follow-corpus.ts';
import { type OpenLive, openLiveLibrary } from '../../src/cli/opening/open-live-library.ts';
import { loadCorpus } from '../../src/qa/corpus/folder/load-corpus.ts';
import { buildLibrary } from '../../src/qa/library/build-library.ts';
import type { LiveLibrary } from '../../src/qa/library/live-library.ts';
import type { Answer } from '../../src/qa/types.ts';
import { createLogger } from '../../src/telemetry/logger.ts';
import { EVERYONE } from '../support/articles.ts';

const ARTICLES = 300;
/** Loading takes its time on a busy machine. */
const LOAD_MS = 180_000;
const CHANGES = 500;
/** What was replaced longer ago may not be quoted: the promise of the product. */
const STALE_MS = 1_000;
/** Between two changes: about as many a second as a busy newsroom makes in a minute. */
const CHANGE_EVERY_MS = 60;

const random = createRandom(97);
const below = (count: number): number => Math.floor(random() * count);

let folder = '';
let open: OpenLive | undefined;
const stop = new AbortController();
let following: Promise<void> = Promise.resolve();

const liveLibrary = (): LiveLibrary => {
  if (open === undefined) throw new Error('the corpus is not open');
  return open.live;
};

/** Where an article stands now, in which version; none once it is removed. */
interface Placed {
  readonly number: number;
  readonly path: string;
  readonly version: number;
}
const placed = new Map<number, Placed>();
/** Leads that stood in an article, and when they stopped to. */
const replacedAt = new Map<string, number>();
let next = ARTICLES;

const leadOf = (number: number, version: number): string =>
  generateArticle(number, version).text.split('\n\n')[1] ?? '';

const write = async (path: string, text: string): Promise<void> => {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
};

const put = async (number: number, version: number, path?: string): Promise<void> => {
  const article = generateArticle(number, version);
  const target = path ?? article.path;
  await write(target, article.text);
  placed.set(number, { number, path: target, version });
  replacedAt.delete(leadOf(number, version));
};

const anyPlaced = (): Placed | undefined => [...placed.values()][below(placed.size)];

const changeOne = async (): Promise<void> => {
  const one = anyPlaced();
  if (one === undefined) return;
  const { number, version, path } = one;
  const was = leadOf(number, version);
  switch (below(4)) {
    case 0:
      await put(next, 0);
      next += 1;
      return;
    case 1:
      await put(number, version + 1, path);
      if (leadOf(number, version + 1) !== was) replacedAt.set(was, performance.now());
      return;
    case 2: {
      const moved = `moved/${below(9)}/${number}.md`;
      await mkdir(dirname(join(folder, moved)), { recursive: true });
      await rename(join(folder, path), join(folder, moved));
      placed.set(number, { number, path: moved, version });
      return;
    }
    default:
      await rm(join(folder, path));
      placed.delete(number);
      replacedAt.set(was, performance.now());
  }
};

const quotesOf = (answer: Answer): readonly string[] => {
  switch (answer.kind) {
    case 'extract':
      return [...answer.parts, ...answer.conflicts].map(({ citation }) => citation.quote);
    case 'figure':
      return [answer.figure, ...answer.others, ...answer.conflicts].map(
        ({ citation }) => citation.quote,
      );
    case 'abstention':
      return answer.nearest.map(({ quote }) => quote);
    default:
      return answer satisfies never;
  }
};

/** Asks until told to stop; returns what was quoted too late, and how many questions were asked. */
const askMeanwhile = async (isOver: () => boolean) => {
  const stale: string[] = [];
  let asked = 0;
  while (!isOver()) {
    const number = below(next);
    const { question } = generateArticle(number);
    const startedAt = performance.now();
    const { answer } = await liveLibrary().current().answer({ text: question }, EVERYONE);
    asked += 1;
    for (const quote of quotesOf(answer)) {
      const gone = replacedAt.get(quote);
      if (gone !== undefined && startedAt - gone > STALE_MS)
        stale.push(`${Math.round(startedAt - gone)} ms after it was replaced: ${quote}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return { stale, asked };
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'newsdesk-live-'));
  for (let n = 0; n < ARTICLES; n += 1) await put(n, 0);
  const opened = await openLiveLibrary({ directory: folder });
  open = opened;
  const logger = createLogger({ level: 'silent', write: () => {}, redact: (line) => line });
  following = followCorpus(opened.source, opened.live, logger, stop.signal);
}, LOAD_MS);

afterAll(async () => {
  stop.abort();
  await following;
  await open?.close();
  await rm(folder, { recursive: true, force: true });
});

const isFolder = async (): Promise<boolean> => {
  const { documents } = await loadCorpus(folder);
  const known = liveLibrary().current().documents;
  return (
    documents.length === known.size &&
    documents.every(({ id, text }) => known.get(id)?.text === text)
  );
};

describe(`a corpus that changes ${CHANGES} times while questions are asked`, () => {
  it('quotes nothing that was replaced more than a second ago, and ends as if built afresh', async () => {
    let isOver = false;
    const asking = askMeanwhile(() => isOver);
    for (let n = 0; n < CHANGES; n += 1) {
      await changeOne();
      await new Promise((resolve) => setTimeout(resolve, CHANGE_EVERY_MS));
    }
    await expect.poll(isFolder, { timeout: 20_000, interval: 200 }).toBe(true);
    isOver = true;
    const { stale, asked } = await asking;
    process.stdout.write(`${asked} questions, ${stale.length} quoted something stale\n`);
    expect(stale).toEqual([]);
    expect(asked).toBeGreaterThan(100);

    await liveLibrary().settled();
    const { documents } = await loadCorpus(folder);
    const fresh = await buildLibrary(documents);
    const live = liveLibrary().current();
    expect([...live.documents.keys()]).toEqual([...fresh.documents.keys()]);
    expect(live.figures.topics(EVERYONE)).toEqual(fresh.figures.topics(EVERYONE));
    const topics = fresh.figures.topics(EVERYONE).slice(0, 40);
    for (const { label } of topics) {
      expect(live.figures.findFigures(label, EVERYONE)).toEqual(
        fresh.figures.findFigures(label, EVERYONE),
      );
      const typed = label.slice(0, 4);
      expect(live.figures.suggest(typed, 'topic', EVERYONE)).toEqual(
        fresh.figures.suggest(typed, 'topic', EVERYONE),
      );
    }
    for (let n = 0; n < next; n += 7) {
      const { question: text } = generateArticle(n);
      const mine = await live.answer({ text }, EVERYONE);
      const expected = await fresh.answer({ text }, EVERYONE);
      expect(mine.answer).toEqual(expected.answer);
      expect(mine.trace.candidates).toEqual(expected.trace.candidates);
      expect(mine.trace.terms).toEqual(expected.trace.terms);
    }
  });
});
