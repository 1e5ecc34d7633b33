import { describe, expect, it } from 'vitest';
import { analyseInTurns } from '../../../../src/qa/library/analyse-document.ts';
import { buildLibrary, loadLibraryTools } from '../../../../src/qa/library/build-library.ts';
import { createLiveLibrary } from '../../../../src/qa/library/live-library.ts';
import type { Document } from '../../../../src/qa/types.ts';
import { ask, EVERYONE, makeArticle, wordsOf } from '../../../support/articles.ts';

const tools = await loadLibraryTools({});

const article = (id: string, text: string, given: Partial<Document> = {}): Document =>
  makeArticle([text], { id, title: id, ...given });

const ferry = article('ferry', 'The ferry to Saltmouth takes two hours.');
const quick = article('ferry', 'The ferry to Saltmouth takes forty minutes.');
const mill = article('mill', 'The mill at Ottery employs 812 people.');

const liveOver = (...documents: readonly Document[]) =>
  createLiveLibrary({ documents, rejected: [] }, tools, { retireMs: 20 });

const change = (changed: readonly Document[], removed: readonly string[] = []) => ({
  changed,
  removed,
  rejected: [],
});

const answerTo = async (live: Awaited<ReturnType<typeof liveOver>>, question: string) =>
  wordsOf((await ask(live.current(), question)).answer).join(' ');

