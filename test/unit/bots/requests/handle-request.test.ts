import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { BotServices } from '../../../../src/bots/platform.ts';
import type { BotRequest } from '../../../../src/bots/requests/bot-request.ts';
import { DEADLINE_MS, handleRequest } from '../../../../src/bots/requests/handle-request.ts';
import type { Library } from '../../../../src/qa/library/library.ts';
import type { Question } from '../../../../src/qa/types.ts';
import { createLogger } from '../../../../src/telemetry/logger.ts';
import type { RequestMeasure } from '../../../../src/telemetry/metrics.ts';
import { makeAnswered, makeExtract, makeLibrary } from '../../../support/library.ts';

const found = makeAnswered(makeExtract('The west grew by 6.7% a year.', '6.7%'));

const request = (question: string, given: Partial<BotRequest> = {}): BotRequest => ({
  key: 'T1/C1/1.0',
  platform: 'slack',
  command: 'ask',
  options: { question },
  userKey: 'T1/U1',
  conversationKey: 'T1/C1',
  isDirect: false,
  visibility: 'public',
  ...given,
});

const bench = (answer: Library['answer'] = async () => found, level: 'info' | 'debug' = 'info') => {
  const lines: string[] = [];
  const measures: RequestMeasure[] = [];
  const asked: Question[] = [];
  const library = makeLibrary(async (question, scope, options) => {
    asked.push(question);
    return answer(question, scope, options);
  });
  const services: BotServices = {
    library: () => library,
    logger: createLogger({ level, write: (line) => lines.push(line), redact: (line) => line }),
    now: () => 0,
    metrics: { record: (measure) => measures.push(measure) },
  };
  return { services, lines, measures, asked };
};

const cardFor = async (question: string, given: Partial<BotRequest> = {}) =>
  (await handleRequest(request(question, given), bench().services)).card;

describe('handleRequest', () => {
  it('answers a question with its card and what the conversation remembers', async () => {
    const { services, measures } = bench();
    const reply = await handleRequest(request('how fast did the west grow?'), services);
    expect(reply.card).toMatchObject({ kind: 'answer', answer: '6.7%' });
    expect(reply.conversation).toEqual(found.next);
    expect(reply.visibility).toBe('public');
    expect(measures).toEqual([
      { platform: 'slack', command: 'ask', outcome: 'answered', totalMs: 0 },
    ]);
  });

  it('logs one line a question, with passage ids and times, without the words of the question', async () => {
    const { services, lines } = bench();
    await handleRequest(request('how fast did the west grow?'), services);
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      platform: 'slack',
      command: 'ask',
      answerKind: 'extract',
      answerType: 'passage',
      confidence: 'strong',
      passageIds: ['western-region#1'],
      retrievalMs: 1,
      answerMs: 2,
    });
    expect(lines[0]).not.toMatch(/how fast|6\.7%|T1\/U1/u);
  });

  it('shows the words of the question at debug only', async () => {
    const { services, lines } = bench(undefined, 'debug');
    await handleRequest(request('how fast did the west grow?'), services);
    expect(lines.filter((line) => line.includes('how fast'))).toHaveLength(1);
  });

  it('gives a redelivered request the same question id, and another one another', async () => {
    const { services, lines } = bench();
    for (const key of ['a', 'a', 'b']) await handleRequest(request('west', { key }), services);
    const [first, again, other] = lines.map((line) => JSON.parse(line).questionId);
    expect(first).toBe(again);
    expect(first).not.toBe(other);
  });

  it('hands filters over apart from the question', async () => {
    const { services, asked } = bench();
    await handleRequest(request('growth by:"Wang Wei" after:2022'), services);
    expect(asked).toEqual([{ text: 'growth', filters: { by: 'Wang Wei', after: '2022-01-01' } }]);
  });

  it('takes filters from options of their own, before those in the text', async () => {
    const { services, asked } = bench();
    const options = {
      question: 'growth by:"Wang Wei"',
      by: 'Ines Falk',
      after: '2022',
      before: '',
    };
    await handleRequest(request('', { options }), services);
    expect(asked).toEqual([{ text: 'growth', filters: { by: 'Ines Falk', after: '2022-01-01' } }]);
    const wrong = await handleRequest(
      request('', { options: { question: 'growth', before: 'someday' } }),
      services,
    );
    expect(JSON.stringify(wrong.card)).toContain('“someday” as a date');
    expect(asked).toHaveLength(1);
  });

  it('keeps an answer private when the asker or the platform wants it so', async () => {
    const { services } = bench();
    const options = { question: 'west', private: 'true' };
    expect((await handleRequest(request('', { options }), services)).visibility).toBe('private');
    const told = request('west', { visibility: 'private' });
    expect((await handleRequest(told, services)).visibility).toBe('private');
  });

  it.each(['', '   ', 'hi', 'Hello there!', '\u0000\u200B'])(
    'greets %j with help',
    async (text) => {
      expect((await cardFor(text)).kind).toBe('help');
    },
  );

  it('shows help with the commands in the words of the platform', async () => {
    const card = await cardFor('', { command: 'help', commandPrefix: '/news-' });
    expect(card).toMatchObject({ kind: 'help' });
    expect(JSON.stringify(card)).toContain('/news-ask question');
  });

  it.each([
    ['x'.repeat(40_000), '4,000 characters'],
    ['🎉🎉', 'no words'],
    ['growth before:someday', 'someday'],
  ])('answers %.20s with a clear notice', async (text, words) => {
    const card = await cardFor(text);
    expect(card).toMatchObject({ kind: 'notice', tone: 'info' });
    expect(JSON.stringify(card)).toContain(words);
  });

  it('names the commands there are when asked for one there is not', async () => {
    const card = await cardFor('', { command: 'dance' });
    expect(card).toMatchObject({ kind: 'notice' });
    expect(JSON.stringify(card)).toMatch(/dance.*\/ask/u);
  });

  it('turns a failure into a notice with a reference that stands in the log', async () => {
    const { services, lines, measures } = bench(async () => {
      throw new Error('index broken');
    });
    const { card } = await handleRequest(request('west'), services);
    expect(card).toMatchObject({ kind: 'notice', tone: 'problem' });
    const { questionId, err } = JSON.parse(lines[0] ?? '');
    expect(err.message).toBe('index broken');
    expect(JSON.stringify(card)).toContain(questionId);
    expect(JSON.stringify(card)).not.toContain('index broken');
    expect(measures[0]?.outcome).toBe('failed');
  });
});

describe('handleRequest at its deadline', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('tells the asker that it took too long', async () => {
    const { services } = bench(() => new Promise(() => {}));
    const reply = handleRequest(request('west'), services);
    await vi.advanceTimersByTimeAsync(DEADLINE_MS);
    expect((await reply).card).toMatchObject({ kind: 'notice', tone: 'problem' });
  });
});
