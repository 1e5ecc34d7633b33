import { afterAll, describe, expect, it } from 'vitest';
import type { BotServices } from '../../src/bots/platform.ts';
import { handleRequest } from '../../src/bots/requests/handle-request.ts';
import { createRateLimiter } from '../../src/bots/requests/rate-limit.ts';
import { openLibrary } from '../../src/cli/opening/open-library.ts';
import type { Store } from '../../src/store/store.ts';
import { createLogger } from '../../src/telemetry/logger.ts';
import { openTestStore } from '../support/open-test-store.ts';

/**
 * Many questions full of words nobody has ever used: minutes. NEWSDESK_SOAK_QUESTIONS sets how many;
 * every one brings ten new words.
 */
const QUESTIONS = Number(process.env.NEWSDESK_SOAK_QUESTIONS ?? 100_000);
const WORDS_EACH = 10;
const AT_ONCE = 50;
/** Caches are full and the allocator has settled. */
const WARM_UP = 0.3;
const GROWTH_MAX = 0.1;
const SAMPLES = 20;

const ASKED = [
  'How many projects were built in Henan?',
  'What share of GDP is manufacturing in the eastern region?',
  'Who said that?',
  'and in 2020?',
];
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** A generator of its own, so that every run asks the same. Source: Vigna, xorshift32. */
const createRandom = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
};

/** Words of six to eleven letters. */
const createWords = (random: () => number) => (): string =>
  Array.from({ length: 6 + Math.floor(random() * 6) }, () =>
    LETTERS.charAt(Math.floor(random() * LETTERS.length)),
  ).join('');

const stores: Store[] = [];
afterAll(async () => {
  for (const store of stores) await store.close();
});

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

describe('a product that is asked all day', () => {
  it(`does not grow over ${QUESTIONS} questions of new words`, {
    timeout: 3 * 60 * 60_000,
  }, async () => {
    const { library } = await openLibrary('corpus');
    const store = await openTestStore();
    stores.push(store);
    let failures = 0;
    const services: BotServices = {
      library: () => library,
      logger: createLogger({ level: 'warn', write: () => {}, redact: (line) => line }),
      now: Date.now,
      metrics: {
        record: ({ outcome }) => {
          if (outcome === 'failed') failures += 1;
        },
      },
      store,
      limits: createRateLimiter({ user: 6000, channel: 0 }, Date.now),
    };
    const word = createWords(createRandom(1));
    const ask = (index: number) => {
      const words = Array.from({ length: WORDS_EACH }, word).join(' ');
      return handleRequest(
        {
          key: `${index}`,
          platform: 'soak',
          command: 'ask',
          options: { question: `${ASKED[index % ASKED.length]} ${words}` },
          userKey: `user ${index % 997}`,
          conversationKey: `conversation ${index % 1009}`,
          isDirect: false,
          visibility: 'public',
        },
        services,
      );
    };
    const sampleEvery = Math.max(AT_ONCE, Math.floor(QUESTIONS / SAMPLES));
    const sizes: number[] = [];
    for (let index = 0; index < QUESTIONS; index += AT_ONCE) {
      await Promise.all(Array.from({ length: AT_ONCE }, (_, offset) => ask(index + offset)));
      if (index % sampleEvery < AT_ONCE) sizes.push(process.memoryUsage.rss());
    }
    const settled = sizes.slice(Math.floor(sizes.length * WARM_UP));
    const half = Math.floor(settled.length / 2);
    const before = median(settled.slice(0, half));
    const after = median(settled.slice(half));
    const mib = sizes.map((size) => Math.round(size / 2 ** 20));
    process.stdout.write(`${JSON.stringify({ questions: QUESTIONS, rssMiB: mib, failures })}\n`);
    expect(failures).toBe(0);
    expect(after / before - 1).toBeLessThan(GROWTH_MAX);
  });
});
