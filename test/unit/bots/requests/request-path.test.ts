import { afterEach, describe, expect, it } from 'vitest';
import type { BotServices } from '../../../../src/bots/platform.ts';
import type { ActionKind, Card } from '../../../../src/bots/presentation/card.ts';
import { quoteTexts } from '../../../../src/bots/presentation/cards/standing-card.ts';
import type { BotRequest } from '../../../../src/bots/requests/bot-request.ts';
import { handleRequest } from '../../../../src/bots/requests/handle-request.ts';
import { createRateLimiter } from '../../../../src/bots/requests/rate-limit.ts';
import { buildLibrary } from '../../../../src/qa/library/build-library.ts';
import type { Library } from '../../../../src/qa/library/library.ts';
import type { Question } from '../../../../src/qa/types.ts';
import type { Store } from '../../../../src/store/store.ts';
import { createLogger } from '../../../../src/telemetry/logger.ts';
import { makeAnswered, makeDocument, makeExtract, makeLibrary } from '../../../support/library.ts';
import { openTestStore } from '../../../support/open-test-store.ts';

const TEXT = 'The west grew by 6.7% a year. The east grew by 5% a year, Ines Falk said.';
const next = { entities: ['the west'], terms: ['grew'] };
const found = makeAnswered(makeExtract('The west grew by 6.7% a year.', '6.7%'), { next });

const stores: Store[] = [];
afterEach(async () => {
  for (const store of stores.splice(0)) await store.close();
});

const bench = async (given: { readonly library?: Library; readonly perMinute?: number } = {}) => {
  const clock = { now: 1_700_000_000_000 };
  const store = await openTestStore(() => clock.now);
  stores.push(store);
  const asked: Question[] = [];
  const lines: string[] = [];
  const library =
    given.library ??
    makeLibrary(async (question) => {
      asked.push(question);
      return found;
    });
  const services: BotServices = {
    library: () => library,
    logger: createLogger({ level: 'info', write: (line) => lines.push(line), redact: (l) => l }),
    now: () => clock.now,
    store,
    limits: createRateLimiter({ user: given.perMinute ?? 0, channel: 0 }, () => clock.now),
  };
  let count = 0;
  const send = async (question: string, extra: Partial<BotRequest> = {}) => {
    count += 1;
    const request: BotRequest = {
      key: `${count}`,
      platform: 'slack',
      command: 'ask',
      options: { question },
      userKey: 'T1:U1',
      conversationKey: 'T1:C1',
      isDirect: false,
      visibility: 'public',
      ...extra,
    };
    return handleRequest(request, services);
  };
  const press = (action: ActionKind, ref: string, extra: Partial<BotRequest> = {}) =>
    send('', { command: action, press: { action, ref }, ...extra });
  return { clock, store, asked, lines, send, press };
};

const refOf = (card: Card, kind: ActionKind): string =>
  card.actions.find((action) => action.kind === kind)?.ref ?? '';
const wordsOf = (card: Card): string => (card.kind === 'notice' ? card.text : card.kind);

const realLibrary = () => buildLibrary([makeDocument({ text: TEXT })]);

describe('a conversation', () => {
  it('goes on with what it was about, for a day, and apart from any other', async () => {
    const { clock, asked, send } = await bench();
    await send('how fast did the west grow?');
    await send('and in 2020?');
    await send('and in 2020?', { conversationKey: 'T1:C2' });
    clock.now += 25 * 60 * 60_000;
    await send('and in 2020?');
    expect(asked.map(({ context }) => context)).toEqual([undefined, next, undefined, undefined]);
  });

  it('follows up the answer whose button was pressed, wherever that is asked', async () => {
    const { asked, send } = await bench();
    const { card } = await send('how fast did the west grow?');
    const follows = refOf(card, 'why');
    await send('and in 2020?', { conversationKey: 'T1:C9', follows });
    expect(asked[1]?.context).toEqual(next);
  });

  it('leaves what a conversation is about alone when nothing was asked', async () => {
    const { asked, send } = await bench();
    await send('how fast did the west grow?');
    await send('thanks');
    await send('and in 2020?');
    expect(asked[1]?.context).toEqual(next);
  });
});

