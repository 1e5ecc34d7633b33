import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Card } from '../../../../src/bots/presentation/card.ts';
import type { BotRequest } from '../../../../src/bots/requests/bot-request.ts';
import { COMMENT_MAX } from '../../../../src/store/store.ts';
import {
  buttonOn,
  libraryOf,
  openRequestBench,
  type RequestBench,
} from '../../../support/request-bench.ts';

const library = await libraryOf(
  { id: 'west', text: 'The west grew by 6.7% a year in 2020. The west grew by 5.1% in 2021.' },
  { id: 'east', text: 'The east grew by 5% a year in 2020. The east has 40 steel factories.' },
  { id: 'board/plans', collection: 'board', text: 'The west plant grew steel in 2020 for a year.' },
);
const QUESTION = 'How fast did the west grow in 2020?';
const ABLE: Partial<BotRequest> = { offers: ['share', 'follow-up', 'comment', 'remove'] };

let bench: RequestBench;
beforeEach(async () => {
  bench = await openRequestBench(() => library);
});
afterEach(() => bench.store.close());

const wordsOf = (card: Card): string => (card.kind === 'notice' ? card.text : card.kind);
const kindsOn = (card: Card): readonly string[] => card.actions.map(({ kind }) => kind);

describe('what is offered', () => {
  it('needs no more of a platform than it says it can do', async () => {
    const { card } = await bench.send(QUESTION);
    expect([...new Set(kindsOn(card))]).toEqual(['related', 'more', 'why', 'feedback']);
  });
});

describe('asking a person', () => {
  it('is offered where a help channel is configured, by the platform or for the channel', async () => {
    const { card } = await bench.send(QUESTION, { helpChannel: 'C9' });
    expect(kindsOn(card)).toContain('ask-person');
    await bench.store.channels.set('T1:C1', { help: 'C8' });
    const { card: here } = await bench.send(QUESTION);
    const { elsewhere } = await bench.press(buttonOn(here, 'ask-person'));
    expect(elsewhere?.channel).toBe('C8');
    const { card: there } = await bench.send(QUESTION, { channelKey: 'T1:C2' });
    expect(kindsOn(there)).not.toContain('ask-person');
  });

  it('puts the question and what was tried there, once, without what people there may not see', async () => {
    const scope = { collections: ['public', 'board'] };
    await bench.store.channels.set('T1:C9', { collections: 'public' });
    const { card } = await bench.send(QUESTION, { helpChannel: 'C9', scope });
    const button = buttonOn(card, 'ask-person');
    const asked = await bench.press(button, { helpChannel: 'C9', scope });
    expect(asked.visibility).toBe('private');
    expect(wordsOf(asked.card)).toContain('put your question');
    expect(asked.elsewhere?.card).toMatchObject({ kind: 'passages', question: QUESTION });
    expect(JSON.stringify(asked.elsewhere)).toContain('grew by 6.7%');
    expect(JSON.stringify(asked.elsewhere)).not.toContain('plant');
    const again = await bench.press(button, { helpChannel: 'C9', userKey: 'T1:U2' });
    expect(again.elsewhere).toBeUndefined();
    expect(wordsOf(again.card)).toContain('already');
  });

  it('is resolved by whoever presses first, days later, in the place of the question', async () => {
    const { card } = await bench.send(QUESTION, { helpChannel: 'C9' });
    const { elsewhere } = await bench.press(buttonOn(card, 'ask-person'), { helpChannel: 'C9' });
    const button = buttonOn(elsewhere?.card ?? card, 'resolve');
    bench.clock.now += 3 * 24 * 60 * 60_000;
    await bench.store.sweep();
    const done = await bench.press(button, { userKey: 'T1:U2', visibility: 'private' });
    expect(done).toMatchObject({ visibility: 'public', replaces: true });
    expect(done.card).toMatchObject({
      kind: 'passages',
      question: QUESTION,
      actions: [{ kind: 'make-answer' }],
    });
    expect(done.card.notes.join()).toContain('Resolved on 2023-11-17');
    const late = await bench.press(button, { userKey: 'T1:U3' });
    expect(wordsOf(late.card)).toContain('before');
    expect(await bench.store.help.since(0)).toMatchObject([{ resolvedAt: bench.clock.now }]);
  });
});

describe('removing an answer', () => {
  it('says which message goes, to whoever asked and to nobody else', async () => {
    const { card } = await bench.send(QUESTION, { ...ABLE, key: 'T1:77' });
    await bench.store.inbox.accept(
      { key: 'T1:77', platform: 'slack', user: 'T1:U1', request: null },
      { owner: 'test', until: 0 },
    );
    await bench.store.inbox.posted('slack', 'T1:77', 'C1:17.5');
    const button = buttonOn(card, 'remove');
    const refused = await bench.press(button, { ...ABLE, userKey: 'T1:U2' });
    expect(refused.removes).toBeUndefined();
    expect(wordsOf(refused.card)).toContain('Only whoever asked');
    const removed = await bench.press(button, ABLE);
    expect(removed).toMatchObject({ removes: { messageRef: 'C1:17.5' }, visibility: 'private' });
  });

  it('is not offered under an answer that its asker alone sees', async () => {
    const { card } = await bench.send(QUESTION, { ...ABLE, visibility: 'private' });
    expect(kindsOn(card)).not.toContain('remove');
  });
});

