import { afterAll, describe, expect, it } from 'vitest';
import { makeToken, type TokenWish } from '../../../../src/bots/operator/make-token.ts';
import { createRedactor } from '../../../../src/telemetry/redact.ts';
import { openTestStore } from '../../../support/open-test-store.ts';

const store = await openTestStore();
afterAll(() => store.close());

const wish: TokenWish = {
  name: 'The intranet',
  collections: 'public, board',
  perMinute: '60',
  origins: '',
  isOperator: false,
};
const make = (given: Partial<TokenWish> = {}) => makeToken(store, { ...wish, ...given }, () => 7);

describe('makeToken', () => {
  it('makes a secret that finds the token, and that no log line shows', async () => {
    const made = await make();
    if ('field' in made) throw new Error(made.remedy);
    expect(made.secret).toMatch(/^nd_[\w-]{43}$/u);
    expect(await store.tokens.find(made.secret)).toEqual(made.token);
    expect(made.token).toMatchObject({
      collections: ['public', 'board'],
      perMinute: 60,
      madeAt: 7,
    });
    expect(createRedactor()(`token ${made.secret}.`)).toBe('token [redacted].');
  });

  it('makes the token of a site for its origins, whatever page of it was named', async () => {
    const made = await make({ origins: 'https://docs.example.org/guide/, http://localhost:8080' });
    if ('field' in made) throw new Error(made.remedy);
    expect(made.secret).toMatch(/^ndpub_/u);
    expect(made.token).toMatchObject({
      kind: 'site',
      origins: ['https://docs.example.org', 'http://localhost:8080'],
    });
  });

  it.each<[keyof TokenWish, Partial<TokenWish>]>([
    ['name', { name: '  ' }],
    ['name', { name: 'n'.repeat(81) }],
    ['collections', { collections: '' }],
    ['collections', { collections: '../secret' }],
    ['perMinute', { perMinute: '-1' }],
    ['perMinute', { perMinute: '6001' }],
    ['perMinute', { perMinute: 'many' }],
    ['origins', { origins: 'docs.example.org' }],
    ['origins', { origins: 'javascript:alert(1)' }],
    ['origins', { origins: '*' }],
    ['isOperator', { origins: 'https://docs.example.org', isOperator: true }],
  ])('says what is wrong with %s and makes nothing', async (field, given) => {
    const before = await store.tokens.all();
    expect(await make(given)).toMatchObject({ field, remedy: expect.stringMatching(/\w{4}/u) });
    expect(await store.tokens.all()).toEqual(before);
  });
});