describe('a library that follows its corpus', () => {
  it('answers from what is new and no longer from what was replaced or removed', async () => {
    const live = await liveOver(ferry);
    await live.prepare(EVERYONE);
    const question = 'How long does the ferry to Saltmouth take?';
    expect(await answerTo(live, question)).toContain('two hours');
    await live.apply(change([quick, mill]));
    expect(await answerTo(live, question)).toContain('forty minutes');
    expect(await answerTo(live, 'How many people does the mill employ?')).toContain('812');
    await live.apply(change([], ['ferry']));
    expect(await answerTo(live, question)).toBe('');
    expect(live.current().documents.has('ferry')).toBe(false);
  });

  it('answers on one state as long as the question takes', async () => {
    const live = await liveOver(ferry, mill);
    await live.prepare(EVERYONE);
    const before = live.current();
    await live.apply(change([quick], ['mill']));
    await live.settled();
    const { answer } = await ask(before, 'How long does the ferry to Saltmouth take?');
    // What was taken out for good is no longer found, and what came later never is.
    expect(wordsOf(answer).join(' ')).not.toContain('forty');
    expect(live.current()).not.toBe(before);
  });

  it('knows nothing of other collections in words, spellings, weights and completions', async () => {
    const live = await liveOver(ferry);
    await live.prepare(EVERYONE);
    const secret = 'The zephyrium budget of Blackthorn grew by 17%.';
    await live.apply(change([article('budget', secret, { collection: 'board' })]));
    const asked = await ask(live.current(), 'What about the zephyrium budgt of Blackthorn?');
    expect(JSON.stringify(asked.answer)).not.toContain('17%');
    expect(live.current().figures.suggest('bud', 'topic', EVERYONE)).toEqual([]);
    const board = { collections: ['board'] };
    await live.prepare(board);
    const inside = await live.current().answer({ text: 'How much did the budget grow?' }, board);
    expect(wordsOf(inside.answer).join(' ')).toContain('17%');
    expect(live.current().figures.suggest('bud', 'topic', board)).toHaveLength(1);
    await live.apply(change([article('budget', secret)]));
    expect(live.current().figures.suggest('bud', 'topic', EVERYONE)).toHaveLength(1);
    expect(live.current().figures.suggest('bud', 'topic', board)).toEqual([]);
  });

  it('takes away what is removed, or belongs elsewhere now, while a slow article is analysed', async () => {
    let release = (): void => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const board = { collections: ['board'] };
    const live = await createLiveLibrary({ documents: [ferry, mill], rejected: [] }, tools, {
      analyse: async (document) => {
        if (document.id === 'slow') await released;
        return analyseInTurns(document, tools);
      },
    });
    await live.prepare(EVERYONE);
    const slow = live.apply(change([article('slow', 'The quarry at Selby closes.')]));
    const left = live.apply(change([{ ...quick, collection: 'board' }], ['mill']));
    await live.withdrawn();
    expect(live.current().documents.get('ferry')?.collection).not.toBe('public');
    expect(live.current().documents.has('mill')).toBe(false);
    expect(await answerTo(live, 'How long does the ferry to Saltmouth take?')).toBe('');
    await left;
    const inside = await live.current().answer({ text: 'How long does the ferry take?' }, board);
    expect(wordsOf(inside.answer).join(' ')).toContain('forty minutes');
    expect(live.current().documents.has('slow')).toBe(false);
    release();
    await slow;
    expect(live.current().documents.has('slow')).toBe(true);
  });

  it('passes over what was changed again, or removed, while it was analysed', async () => {
    const releases: (() => void)[] = [];
    const live = await createLiveLibrary({ documents: [], rejected: [] }, tools, {
      analyse: async (document) => {
        await new Promise<void>((resolve) => releases.push(resolve));
        return analyseInTurns(document, tools);
      },
    });
    const changes = [live.apply(change([ferry, mill])), live.apply(change([quick], ['mill']))];
    while (releases.length < 2) await live.withdrawn();
    // The newer one first.
    for (const release of releases.reverse()) release();
    const freeing = setInterval(() => releases.shift()?.(), 1);
    await Promise.all(changes);
    clearInterval(freeing);
    expect([...live.current().documents.values()]).toEqual([quick]);
  });

  it('analyses nothing again that only came to belong elsewhere', async () => {
    const analysed: string[] = [];
    const live = await createLiveLibrary({ documents: [ferry], rejected: [] }, tools, {
      analyse: (document) => {
        analysed.push(document.id);
        return analyseInTurns(document, tools);
      },
    });
    await live.apply(change([], ['ferry']));
    expect(live.current().documents.size).toBe(0);
    await live.apply(change([{ ...ferry, collection: 'board' }]));
    expect(live.current().documents.get('ferry')?.collection).toBe('board');
    expect(analysed).toEqual(['ferry']);
  });

  it('leaves out and names what cannot be analysed', async () => {
    const live = await createLiveLibrary({ documents: [ferry], rejected: [] }, tools, {
      analyse: async ({ id }) => {
        throw new Error(`${id} takes too long`);
      },
    });
    expect(live.status()).toMatchObject({
      articles: 0,
      rejected: [{ file: 'ferry', reason: 'ferry takes too long' }],
    });
  });

  it('takes changes in one after another, and equals a library built afresh', async () => {
    const live = await liveOver();
    await live.prepare(EVERYONE);
    const articles = Array.from({ length: 60 }, (_, n) =>
      article(
        `news-${n % 25}`,
        `Output of the plant at Ottery ${n % 7} rose by ${n}% in ${2000 + (n % 20)}, said Ines Falk.`,
      ),
    );
    await Promise.all(articles.map((one) => live.apply(change([one]))));
    await live.apply(change([], ['news-3', 'news-11']));
    await live.settled();
    const latest = new Map(articles.map((one) => [one.id, one]));
    for (const id of ['news-3', 'news-11']) latest.delete(id);
    const fresh = await buildLibrary([...latest.values()]);
    const now = live.current();
    expect(now.figures.topics(EVERYONE)).toEqual(fresh.figures.topics(EVERYONE));
    for (const text of ['output of the plant', 'Ottery 3', 'ines falk 2012', '']) {
      expect(now.figures.findFigures(text, EVERYONE)).toEqual(
        fresh.figures.findFigures(text, EVERYONE),
      );
      for (const kind of ['topic', 'entity', 'article'] as const) {
        expect(now.figures.suggest(text, kind, EVERYONE)).toEqual(
          fresh.figures.suggest(text, kind, EVERYONE),
        );
      }
    }
    for (const year of ['2009', '2012', '2018']) {
      const text = `How much did output of the plant rise in ${year}?`;
      const { answer, trace } = await ask(now, text);
      const expected = await ask(fresh, text);
      expect(answer).toEqual(expected.answer);
      expect(trace.candidates).toEqual(expected.trace.candidates);
    }
  });
});