describe('the buttons under an answer', () => {
  it('show how it came about, to whoever presses and to nobody else', async () => {
    const { send, press } = await bench();
    const { card } = await send('how fast did the west grow?');
    for (const { ref } of card.actions) expect(ref.length).toBeLessThanOrEqual(60);
    const reply = await press('why', refOf(card, 'why'), { userKey: 'T1:U2' });
    expect(reply.card.kind).toBe('trace');
    expect(reply.visibility).toBe('private');
  });

  it('show more passages, with who said them, only from articles the presser may see', async () => {
    const { send, press } = await bench({ library: await realLibrary() });
    const { card } = await send('how fast did the west grow a year?');
    const ref = refOf(card, 'more');
    const { card: more } = await press('more', ref);
    expect(more).toMatchObject({
      kind: 'passages',
      question: 'how fast did the west grow a year?',
    });
    if (more.kind !== 'passages') return;
    expect(more.quotes.length).toBeGreaterThan(1);
    for (const quote of more.quotes) {
      for (const text of quoteTexts(quote)) expect(TEXT).toContain(text);
    }
    const elsewhere = await press('more', ref, { scope: { collections: ['other'] } });
    expect(wordsOf(elsewhere.card)).toContain('no longer');
  });

  it('take an opinion: with its choice at once, without one after asking which', async () => {
    const { store, send, press } = await bench();
    const { card } = await send('how fast did the west grow?');
    const ref = refOf(card, 'feedback');
    const question = await press('feedback', ref);
    expect(question.card.actions.map((action) => action.ref)).toEqual(
      ['right', 'wrong-answer', 'wrong-passage'].map((choice) => `${choice}:${ref}`),
    );
    expect(await store.feedback.since(0)).toEqual([]);
    const thanks = await press('feedback', `wrong-answer:${ref}`);
    expect(wordsOf(thanks.card)).toContain('Thank you');
    const [given] = await store.feedback.since(0);
    const [logged] = (await store.questions.since(0, 9)).filter(({ text }) => text !== undefined);
    expect(given).toMatchObject({ choice: 'wrong-answer', questionId: logged?.questionId });
    expect(logged?.nearest).toBe(given?.documentId);
  });

  it.each(['more', 'why', 'feedback', 'follow-up', 'share', 'related', 'undo-correction'] as const)(
    'say so when what %s belongs to is gone',
    async (action) => {
      const { clock, send, press } = await bench();
      const { card } = await send('how fast did the west grow?');
      clock.now += 25 * 60 * 60_000;
      for (const ref of [
        refOf(card, 'why'),
        '',
        'right:',
        '__proto__',
        `x'; DROP TABLE receipts`,
      ]) {
        expect(wordsOf((await press(action, ref)).card)).toContain('no longer');
      }
    },
  );
});

describe('the limit', () => {
  it('refuses what is too much, says when to try again, and then takes it', async () => {
    const { clock, asked, send } = await bench({ perMinute: 4 });
    for (let count = 0; count < 4; count += 1) await send('west?');
    const refused = await send('west?');
    expect(wordsOf(refused.card)).toContain('in 15 seconds');
    expect(refused.visibility).toBe('private');
    expect(asked).toHaveLength(4);
    expect((await send('west?', { userKey: 'T1:U2' })).card.kind).toBe('answer');
    expect((await send('west?', { isResumed: true })).card.kind).toBe('answer');
    clock.now += 15_000;
    expect((await send('west?')).card.kind).toBe('answer');
  });
});

describe('what is kept', () => {
  it('is logged without the question of a person who asks to be forgotten, and erased', async () => {
    const { store, send } = await bench();
    const { card } = await send('how fast did the west grow?');
    await send('how fast did the east grow?', { userKey: 'T1:U2', conversationKey: 'T1:C2' });
    expect(await store.questions.since(0, 9)).toHaveLength(2);
    const reply = await send('Forget me, please.');
    expect(wordsOf(reply.card)).toContain('erased');
    expect(await store.receipts.find(refOf(card, 'why'))).toBeUndefined();
    expect(await store.conversations.context('T1:C1')).toBeUndefined();
    expect(await store.questions.since(0, 9)).toMatchObject([
      { text: 'how fast did the east grow?' },
    ]);
    await send('', { command: 'forget', userKey: 'T1:U2', options: {} });
    expect(await store.questions.since(0, 9)).toEqual([]);
  });

  it('costs no answer when the store fails', async () => {
    const { store, lines, send } = await bench();
    await store.close();
    stores.length = 0;
    const { card } = await send('how fast did the west grow?');
    expect(card).toMatchObject({ kind: 'answer', answer: '6.7%', actions: [] });
    expect(lines.join('')).toContain('answer could not be kept');
  });
});
