import { describe, expect, it } from 'vitest';
import { createAnswerMemory } from '../../../../src/qa/library/answer-memory.ts';
import { buildLibrary, loadLibraryTools } from '../../../../src/qa/library/build-library.ts';
import { createLiveLibrary } from '../../../../src/qa/library/live-library.ts';
import type { PassageReader } from '../../../../src/qa/reading/passage-reader.ts';
import { ask, EVERYONE, makeArticle, wordsOf } from '../../../support/articles.ts';

describe('createAnswerMemory', () => {
  it('does equal work under way once, and tells who found it done', async () => {
    const recall = createAnswerMemory<number>();
    let done = 0;
    const work = async () => {
      await new Promise(setImmediate);
      done += 1;
      return done;
    };
    const both = await Promise.all([recall('a', work), recall('a', work)]);
    expect(both).toEqual([
      { result: 1, isKnown: false },
      { result: 1, isKnown: true },
    ]);
    expect(await recall('b', work)).toEqual({ result: 2, isKnown: false });
  });

  it('forgets what was recalled longest ago', async () => {
    const recall = createAnswerMemory<string>(2);
    const isKnown = async (key: string) => (await recall(key, async () => key)).isKnown;
    expect([await isKnown('a'), await isKnown('b'), await isKnown('a')]).toEqual([
      false,
      false,
      true,
    ]);
    expect(await isKnown('c')).toBe(false);
    expect([await isKnown('a'), await isKnown('b')]).toEqual([true, false]);
  });

  it('does not remember what is not to last', async () => {
    const recall = createAnswerMemory<number>(10, (result) => result > 1);
    const isKnown = async (result: number) => (await recall('a', async () => result)).isKnown;
    expect([await isKnown(1), await isKnown(2), await isKnown(3)]).toEqual([false, false, true]);
  });

  it('does not remember what failed', async () => {
    const recall = createAnswerMemory<string>();
    const fail = () => recall('a', () => Promise.reject(new Error('no')));
    await expect(Promise.all([fail(), fail()])).rejects.toThrow('no');
    expect(await recall('a', async () => 'yes')).toEqual({ result: 'yes', isKnown: false });
  });
});

const ferry = makeArticle(
  [
    'The ferry to Saltmouth takes two hours, Ester Quill said.',
    'The ferry to Ottery takes ten minutes, Quill said.',
  ],
  { id: 'ferry', title: 'The ferry', publishedOn: '2021-05-01' },
);
const QUESTION = 'How long does the ferry to Saltmouth take?';

/** A reader that finds nothing and counts how often it was asked. */
const countingReader = () => {
  const asked: string[] = [];
  const reader: PassageReader = {
    model: 'counting',
    read: async (question) => {
      asked.push(question);
      return [];
    },
    close: async () => {},
  };
  return { asked, reader };
};

describe('a library that was asked before', () => {
  it('gives the same answer without working it out, however the question is spaced', async () => {
    const { asked, reader } = countingReader();
    const library = await buildLibrary([ferry], { reader });
    const [first, ...others] = [
      await ask(library, QUESTION),
      await ask(library, `\n ${QUESTION.replace(' the', '\n the').replaceAll(' ', '  ')} \n`),
      ...(await Promise.all([ask(library, QUESTION), ask(library, QUESTION)])),
    ];
    expect(asked).toHaveLength(1);
    expect(first?.isRemembered).toBe(false);
    for (const one of others) expect(one).toEqual({ ...first, isRemembered: true });
  });

  it('works out anew what is asked of other articles, by another filter, afresh or in other words', async () => {
    const { asked, reader } = countingReader();
    const library = await buildLibrary([ferry], { reader });
    await ask(library, QUESTION);
    await library.answer({ text: QUESTION }, { collections: ['board'] });
    await ask(library, QUESTION, { filters: { after: '2022-01-01' } });
    await ask(library, QUESTION, { filters: { before: '2022-01-01' } });
    await ask(library, QUESTION, { filters: { by: 'Quill' } });
    await ask(library, QUESTION, { filters: { article: 'The ferry' } });
    await ask(library, QUESTION, { isVerbatim: true });
    await ask(library, QUESTION.toLowerCase());
    expect(asked).toHaveLength(8);
    await library.answer({ text: QUESTION }, EVERYONE, { isFresh: true });
    expect(asked).toHaveLength(9);
  });

  it('goes on from its own conversation, whoever asked the same before', async () => {
    const library = await buildLibrary([ferry]);
    const first = await ask(library, QUESTION);
    const followed = await ask(library, 'And to Ottery?', { context: first.next });
    const alone = await ask(library, 'And to Ottery?');
    const again = await ask(library, 'And to Ottery?', { context: first.next });
    expect(followed.carried.length).toBeGreaterThan(0);
    expect(alone.carried).toEqual([]);
    expect(again).toEqual({ ...followed, isRemembered: true });
    expect(alone.next).not.toEqual(followed.next);
  });

  it('forgets with the state of the corpus that it answered from', async () => {
    const tools = await loadLibraryTools({});
    const live = await createLiveLibrary({ documents: [ferry], rejected: [] }, tools);
    await live.prepare(EVERYONE);
    await ask(live.current(), QUESTION);
    // Following one more scope leaves the articles, and what was answered from them, as they were.
    await live.prepare({ collections: ['board'] });
    expect((await ask(live.current(), QUESTION)).isRemembered).toBe(true);
    const quick = makeArticle(['The ferry to Saltmouth takes forty minutes.'], { id: 'ferry' });
    await live.apply({ changed: [quick], removed: [], rejected: [] });
    const now = await ask(live.current(), QUESTION);
    expect(now.isRemembered).toBe(false);
    expect(wordsOf(now.answer).join(' ')).toContain('forty minutes');
  });

  it('forgets what it answered while replaced articles still took part in how rare a word is', async () => {
    const tools = await loadLibraryTools({});
    const other = makeArticle(['The ferry carries 40 cars.'], { id: 'other' });
    const corpus = { documents: [ferry, other], rejected: [] };
    const live = await createLiveLibrary(corpus, tools, { retireMs: 1 });
    await live.prepare(EVERYONE);
    await live.apply({ changed: [], removed: ['other'], rejected: [] });
    await ask(live.current(), QUESTION);
    await live.settled();
    const settled = await ask(live.current(), QUESTION);
    expect(settled.isRemembered).toBe(false);
    const afresh = await ask(await buildLibrary([ferry]), QUESTION);
    expect(settled.trace.candidates).toEqual(afresh.trace.candidates);
  });
});