describe('following up', () => {
  it('goes on from the answer of the button, wherever the question is asked', async () => {
    const { card } = await bench.send(QUESTION, ABLE);
    const { ref } = buttonOn(card, 'follow-up');
    await bench.send('How many steel factories has the east?', ABLE);
    const followed = await bench.send('and in 2021?', { follows: ref, conversationKey: 'T1:C5' });
    expect(followed.card).toMatchObject({ figure: { value: '5.1%' } });
    expect(followed.card.notes.join()).toContain('Carried over: west');
  });

  it('says how to go on where the platform opened no form', async () => {
    const { card } = await bench.send(QUESTION, ABLE);
    const { card: how } = await bench.press(buttonOn(card, 'follow-up'), ABLE);
    expect(wordsOf(how)).toContain('Ask on');
  });
});

describe('an opinion', () => {
  const vote = async (choice: string, extra: Partial<BotRequest> = ABLE) => {
    const { card } = await bench.send(QUESTION, extra);
    const { ref } = buttonOn(card, 'feedback');
    return bench.press({ kind: 'feedback', ref: `${choice}:${ref}` }, extra);
  };

  it('that an answer was wrong keeps what is needed to look into it', async () => {
    await vote('wrong-answer');
    expect(await bench.store.feedback.since(0)).toMatchObject([
      {
        choice: 'wrong-answer',
        question: QUESTION,
        documentId: 'west',
        quote: 'The west grew by 6.7% a year in 2020.',
        nearest: 'west',
      },
    ]);
  });

  it('that an answer was right keeps no words of the question', async () => {
    const { card } = await vote('right');
    expect(card.actions).toEqual([]);
    const [given] = await bench.store.feedback.since(0);
    expect(given).toMatchObject({ choice: 'right', documentId: 'west' });
    expect(given?.question).toBeUndefined();
  });

  it('may say what was wrong, in a few hundred characters', async () => {
    const { card } = await vote('wrong-passage');
    const button = buttonOn(card, 'comment');
    const send = (comment: string) =>
      bench.send('', {
        ...ABLE,
        command: 'comment',
        press: { action: 'comment', ref: button.ref, comment },
      });
    expect(wordsOf((await send(' \u0000 ')).card)).toContain('no words');
    const { card: thanks } = await send(`It asks\nfor ${'🎉'.repeat(600)}`);
    expect(wordsOf(thanks)).toContain('Thank you');
    const [given] = await bench.store.feedback.since(0);
    expect(given?.choice).toBe('wrong-passage');
    expect([...(given?.comment ?? '')]).toHaveLength(COMMENT_MAX);
    expect(given?.comment).toMatch(/^It asks for (?:🎉)+$/u);
    await bench.send('forget me');
    expect(await bench.store.feedback.since(0)).toEqual([]);
  });

  it('asks for no words where the platform can open no form', async () => {
    expect((await vote('wrong-answer', {})).card.actions).toEqual([]);
  });
});

describe('a corrected spelling', () => {
  it('is named, and undone by a press', async () => {
    const { card } = await bench.send('How many steel factoreis has the east?');
    expect(card.notes.join()).toContain('No article holds “factoreis”: I looked for “factories”.');
    const { card: literal } = await bench.press(buttonOn(card, 'undo-correction'));
    expect(literal.notes.join()).not.toContain('factories');
    expect(kindsOn(literal)).not.toContain('undo-correction');
  });
});

describe('more passages', () => {
  it('come page by page', async () => {
    const many = await libraryOf(
      ...Array.from({ length: 8 }, (_, index) => ({
        id: `west-${index}`,
        text: `The west grew by ${index}.5% a year in 20${10 + index}.`,
      })),
    );
    const other = await openRequestBench(() => many);
    const { card } = await other.send('How fast did the west grow?');
    const first = await other.press(buttonOn(card, 'more'));
    const second = await other.press(buttonOn(first.card, 'more'));
    const quotes = [first, second].map(({ card: page }) =>
      page.kind === 'passages' ? page.quotes.map(({ source }) => source.documentId) : [],
    );
    expect(quotes.map(({ length }) => length)).toEqual([5, 3]);
    expect(new Set(quotes.flat()).size).toBe(8);
    expect(second.card.actions).toEqual([]);
    await other.store.close();
  });
});

describe('an edited question', () => {
  it('leans on what the first version leant on', async () => {
    await bench.send(QUESTION, { key: 'T1:q1' });
    const { card } = await bench.send('and in 2021?', { key: 'T1:q2' });
    expect(card).toMatchObject({ figure: { value: '5.1%' } });
    await bench.send('How many steel factories has the east?', { key: 'T1:q3' });
    const edited = await bench.send('and in 2021, please?', { key: 'T1:q2b', edits: 'T1:q2' });
    expect(edited.card).toMatchObject({ figure: { value: '5.1%' } });
    const alone = await bench.send('and in 2021?', { key: 'T1:q1b', edits: 'T1:q1' });
    expect(alone.card.notes.join()).not.toContain('Carried over');
  });
});
