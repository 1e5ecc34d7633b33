import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Card } from '../../../../src/bots/presentation/card.ts';
import { buildLibrary } from '../../../../src/qa/library/build-library.ts';
import { readText } from '../../../support/answers.ts';
import { makeDocument } from '../../../support/library.ts';
import { buttonOn, openRequestBench, type RequestBench } from '../../../support/request-bench.ts';

const library = await buildLibrary([
  makeDocument({ id: 'west', text: 'The west grew by 6.7% a year in 2020.' }),
  makeDocument({
    id: 'vote',
    text: 'The board sold the northern ferry for 12 million euros.',
    collection: 'board',
  }),
]);

const QUESTION = 'How fast did the west grow in 2020?';
const ABLE = { offers: ['comment'], helpChannel: 'C9' } as const;
const ADMIN = { ...ABLE, isAdmin: true } as const;

let bench: RequestBench;
beforeEach(async () => {
  bench = await openRequestBench(() => library);
});
afterEach(() => bench.store.close());

const wordsOf = (card: Card): string => (card.kind === 'notice' ? card.text : card.kind);

const calledWrong = async (question: string, request: object) => {
  const { card } = await bench.send(question, request);
  const { ref } = buttonOn(card, 'feedback');
  return bench.press({ kind: 'feedback', ref: `wrong-answer:${ref}` }, request);
};

const draftOf = async (name: string) => {
  const kept = await bench.store.answers.find(name);
  const [document] = await readText(`_answers/${name}`, kept?.text ?? '');
  return document;
};

describe('the button that makes an answer', () => {
  it('stands under what an admin called wrong, and makes a draft that nobody is shown', async () => {
    const { card } = await calledWrong(QUESTION, ADMIN);
    const { card: said } = await bench.press(buttonOn(card, 'make-answer'), ADMIN);
    expect(wordsOf(said)).toContain('how-fast-did-the-west-grow-in-2020.md');
    expect(await draftOf('how-fast-did-the-west-grow-in-2020.md')).toMatchObject({
      collection: 'public',
      verified: {
        questions: [QUESTION],
        sources: [{ article: 'west', words: 'The west grew by 6.7% a year in 2020.' }],
      },
    });
  });

  it('stands under what an admin wrote, and the draft says it', async () => {
    const { card } = await calledWrong(QUESTION, ADMIN);
    const press = {
      action: 'comment',
      ref: buttonOn(card, 'comment').ref,
      comment: 'It is 7%.',
    } as const;
    const { card: thanks } = await bench.send('', { ...ADMIN, command: 'comment', press });
    await bench.press(buttonOn(thanks, 'make-answer'), ADMIN);
    const [draft] = await bench.store.answers.all();
    expect(draft?.text).toContain('- It is 7%.');
  });

  it('is not offered to others, and does nothing for them', async () => {
    const { card } = await calledWrong(QUESTION, ABLE);
    expect(card.actions.map(({ kind }) => kind)).toEqual(['comment']);
    const { ref } = buttonOn((await calledWrong(QUESTION, ADMIN)).card, 'make-answer');
    const { card: refused } = await bench.press({ kind: 'make-answer', ref }, ABLE);
    expect(wordsOf(refused)).toContain('is for admins');
    expect(await bench.store.answers.all()).toEqual([]);
  });

  it('makes a draft for no more people than may see what it rests on', async () => {
    const scope = { collections: ['public', 'board'] };
    const { card } = await calledWrong('For how much was the northern ferry sold?', {
      ...ADMIN,
      scope,
    });
    await bench.press(buttonOn(card, 'make-answer'), { ...ADMIN, scope });
    const draft = await draftOf('for-how-much-was-the-northern-ferry-sold.md');
    expect(draft?.collection).toBe('board');
  });

  it('stands under a question to people once somebody has seen to it', async () => {
    const { card } = await bench.send('Who owns the lighthouse?', ABLE);
    const { elsewhere } = await bench.press(buttonOn(card, 'ask-person'), ABLE);
    if (elsewhere === undefined) throw new Error('nobody was asked');
    const resolve = buttonOn(elsewhere.card, 'resolve');
    const early = await bench.press({ kind: 'make-answer', ref: resolve.ref }, ABLE);
    expect(wordsOf(early.card)).toContain('is for admins');
    const { card: resolved } = await bench.press(resolve, ABLE);
    const { card: said } = await bench.press(buttonOn(resolved, 'make-answer'), ABLE);
    expect(wordsOf(said)).toContain('who-owns-the-lighthouse.md');
    const again = await bench.press(buttonOn(resolved, 'make-answer'), ABLE);
    expect(wordsOf(again.card)).toContain('who-owns-the-lighthouse.md');
    expect(await bench.store.answers.all()).toHaveLength(1);
  });

  it('goes with its place', async () => {
    const { card } = await calledWrong(QUESTION, ADMIN);
    await bench.press(buttonOn(card, 'make-answer'), ADMIN);
    await bench.store.forgetPlace('T1');
    expect(await bench.store.answers.all()).toEqual([]);
  });
});
