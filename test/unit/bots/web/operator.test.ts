import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operatorAccess } from '../../../../src/bots/operator/operator-access.ts';
import { createOperatorPass } from '../../../../src/bots/web/serving/operator-pass.ts';
import { readSettings } from '../../../../src/config/settings.ts';
import {
  askedInVain,
  cookieOf,
  FROM_ELSEWHERE,
  type StartedWeb,
  startWeb,
  OPERATOR_TOKEN as TOKEN,
} from '../../../support/start-web.ts';

const SECRET = '---\ntitle: The board meets\ncollection: board\n---\n\nThe ferry was sold.\n';

let site: StartedWeb;
beforeAll(async () => {
  site = await startWeb({
    articles: { 'board.md': SECRET },
  });
  await site.store.questions.write('somebody', askedInVain('who built it?'));
});
afterAll(() => site.stop());

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${site.address}${path}`, { headers });
const send = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(`${site.address}/operator`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { ...FROM_ELSEWHERE, ...headers },
    redirect: 'manual',
  });

describe('the operator of a page with a token', () => {
  it('is who gave it, from elsewhere too, until they leave', async () => {
    const admitted = await send({ token: TOKEN }, { 'x-forwarded-proto': 'https' });
    expect(admitted.status).toBe(303);
    expect(admitted.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Strict;.*Secure/u);
    const known = { ...FROM_ELSEWHERE, cookie: `a=b; ${cookieOf(admitted)}; c=d` };
    expect(await (await get('/gaps', known)).text()).toContain('who built it?');
    expect((await get('/articles/board', known)).status).toBe(200);
    expect(await (await get('/', known)).text()).toContain('href="/gaps"');
    const left = await send({ leave: '1' }, known);
    expect(cookieOf(left)).toBe('newsdesk-operator=');
    expect(left.headers.get('set-cookie')).toContain('Max-Age=0');
    // A copy of the cookie opens nothing any more.
    expect((await get('/gaps', known)).status).toBe(403);
  });

  it('is nobody else, not even at the machine itself, and no other site brings the token', async () => {
    for (const headers of [{}, FROM_ELSEWHERE]) {
      const gaps = await get('/gaps', headers);
      expect(gaps.status).toBe(403);
      expect(await gaps.text()).toContain('type="password"');
      expect((await get('/articles/board', headers)).status).toBe(403);
    }
    const foreign = await send({ token: TOKEN }, { 'sec-fetch-site': 'cross-site' });
    expect(foreign.status).toBe(403);
    expect(cookieOf(foreign)).toBe('');
  });

  it('may be guessed at ten times a minute, which does not lock out whoever knows it', async () => {
    const from = { 'x-forwarded-for': '203.0.113.77' };
    const statuses: number[] = [];
    for (let tries = 0; tries < 11; tries += 1) {
      const refused = await send({ token: `${TOKEN}${tries}` }, from);
      expect(cookieOf(refused)).toBe('');
      statuses.push(refused.status);
    }
    expect(statuses).toEqual([...Array(10).fill(403), 429]);
    expect((await send({ token: TOKEN }, from)).status).toBe(303);
  });
});

/** What whoever sits at the machine, or seems to, may send: none of it makes an operator. */
const LOOKING_LOCAL: readonly Readonly<Record<string, string>>[] = [
  {},
  { host: 'localhost' },
  { host: '127.0.0.1', origin: 'http://127.0.0.1' },
  { 'x-forwarded-for': '127.0.0.1' },
  { 'x-real-ip': '::1', forwarded: 'for=127.0.0.1' },
  { via: '1.1 localhost' },
];

describe('the operator of a page without a token', () => {
  const articles = { 'board.md': SECRET };

  it('is whoever opens the link that was printed, once', async () => {
    const key = 'a key that was printed';
    const local = await startWeb({ articles, access: { kind: 'link', key } });
    const open = (given: string, method = 'GET') =>
      fetch(`${local.address}/operator?${new URLSearchParams({ key: given })}`, {
        method,
        redirect: 'manual',
      });
    for (const headers of LOOKING_LOCAL) {
      expect((await fetch(`${local.address}/gaps`, { headers })).status).toBe(403);
      expect((await fetch(`${local.address}/articles/board`, { headers })).status).toBe(403);
    }
    expect((await open('another key')).status).toBe(403);
    // What only looks at a link does not use it up.
    expect((await open(key, 'HEAD')).status).toBe(403);
    const opened = await open(key);
    expect(opened.status).toBe(303);
    expect(opened.headers.get('location')).toBe('/gaps');
    const cookie = cookieOf(opened);
    expect((await fetch(`${local.address}/articles/board`, { headers: { cookie } })).status).toBe(
      200,
    );
    const again = await open(key);
    expect(again.status).toBe(403);
    expect(cookieOf(again)).toBe('');
    await local.stop();
  });

  it('is nobody where others can reach the page: nothing of theirs is served', async () => {
    const open = await startWeb({ articles, access: { kind: 'nobody' } });
    for (const headers of LOOKING_LOCAL) {
      for (const path of ['/gaps', '/operator', '/operator?key=']) {
        expect((await fetch(`${open.address}${path}`, { headers })).status).toBe(404);
      }
      expect((await fetch(`${open.address}/articles/board`, { headers })).status).toBe(403);
      expect(await (await fetch(`${open.address}/articles`, { headers })).text()).not.toContain(
        'The board meets',
      );
    }
    await open.stop();
  });
});

describe('createOperatorPass', () => {
  const requestWith = (cookie: string) =>
    new Request('http://news.example/', { headers: { cookie } });

  it('holds for twelve hours, for the cookie as it was given', () => {
    let now = 1_700_000_000_000;
    const access = { kind: 'token', token: TOKEN } as const;
    const pass = createOperatorPass(access, () => now);
    const cookie = pass.admit(TOKEN, false)?.['set-cookie']?.split(';')[0] ?? '';
    const isOperator = (of = pass, held = cookie) => of.isOperator(requestWith(held));
    expect(isOperator()).toBe(true);
    expect(isOperator(createOperatorPass(access, () => now))).toBe(false);
    expect(isOperator(pass, `${cookie.slice(0, -1)}${cookie.endsWith('A') ? 'B' : 'A'}`)).toBe(
      false,
    );
    expect(isOperator(pass, `x${cookie}`)).toBe(false);
    now += 12 * 60 * 60_000;
    expect(isOperator()).toBe(false);
  });

  it('is given to so many browsers at a time', () => {
    const pass = createOperatorPass({ kind: 'token', token: TOKEN }, Date.now);
    const cookies = Array.from(
      { length: 101 },
      () => pass.admit(TOKEN, false)?.['set-cookie']?.split(';')[0] ?? '',
    );
    expect(pass.isOperator(requestWith(cookies.at(-1) ?? ''))).toBe(true);
    expect(pass.isOperator(requestWith(cookies[0] ?? ''))).toBe(false);
  });
});

describe('operatorAccess', () => {
  const local = {
    operatorToken: undefined,
    host: '127.0.0.1',
    publicUrl: undefined,
    trustsProxy: false,
  };

  it('is a link, another one each time, where only this machine reaches the server', () => {
    const [one, other] = [operatorAccess(local), operatorAccess({ ...local, host: 'localhost' })];
    expect(one).toEqual({ kind: 'link', key: expect.stringMatching(/^[\w-]{32}$/u) });
    expect(other).not.toEqual(one);
  });

  it.each([
    ['PUBLIC_URL', { publicUrl: 'https://news.example' }],
    ['TRUST_PROXY', { trustsProxy: true }],
    ['a HOST that others reach', { host: '0.0.0.0' }],
  ])('is a token or nothing with %s', (_, given) => {
    expect(operatorAccess({ ...local, ...given })).toEqual({ kind: 'nobody' });
    const token = { kind: 'token', token: TOKEN };
    expect(operatorAccess({ ...local, ...given, operatorToken: TOKEN })).toEqual(token);
  });
});

describe('OPERATOR_TOKEN', () => {
  it('is refused where it is short, with the remedy and without its value', () => {
    const read = () => readSettings({ OPERATOR_TOKEN: 'pudding' });
    expect(read).toThrow(/OPERATOR_TOKEN.*at least 16/u);
    expect(read).not.toThrow(/pudding/u);
  });
});
