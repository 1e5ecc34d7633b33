import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Receipt, type Store, type Token, WORKING_STATE_MS } from '../../src/store/store.ts';

/** A store that was opened for one test, on a clock the test turns. */
export interface OpenedStore {
  readonly store: Store;
  /** The same store after its process has ended and another has begun. */
  reopen(): Promise<Store>;
  close(): Promise<void>;
}

export interface StoreHarness {
  open(clock: { now: number }): Promise<OpenedStore>;
}

const RETENTION_MS = 30 * WORKING_STATE_MS;

const receipt = (given: Partial<Receipt> = {}): Receipt => ({
  question: { text: 'how fast did the west grow?', filters: { by: 'Wang Wei' } },
  scope: { collections: ['public'] },
  answer: { kind: 'abstention', reason: 'low-evidence', nearest: [], score: 0.25 },
  trace: {
    answerType: 'figure',
    terms: [],
    entities: ['the west'],
    candidates: [],
    notes: ['The first was “better”.'],
    retrievalMs: 0.5,
    answerMs: 1.25,
  },
  next: { entities: ['the west'], terms: ['grow'] },
  platform: 'slack',
  questionId: 'q1',
  ...given,
});

/** What every store must do; stores are opened with 30 days of retention and without keeping questions. */
export const storeContract = (name: string, harness: StoreHarness): void => {
  describe(`${name} as a store`, () => {
    const clock = { now: 1_700_000_000_000 };
    let opened: OpenedStore;
    let store: Store;
    beforeEach(async () => {
      clock.now = 1_700_000_000_000;
      opened = await harness.open(clock);
      store = opened.store;
    });
    afterEach(() => opened.close());

    const entry = (key: string, request = {}) => ({
      key,
      platform: 'slack',
      user: 'T1:U1',
      request: { command: 'ask', ...request },
    });
    const leaseFor = (owner: string, ms = 60_000) => ({ owner, until: clock.now + ms });
    const pendingKeys = async (from = store) =>
      (await from.inbox.pending('slack', 100)).map(({ key }) => key);

    it('signs a text the same way again, and no two texts alike', async () => {
      const signature = store.sign('west 12 40');
      expect(signature).toMatch(/^[\w-]{22}$/u);
      expect(store.sign('west 12 41')).not.toBe(signature);
      expect((await opened.reopen()).sign('west 12 40')).toBe(signature);
    });

    it('accepts a request once, however often and however close together it comes', async () => {
      const offers = Array.from({ length: 20 }, () =>
        store.inbox.accept(entry('a'), leaseFor('one')),
      );
      const results = await Promise.all(offers);
      expect(results.filter((result) => result === 'new')).toHaveLength(1);
      expect(await store.inbox.accept(entry('a'), leaseFor('two'))).toBe('duplicate');
      expect(
        await store.inbox.accept({ ...entry('a'), platform: 'discord' }, leaseFor('one')),
      ).toBe('new');
    });

    it('keeps what was accepted and not posted through a restart, with its request', async () => {
      await store.inbox.accept(
        entry('a', { text: 'wörds “and” more', n: [1, null] }),
        leaseFor('one'),
      );
      await store.inbox.accept(entry('b'), leaseFor('one'));
      await store.inbox.posted('slack', 'b', '1.0');
      const again = await opened.reopen();
      clock.now += 60_000;
      expect(await again.inbox.pending('slack', 100)).toEqual([
        {
          key: 'a',
          request: { command: 'ask', text: 'wörds “and” more', n: [1, null] },
          acceptedAt: 1_700_000_000_000,
          attempts: 0,
        },
      ]);
      expect(await again.inbox.accept(entry('b'), leaseFor('two'))).toBe('duplicate');
    });

    it('lists nothing that a running lease protects, and everything once it has run out', async () => {
      await store.inbox.accept(entry('a'), leaseFor('one'));
      expect(await pendingKeys()).toEqual([]);
      clock.now += 60_000;
      expect(await pendingKeys()).toEqual(['a']);
    });

    it('leases a request to one owner at a time, and counts how often', async () => {
      await store.inbox.accept(entry('a'), leaseFor('one'));
      expect(await store.inbox.lease('slack', 'a', leaseFor('two'))).toBe(false);
      expect(await store.inbox.lease('slack', 'a', leaseFor('one'))).toBe(true);
      clock.now += 60_000;
      expect(await store.inbox.lease('slack', 'a', leaseFor('two'))).toBe(true);
      expect(await store.inbox.lease('slack', 'a', leaseFor('three'))).toBe(false);
      clock.now += 60_000;
      expect(await store.inbox.pending('slack', 1)).toMatchObject([{ key: 'a', attempts: 2 }]);
    });

    it('ends a request when it is posted, also one the platform will never take', async () => {
      for (const key of ['a', 'b']) await store.inbox.accept(entry(key), leaseFor('one'));
      await store.inbox.posted('slack', 'a', '1.0');
      await store.inbox.posted('slack', 'b', undefined);
      clock.now += 60_000;
      expect(await pendingKeys()).toEqual([]);
      expect(await store.inbox.lease('slack', 'a', leaseFor('two'))).toBe(false);
    });

    it('knows for a day where a reply stands, and to whose request', async () => {
      for (const key of ['a', 'b']) await store.inbox.accept(entry(key), leaseFor('one'));
      await store.inbox.posted('slack', 'a', 'C1:17.5');
      await store.inbox.posted('slack', 'b', undefined);
      const again = await opened.reopen();
      expect(await again.inbox.messageRef('slack', 'a')).toBe('C1:17.5');
      expect(await again.inbox.messageRef('slack', 'b')).toBeUndefined();
      expect(await again.inbox.messageRef('discord', 'a')).toBeUndefined();
      expect(await again.inbox.messageRef('slack', 'c')).toBeUndefined();
      clock.now += WORKING_STATE_MS;
      expect(await again.inbox.messageRef('slack', 'a')).toBeUndefined();
    });

    it('lists the oldest first, platform by platform, no more than asked for', async () => {
      for (const key of ['c', 'a', 'b']) {
        await store.inbox.accept(entry(key), leaseFor('one', 0));
        clock.now += 1;
      }
      await store.inbox.accept({ ...entry('d'), platform: 'discord' }, leaseFor('one', 0));
      expect(await pendingKeys()).toEqual(['c', 'a', 'b']);
      expect(await store.inbox.pending('slack', 2)).toHaveLength(2);
      expect((await store.inbox.pending('discord', 9)).map(({ key }) => key)).toEqual(['d']);
    });

    it('knows the key of a posted request for ten minutes and more, and of a pending one for ever', async () => {
      for (const key of ['a', 'b']) await store.inbox.accept(entry(key), leaseFor('one'));
      await store.inbox.posted('slack', 'a', '1.0');
      clock.now += 10 * 60_000;
      await store.sweep();
      expect(await store.inbox.accept(entry('a'), leaseFor('one'))).toBe('duplicate');
      clock.now += 5 * WORKING_STATE_MS;
      await store.sweep();
      expect(await pendingKeys()).toEqual(['b']);
    });

    it('remembers a conversation for a day after its last question', async () => {
      const context = { entities: ['Henan'], terms: ['projects'], metric: 'projects' };
      await store.conversations.remember('T1:C1:1', 'T1:U1', { entities: [], terms: ['west'] });
      await store.conversations.remember('T1:C1:1', 'T1:U2', context);
      clock.now += WORKING_STATE_MS - 1;
      const again = await opened.reopen();
      expect(await again.conversations.context('T1:C1:1')).toEqual(context);
      expect(await again.conversations.context('T1:C1:2')).toBeUndefined();
      clock.now += 1;
      expect(await again.conversations.context('T1:C1:1')).toBeUndefined();
    });

    it('finds a receipt by its key for a day, and no other', async () => {
      const ref = await store.receipts.keep('T1:U1', receipt());
      const other = await store.receipts.keep('T1:U1', receipt({ questionId: 'q2' }));
      expect(ref).toMatch(/^[\w-]{8,32}$/u);
      expect(await store.receipts.find(ref)).toEqual(receipt());
      expect(await store.receipts.find(other)).toEqual(receipt({ questionId: 'q2' }));
      for (const wrong of ['', `${ref}x`, "' OR 1=1 --", '\u0000']) {
        expect(await store.receipts.find(wrong)).toBeUndefined();
      }
      clock.now += WORKING_STATE_MS;
      expect(await store.receipts.find(ref)).toBeUndefined();
    });

    it('tells whose answer a receipt is of, and finds the last one of a question', async () => {
      const ref = await store.receipts.keep('T1:U1', receipt());
      clock.now += 1;
      await store.receipts.keep('T1:U1', receipt({ platform: 'discord' }));
      expect(await store.receipts.isOf(ref, 'T1:U1')).toBe(true);
      expect(await store.receipts.isOf(ref, 'T1:U2')).toBe(false);
      expect(await store.receipts.isOf('nothing', 'T1:U1')).toBe(false);
      expect(await store.receipts.ofQuestion('q1')).toEqual(receipt({ platform: 'discord' }));
      expect(await store.receipts.ofQuestion('q2')).toBeUndefined();
      clock.now += WORKING_STATE_MS;
      expect(await store.receipts.isOf(ref, 'T1:U1')).toBe(false);
      expect(await store.receipts.ofQuestion('q1')).toBeUndefined();
    });

    it('keeps one opinion of each person on each answer, the last', async () => {
      await store.feedback.give('T1:U1', { questionId: 'q1', choice: 'right' });
      await store.feedback.give('T1:U1', { questionId: 'q1', choice: 'wrong-answer' });
      await store.feedback.give('T1:U2', { questionId: 'q1', choice: 'right' });
      const given = await store.feedback.since(0);
      expect(given.map(({ choice }) => choice).sort()).toEqual(['right', 'wrong-answer']);
      expect(await store.feedback.since(clock.now + 1)).toEqual([]);
    });

    it('keeps what an opinion is about: the words of the question for a day, the rest longer', async () => {
      const about = { documentId: 'west', quote: 'It grew “fast”.', nearest: 'west' };
      const given = { questionId: 'q1', choice: 'wrong-answer', ...about } as const;
      await store.feedback.give('T1:U1', { ...given, question: 'how fast?', comment: 'too old' });
      const at = clock.now;
      const kept = { ...given, at, comment: 'too old' };
      expect(await store.feedback.since(0)).toEqual([{ ...kept, question: 'how fast?' }]);
      clock.now += WORKING_STATE_MS;
      await store.sweep();
      expect(await store.feedback.since(0)).toEqual([kept]);
      clock.now += RETENTION_MS;
      await store.sweep();
      expect(await store.feedback.since(0)).toEqual([]);
    });

    it('keeps a comment until another takes its place or the choice changes', async () => {
      const give = (choice: 'right' | 'wrong-answer', comment?: string) =>
        store.feedback.give('T1:U1', {
          questionId: 'q1',
          choice,
          ...(comment === undefined ? {} : { comment }),
        });
      const comments = async () =>
        (await store.feedback.since(0)).map(({ comment }) => comment ?? '');
      await give('wrong-answer', 'too old');
      await give('wrong-answer');
      expect(await comments()).toEqual(['too old']);
      await give('wrong-answer', 'another year');
      expect(await comments()).toEqual(['another year']);
      await give('right');
      expect(await comments()).toEqual(['']);
    });

    it('asks a person once about an answer, and keeps that and when it was resolved', async () => {
      const help = {
        question: 'how fast?',
        card: { kind: 'passages', quotes: [] },
        platform: 'slack',
        questionId: 'q1',
      };
      expect(await store.help.ask('ref', 'T1:U1', help)).toBe('new');
      expect(await store.help.ask('ref', 'T1:U1', help)).toBe('known');
      const askedAt = clock.now;
      expect(await store.help.find('ref')).toEqual({ ...help, askedAt });
      expect(await store.help.find('other')).toBeUndefined();
      clock.now += WORKING_STATE_MS;
      await store.sweep();
      expect(await store.help.resolve('other', 'T1:U2')).toBe(false);
      expect(await store.help.resolve('ref', 'T1:U2')).toBe(true);
      expect(await store.help.resolve('ref', 'T1:U3')).toBe(false);
      const resolvedAt = clock.now;
      const again = await opened.reopen();
      expect(await again.help.since(0)).toEqual([{ ...help, askedAt, resolvedAt }]);
      expect(await again.help.since(askedAt + 1)).toEqual([]);
      await again.forget('T1:U2');
      expect(await again.help.find('ref')).toEqual({ ...help, askedAt, resolvedAt });
      clock.now += RETENTION_MS;
      await again.sweep();
      expect(await again.help.find('ref')).toBeUndefined();
    });

    it('keeps the settings of each channel', async () => {
      await store.channels.set('T1:C1', { visibility: 'public' });
      await store.channels.set('T1:C1', { visibility: 'private' });
      const again = await opened.reopen();
      expect(await again.channels.settings('T1:C1')).toEqual({ visibility: 'private' });
      expect(await again.channels.settings('T1:C2')).toEqual({});
    });

    it('tells what was set, channel by channel', async () => {
      expect(await store.channels.all()).toEqual([]);
      await store.channels.set('T1:C1', { collections: 'public, board' });
      await store.channels.set('T1:C2', { help: 'C9' });
      const all = await store.channels.all();
      expect(all).toHaveLength(2);
      expect(all).toContainEqual({ collections: 'public, board' });
      expect(all).toContainEqual({ help: 'C9' });
    });

    it('logs a question, its words for a day, the rest for the days of retention', async () => {
      const question = {
        questionId: 'q1',
        platform: 'slack',
        command: 'ask',
        outcome: 'abstained',
        nearest: 'west',
      };
      await store.questions.write('T1:U1', { ...question, text: 'how fast?' });
      expect(await store.questions.since(0, 9)).toEqual([
        { ...question, text: 'how fast?', at: clock.now },
      ]);
      const at = clock.now;
      clock.now += WORKING_STATE_MS;
      await store.sweep();
      expect(await store.questions.since(0, 9)).toEqual([{ ...question, at }]);
      clock.now += RETENTION_MS;
      await store.sweep();
      expect(await store.questions.since(0, 9)).toEqual([]);
    });

    it('tells what one user asked, newest first, as long as the words are kept', async () => {
      const ask = async (user: string, questionId: string, text?: string) => {
        const logged = { questionId, platform: 'slack', command: 'ask', outcome: 'answered' };
        await store.questions.write(user, text === undefined ? logged : { ...logged, text });
        clock.now += 1000;
      };
      await ask('T1:U1', 'q1', 'how fast?');
      await ask('T1:U2', 'q2', 'how slow?');
      await ask('T1:U1', 'q3');
      await ask('T1:U1', 'q4', 'who said that?');
      const texts = async (limit: number) =>
        (await store.questions.by('T1:U1', limit)).map(({ text }) => text);
      expect(await texts(9)).toEqual(['who said that?', 'how fast?']);
      expect(await texts(1)).toEqual(['who said that?']);
      clock.now += WORKING_STATE_MS;
      await store.sweep();
      expect(await texts(9)).toEqual([]);
    });

    it('finds a token by its secret alone, until it is revoked', async () => {
      const token: Token = {
        id: 'a1',
        name: 'the intranet',
        kind: 'program',
        collections: ['public', 'board'],
        perMinute: 60,
        origins: [],
        isOperator: false,
        madeAt: clock.now,
      };
      const other: Token = { ...token, id: 'b2', kind: 'site', origins: ['https://a.example'] };
      await store.tokens.add(token, 'nd_one');
      await store.tokens.add({ ...other, madeAt: clock.now + 1 }, 'nd_two');
      expect(await store.tokens.find('nd_one')).toEqual(token);
      expect(await store.tokens.find('nd_On')).toBeUndefined();
      expect((await store.tokens.all()).map(({ id }) => id)).toEqual(['a1', 'b2']);
      clock.now += 400 * WORKING_STATE_MS;
      await store.sweep();
      const again = await opened.reopen();
      expect(await again.tokens.find('nd_one')).toEqual(token);
      expect(await again.tokens.revoke('a1')).toBe(true);
      expect(await again.tokens.revoke('a1')).toBe(false);
      expect(await again.tokens.find('nd_one')).toBeUndefined();
      expect(await again.tokens.find('nd_two')).toMatchObject({ id: 'b2' });
    });

    it('gives back what an installation was begun with once, and only in time', async () => {
      const { installations } = store;
      await installations.begin('one', { scopes: ['chat:write'] }, clock.now + 1000);
      await installations.begin('two', {}, clock.now + 1000);
      expect(await installations.take('three')).toBeUndefined();
      const taken = await Promise.all([installations.take('one'), installations.take('one')]);
      expect(taken.filter((given) => given !== undefined)).toEqual([{ scopes: ['chat:write'] }]);
      clock.now += 1000;
      expect(await installations.take('two')).toBeUndefined();
      await store.sweep();
    });

    it('keeps the installation of each place, the last one of it, through a restart', async () => {
      await store.installations.keep('T1', { token: 'old' });
      await store.installations.keep('T1', { token: 'new' });
      await store.installations.keep('T2', { token: 'other' });
      const again = await opened.reopen();
      expect(await again.installations.find('T1')).toEqual({ token: 'new' });
      expect(await again.installations.find('T2')).toEqual({ token: 'other' });
      expect(await again.installations.find('T')).toBeUndefined();
      expect(await again.installations.count()).toBe(2);
    });

    it('tells what a channel wants to know once, whoever looks when it is due', async () => {
      const { subscriptions } = store;
      const digest = { platform: 'slack', channelKey: 'T1:C1', kind: 'digest' } as const;
      const figure = { ...digest, kind: 'figure', subject: 'growth rate', told: '3.1' } as const;
      await subscriptions.put(digest, clock.now + 10);
      await subscriptions.put(figure, clock.now);
      await subscriptions.put({ ...digest, channelKey: 'T1:C2' }, clock.now + 20);
      expect(await subscriptions.of('T1:C1')).toHaveLength(2);
      expect(await subscriptions.due('discord', clock.now + 99, 9)).toEqual([]);
      const due = await subscriptions.due('slack', clock.now, 9);
      expect(due).toEqual([{ subscription: figure, dueAt: clock.now }]);
      const told = { ...figure, told: '3.2' };
      const claims = [1, 2].map(() => subscriptions.claim(told, clock.now, clock.now + 50));
      expect((await Promise.all(claims)).filter(Boolean)).toHaveLength(1);
      expect(await subscriptions.due('slack', clock.now + 50, 1)).toMatchObject([
        { subscription: digest },
      ]);
      expect(await subscriptions.due('slack', clock.now + 50, 9)).toMatchObject([
        { subscription: digest },
        { subscription: { channelKey: 'T1:C2' } },
        { subscription: told },
      ]);
      expect(await subscriptions.remove(figure)).toBe(true);
      expect(await subscriptions.remove(figure)).toBe(false);
      expect(await (await opened.reopen()).subscriptions.of('T1:C1')).toEqual([digest]);
    });

    it('keeps the files of answers, one of a name, until they are taken out', async () => {
      const first = { name: 'leave.md', text: 'question: "How much leave?" \u{1f3d6}' };
      expect(await store.answers.keep(first)).toBe(true);
      clock.now += 1;
      expect(await store.answers.keep({ ...first, text: 'another' })).toBe(false);
      expect(await store.answers.keep({ name: 'lunch.md', text: '' }, 'T1')).toBe(true);
      clock.now += 2 * RETENTION_MS;
      await store.sweep();
      const again = await opened.reopen();
      const keptAt = 1_700_000_000_000;
      expect(await again.answers.find('leave.md')).toEqual({ ...first, keptAt });
      expect(await again.answers.find('Leave.md')).toBeUndefined();
      expect((await again.answers.all()).map(({ name }) => name)).toEqual(['leave.md', 'lunch.md']);
      await again.forgetPlace('T1');
      expect(await again.answers.remove('leave.md')).toBe(true);
      expect(await again.answers.remove('leave.md')).toBe(false);
      expect(await again.answers.all()).toEqual([]);
    });

    it('forgets all of a place and nothing of another', async () => {
      const fill = async (team: string) => {
        const user = `${team}:U1`;
        const channelKey = `${team}:C1`;
        const waiting = { ...entry(`${team}-k`), user };
        await store.inbox.accept(waiting, { owner: 'one', until: clock.now });
        const empty = { entities: [], terms: [] };
        await store.conversations.remember(`${team}:C1:1`, user, empty);
        await store.feedback.give(user, { questionId: team, choice: 'right' });
        const asked = { platform: 'slack', questionId: team };
        const logged = { ...asked, command: 'ask', outcome: 'answered', text: 'how?' };
        await store.questions.write(user, logged);
        await store.help.ask(`ref-${team}`, user, { question: 'how?', card: {}, ...asked });
        await store.channels.set(channelKey, { collections: 'board' });
        await store.subscriptions.put({ platform: 'slack', channelKey, kind: 'digest' }, 1);
        await store.installations.keep(team, { token: team });
        return store.receipts.keep(user, receipt({ questionId: team }));
      };
      const kept = async (team: string, ref: string) => [
        (await store.inbox.pending('slack', 9)).some(({ key }) => key === `${team}-k`),
        (await store.conversations.context(`${team}:C1:1`)) !== undefined,
        (await store.feedback.since(0)).some(({ questionId }) => questionId === team),
        (await store.questions.since(0, 9)).some(({ questionId }) => questionId === team),
        (await store.help.find(`ref-${team}`)) !== undefined,
        (await store.channels.settings(`${team}:C1`)).collections !== undefined,
        (await store.subscriptions.of(`${team}:C1`)).length > 0,
        (await store.installations.find(team)) !== undefined,
        (await store.receipts.find(ref)) !== undefined,
      ];
      const [gone, stays] = [await fill('T1'), await fill('T2')];
      expect(await store.forgetPlace('T1')).toBe(9);
      expect(await kept('T1', gone)).toEqual(Array(9).fill(false));
      expect(await kept('T2', stays)).toEqual(Array(9).fill(true));
    });

    it('forgets a user and nobody else, but not what still waits for its reply', async () => {
      const keepFor = async (user: string) => {
        await store.conversations.remember(`T1:${user}`, user, { entities: [], terms: [] });
        await store.feedback.give(user, { questionId: 'q1', choice: 'right' });
        await store.questions.write(user, {
          questionId: `q-${user}`,
          platform: 'slack',
          command: 'ask',
          outcome: 'answered',
        });
        await store.help.ask(`help of ${user}`, user, {
          question: 'how fast?',
          card: null,
          platform: 'slack',
          questionId: 'q1',
        });
        return store.receipts.keep(user, receipt());
      };
      const mine = await keepFor('T1:U1');
      const theirs = await keepFor('T1:U2');
      await store.inbox.accept(entry('a'), leaseFor('one', 0));
      expect(await store.forget('T1:U1')).toBeGreaterThanOrEqual(5);
      expect(await store.help.since(0)).toHaveLength(1);
      expect(await store.receipts.find(mine)).toBeUndefined();
      expect(await store.conversations.context('T1:T1:U1')).toBeUndefined();
      expect(await store.receipts.find(theirs)).toBeDefined();
      expect(await store.conversations.context('T1:T1:U2')).toBeDefined();
      expect(await store.feedback.since(0)).toHaveLength(1);
      expect(await store.questions.since(0, 9)).toMatchObject([{ questionId: 'q-T1:U2' }]);
      expect(await pendingKeys()).toEqual(['a']);
    });
  });
};
