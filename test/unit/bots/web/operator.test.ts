import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOperatorPass } from '../../../../src/bots/web/operator-pass.ts';
import { web } from '../../../../src/bots/web/web.ts';
import { createLogger } from '../../../../src/telemetry/logger.ts';
import { FROM_ELSEWHERE, type StartedWeb, startWeb } from '../../../support/start-web.ts';

const TOKEN = 'a token nobody would guess';
const SECRET = '---\ntitle: The board meets\ncollection: board\n---\n\nThe ferry was sold.\n';

let site: StartedWeb;
beforeAll(async () => {
  site = await startWeb({
    articles: { 'board.md': SECRET },
    token: TOKEN,
    services: { gaps: async () => [{ question: 'who built it?', count: 3 }] },
  });
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
const cookieOf = (response: Response): string =>
  (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';

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

  it('may be guessed at ten times a minute', async () => {
    const from = { 'x-forwarded-for': '203.0.113.77' };
    const statuses: number[] = [];
    for (let tries = 0; tries < 11; tries += 1) {
      const refused = await send({ token: `${TOKEN}${tries}` }, from);
      expect(cookieOf(refused)).toBe('');
      statuses.push(refused.status);
    }
    expect(statuses).toEqual([...Array(10).fill(403), 429]);
    expect((await send({ token: TOKEN }, from)).status).toBe(429);
  });
});

describe('createOperatorPass', () => {
  const client = { address: '203.0.113.9', isLocal: false };
  const requestWith = (cookie: string) =>
    new Request('http://news.example/', { headers: { cookie } });

  it('holds for twelve hours, and ends with its token', () => {
    let now = 1_700_000_000_000;
    const pass = createOperatorPass(TOKEN, () => now);
    const cookie = pass.admit(TOKEN, false)?.['set-cookie']?.split(';')[0] ?? '';
    const isOperator = (of = pass, held = cookie) => of.isOperator(requestWith(held), client);
    expect(isOperator()).toBe(true);
    expect(isOperator(createOperatorPass('another token of theirs', () => now))).toBe(false);
    expect(isOperator(pass, cookie.replace(/=\d/u, '=9'))).toBe(false);
    expect(isOperator(pass, `x${cookie}`)).toBe(false);
    now += 12 * 60 * 60_000;
    expect(isOperator()).toBe(false);
  });

  it('goes by the machine where there is no token', () => {
    const pass = createOperatorPass(undefined, Date.now);
    const request = requestWith('');
    expect(pass.isOperator(request, client)).toBe(false);
    expect(pass.isOperator(request, { ...client, isLocal: true })).toBe(true);
    expect(pass.admit('', false)).toBeUndefined();
  });
});

describe('OPERATOR_TOKEN', () => {
  it('is refused where it is short, with the remedy and without its value', async () => {
    const logger = createLogger({ level: 'silent', write: () => {}, redact: (line) => line });
    const library = () => {
      throw new Error('not asked');
    };
    const connect = web.connect({ OPERATOR_TOKEN: 'pudding' }, { library, logger, now: Date.now });
    const refusal = await connect.catch((error: unknown) => error);
    expect(String(refusal)).toMatch(/OPERATOR_TOKEN.*at least 16/u);
    expect(String(refusal)).not.toContain('pudding');
  });
});
