import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { ENDPOINTS } from '../../src/api/endpoints/endpoints.ts';
import { createRateLimiter } from '../../src/bots/requests/rate-limit.ts';
import type { Library } from '../../src/qa/library/library.ts';
import type { Store } from '../../src/store/store.ts';
import { type StartedPrograms, startPrograms } from '../support/start-programs.ts';
import { PROBES, SECRET, twoCollections } from '../support/two-collections.ts';

type Send = (
  secret: string | undefined,
  headers?: Readonly<Record<string, string>>,
) => Promise<Response>;

const SITE = 'https://docs.example.org';

let library: Library;
let world: StartedPrograms;
let broken: StartedPrograms;
let away: StartedPrograms;
const started: StartedPrograms[] = [];

beforeAll(async () => {
  library = await twoCollections();
  world = await startPrograms({
    library,
    services: { gaps: async () => [{ question: 'who built the harbour?', count: 3 }] },
  });
  broken = await startPrograms({
    library,
    store: world.store,
    services: {
      library: () => {
        throw new Error('no library');
      },
    },
  });
  const store: Store = {
    ...world.store,
    tokens: { ...world.store.tokens, find: () => Promise.reject(new Error('out of reach')) },
  };
  away = await startPrograms({ library, store });
  started.push(broken, away, world);
});
afterAll(async () => {
  for (const one of started) await one.stop();
});

/** A request that is as documented, or one that is not, to one of the servers. */
const sender =
  (path: string, body?: unknown, to = () => world, type = 'application/json'): Send =>
  (secret, headers = {}) =>
    fetch(`${to().address}/api/v1${path}`, {
      ...(body === undefined
        ? {}
        : { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) }),
      headers: {
        ...(body === undefined ? {} : { 'content-type': type }),
        ...(secret === undefined ? {} : { authorization: `Bearer ${secret}` }),
        ...headers,
      },
    });

interface Sample {
  readonly path: string;
  readonly body?: unknown;
}

const receiptOf = async (secret: string): Promise<string> => {
  const asked = await sender('/ask', { question: 'How long does the ferry take?' })(secret);
  return ((await asked.json()) as { receipt: string }).receipt;
};

/** A request for each endpoint that is answered. */
const SAMPLES: Readonly<Record<string, Sample>> = {
  ask: { path: '/ask', body: { question: 'How long does the ferry take?' } },
  search: { path: '/search?q=ferry' },
  figure: { path: '/figure?topic=output%20mill' },
  figures: { path: '/figures?limit=2' },
  topics: { path: '/topics?limit=2' },
  articles: { path: '/articles?limit=1' },
  article: { path: '/articles/coast%2Fferry' },
  feedback: { path: '/feedback', body: { receipt: 'RECEIPT', choice: 'right' } },
  gaps: { path: '/gaps' },
};

/** Requests that end in a problem which the endpoint has for itself. */
const WRONG: Readonly<
  Record<string, Readonly<Record<number, Sample & { readonly type?: string }>>>
> = {
  ask: {
    400: { path: '/ask', body: { question: 7 } },
    415: { path: '/ask', body: 'question', type: 'text/plain' },
    422: { path: '/ask', body: { question: '?!' } },
  },
  search: { 400: { path: '/search?q=ferry&limit=900' }, 422: { path: '/search?q=%3F' } },
  figure: {
    400: { path: '/figure' },
    422: { path: '/figure?topic=growth%20after%3Asometime' },
  },
  figures: { 400: { path: '/figures?cursor=nonsense' } },
  topics: { 400: { path: '/topics?cursor=WzFd' } },
  articles: { 400: { path: '/articles?limit=0' } },
  article: { 404: { path: '/articles/plant' } },
  feedback: {
    400: { path: '/feedback', body: { receipt: 'RECEIPT', choice: 'so so' } },
    404: { path: '/feedback', body: { receipt: 'nothing', choice: 'right' } },
    415: { path: '/feedback', body: '{}', type: 'text/plain' },
  },
};

const FOR_SITES = new Set(['ask', 'search', 'feedback']);

const sampleOf = (operation: string): Sample => {
  const sample = SAMPLES[operation];
  if (sample === undefined) throw new Error(`${operation} has no sample`);
  return sample;
};

/** How each documented status of an operation is brought about. */
const produce = async (operation: string, status: number): Promise<Response> => {
  const { path, body } = sampleOf(operation);
  const isOperator = operation === 'gaps';
  const secret = await world.token({ isOperator });
  const bodyFor = async () =>
    operation === 'feedback' ? { receipt: await receiptOf(secret), choice: 'right' } : body;
  switch (status) {
    case 401:
      return sender(path, body)(undefined);
    case 403: {
      const site = await world.token({ origins: SITE });
      return sender(path, body)(site, FOR_SITES.has(operation) ? {} : { origin: SITE });
    }
    case 429: {
      const slow = await world.token({ perMinute: '1', isOperator });
      await sender(path, body)(slow);
      return sender(path, body)(slow);
    }
    case 500:
      return sender(path, body, () => broken)(secret);
    case 503:
      return sender(path, body, () => away)(secret);
    case 304: {
      const first = await sender(path)(secret);
      return sender(path)(secret, { 'if-none-match': first.headers.get('etag') ?? '' });
    }
    case 200:
    case 204:
      return sender(path, await bodyFor())(secret);
    default: {
      const wrong = WRONG[operation]?.[status];
      if (wrong === undefined) throw new Error(`nothing makes ${operation} answer ${status}`);
      return sender(wrong.path, wrong.body, () => world, wrong.type)(secret);
    }
  }
};

const DOCUMENTED = ENDPOINTS.flatMap(({ route }) =>
  Object.entries(route.responses).map(([status, response]) => ({
    operation: route.operationId,
    status: Number(status),
    response: response as {
      readonly content?: Readonly<Record<string, { readonly schema: z.ZodType }>>;
      readonly headers?: Readonly<Record<string, unknown>>;
    },
  })),
);

describe('the description of the API', () => {
  it('is valid OpenAPI 3.1, and names every endpoint once', async () => {
    const sent = await fetch(`${world.address}/api/v1/openapi.json`);
    const description = (await sent.json()) as { paths: object };
    const { valid, errors } = await new Validator().validate(description);
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
    expect(description).toMatchObject({ openapi: '3.1.0', servers: [{ url: '/' }] });
    expect(Object.keys(description.paths).sort()).toEqual(
      [...new Set(ENDPOINTS.map(({ route }) => `/api/v1${route.path}`))].sort(),
    );
  });

  it('can be read as a page that needs no script and shows every endpoint and problem', async () => {
    const page = await fetch(`${world.address}/api/v1`);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    const text = await page.text();
    for (const { route } of ENDPOINTS) expect(text).toContain(`id="${route.operationId}"`);
    for (const [, id] of text.matchAll(/href="#([^"]+)"/gu)) expect(text).toContain(`id="${id}"`);
    expect(text).not.toContain('<script');
  });
});

describe('what the API documents', () => {
  it.each(DOCUMENTED)(
    '$operation answers $status as documented',
    async ({ operation, status, response }) => {
      const sent = await produce(operation, status);
      expect(sent.status).toBe(status);
      const [[type, content] = []] = Object.entries(response.content ?? {});
      for (const header of Object.keys(response.headers ?? {})) {
        if (header === 'retry-after' && status === 503) continue;
        expect(sent.headers.get(header), header).not.toBeNull();
      }
      if (type === undefined || content === undefined) {
        expect(await sent.text()).toBe('');
        return;
      }
      expect(sent.headers.get('content-type')).toContain(type);
      const body = await sent.json();
      // What the schema does not know, it leaves out: whatever is sent is documented.
      expect(content.schema.parse(body)).toEqual(body);
      if (status >= 400) expect(body).toMatchObject({ status });
    },
  );

  it('says when to try again', async () => {
    const limited = await produce('search', 429);
    expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(30);
    expect(Number(limited.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    expect((await produce('search', 503)).headers.get('retry-after')).toBe('5');
  });
});

describe('a token', () => {
  const asked = (secret: string, question: string, more = {}) =>
    sender('/ask', { question, ...more })(secret);

  it('opens nothing once it is revoked, and nobody else is told whether it did', async () => {
    const secret = await world.token({ name: 'to be revoked' });
    expect((await asked(secret, 'How long does the ferry take?')).status).toBe(200);
    const all = await world.store.tokens.all();
    await world.store.tokens.revoke(all.find(({ name }) => name === 'to be revoked')?.id ?? '');
    const refused = await asked(secret, 'How long does the ferry take?');
    expect(refused.status).toBe(401);
    expect(refused.headers.get('www-authenticate')).toContain('invalid_token');
    expect(world.lines.join('')).not.toContain(secret);
  });

  it('sees its own collections and no word of another, whatever is asked where', async () => {
    const secret = await world.token();
    const board = await world.token({ collections: 'board' });
    const cursor = Buffer.from('["mill-board"]').toString('base64url');
    const lists = [
      '/articles',
      `/articles?cursor=${cursor}`,
      '/figures',
      '/topics',
      '/figures?article=plant',
    ];
    for (const path of [...lists, '/articles/plant', '/articles/mill-board']) {
      const text = await (await sender(path)(secret)).text();
      expect(text, path).not.toMatch(SECRET);
    }
    for (const probe of PROBES) {
      const q = encodeURIComponent(probe);
      const found = [
        await asked(secret, probe),
        await asked(secret, 'And its staff?', { article: 'plant' }),
        await asked(secret, probe, { by: 'Quillane' }),
        await sender(`/search?limit=25&q=${q}`)(secret),
        await sender(`/figure?topic=${q}`)(secret),
      ];
      for (const one of found) {
        const body = (await one.json()) as { question?: string; missing?: unknown };
        // What was asked comes back; the rest may hold nothing of it.
        const { question: _, missing: __, ...rest } = body;
        const words = probe.split(/[^\p{L}\d]+/u).filter((word) => SECRET.test(word));
        const text = words.reduce(
          (left, word) => left.replaceAll(new RegExp(word, 'giu'), ''),
          JSON.stringify(rest),
        );
        expect(text, probe).not.toMatch(SECRET);
      }
    }
    expect(await (await asked(board, PROBES[0] ?? '')).text()).toContain('4,711 staff');
    const first = await receiptOf(secret);
    const stranger = await sender('/feedback', { receipt: first, choice: 'right' })(board);
    expect(stranger.status).toBe(404);
  });

  it('carries a conversation on, and only its own', async () => {
    const [one, other] = [await world.token(), await world.token()];
    const talk = { conversation: 'c1', user: 'u1' };
    await asked(one, 'How much did the output of the mill rise in 2021?', talk);
    const notes = async (secret: string, more: object) =>
      (
        (await (await asked(secret, 'And the quarry?', more)).json()) as { notes: string[] }
      ).notes.join();
    expect(await notes(one, talk)).toContain('Carried over');
    expect(await notes(one, { ...talk, user: 'u2' })).not.toContain('Carried over');
    expect(await notes(other, talk)).not.toContain('Carried over');
    expect(await notes(one, {})).not.toContain('Carried over');
  });

  it('takes an opinion with its words', async () => {
    const secret = await world.token();
    const receipt = await receiptOf(secret);
    const body = { receipt, choice: 'wrong-answer', comment: 'It takes longer in winter.' };
    expect((await sender('/feedback', body)(secret)).status).toBe(204);
    const [last] = (await world.store.feedback.since(0)).slice(-1);
    expect(last).toMatchObject({ choice: 'wrong-answer', comment: 'It takes longer in winter.' });
  });

  it('gives each person behind a program, and each reader of a site, the limits of a person', async () => {
    const limits = createRateLimiter({ user: 1, channel: 0 }, Date.now);
    const limited = await startPrograms({ library, store: world.store, services: { limits } });
    started.push(limited);
    const secret = await world.token();
    const site = await world.token({ origins: SITE });
    const statusOf = async (user?: string) =>
      (await sender('/ask', { question: 'ferry', user }, () => limited)(secret)).status;
    expect([await statusOf('a'), await statusOf('a'), await statusOf('b')]).toEqual([
      200, 429, 200,
    ]);
    // Nobody in particular has the limits of the token alone.
    expect([await statusOf(), await statusOf()]).toEqual([200, 200]);
    const reader = (address: string) =>
      sender(
        '/search?q=ferry',
        undefined,
        () => limited,
      )(site, {
        origin: SITE,
        'x-forwarded-for': address,
      });
    expect((await reader('203.0.113.1')).status).toBe(200);
    expect((await reader('203.0.113.1')).status).toBe(429);
    expect((await reader('203.0.113.2')).status).toBe(200);
  });

  it('holds a hundred requests at once, and takes no more of them than its rate', async () => {
    // On a clock that stands still, nothing of the rate comes back meanwhile.
    const still = await startPrograms({
      library,
      store: world.store,
      services: { now: () => 1_700_000_000_000 },
    });
    started.push(still);
    const hundred = (secret: string) =>
      Promise.all(
        Array.from({ length: 100 }, (_, count) => {
          const question = `How long does the ferry of ${count} take?`;
          return sender('/ask', { question }, () => still)(secret);
        }),
      );
    const free = await hundred(await world.token());
    expect(free.map(({ status }) => status)).toEqual(Array.from({ length: 100 }, () => 200));
    const limited = await hundred(await world.token({ perMinute: '40' }));
    const refused = limited.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(60);
    for (const { headers } of refused)
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('guessed at, is refused more and more slowly', async () => {
    const services = { now: () => 1_700_000_000_000 };
    const guessed = await startPrograms({ library, store: world.store, services });
    started.push(guessed);
    const statuses = [];
    for (let count = 0; count < 31; count += 1) {
      const { status } = await sender(
        '/topics',
        undefined,
        () => guessed,
      )('nd_0000000000000000000000000000');
      statuses.push(status);
    }
    expect(statuses.slice(0, 30)).toEqual(Array.from({ length: 30 }, () => 401));
    expect(statuses[30]).toBe(429);
  });
});

describe('a list', () => {
  it('is given page by page, each item once, though items come and go', async () => {
    const secret = await world.token({ collections: 'public, board' });
    const seen: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const path: string = `/articles?limit=1${next === '' ? '' : `&cursor=${next}`}`;
      const body = (await (await sender(path)(secret)).json()) as {
        articles: { id: string }[];
        next: string | null;
      };
      seen.push(...body.articles.map(({ id }) => id));
      ({ next } = body);
    }
    expect(seen).toEqual(['coast/ferry', 'harbour', 'mill-board', 'plant']);
  });

  it('of figures ends where it ends', async () => {
    const secret = await world.token();
    const all = (await (await sender('/figures?limit=200')(secret)).json()) as {
      figures: unknown[];
    };
    const ids: unknown[] = [];
    let cursor: string | null = null;
    do {
      const path: string = `/figures?limit=3${cursor === null ? '' : `&cursor=${cursor}`}`;
      const body = (await (await sender(path)(secret)).json()) as {
        figures: unknown[];
        next: string | null;
      };
      ids.push(...body.figures);
      cursor = body.next;
    } while (cursor !== null);
    expect(ids).toEqual(all.figures);
    expect(ids.length).toBeGreaterThan(4);
  });
});

describe('the token of a site', () => {
  const page = { origin: SITE };

  it('counts on its pages, which may read what is answered', async () => {
    const site = await world.token({ origins: `${SITE}, https://www.example.org` });
    const answered = await sender('/search?q=ferry')(site, page);
    expect(answered.status).toBe(200);
    expect(answered.headers.get('access-control-allow-origin')).toBe(SITE);
    expect(answered.headers.get('vary')).toMatch(/origin/iu);
    const stranger = await sender('/search?q=ferry')(site, { origin: 'https://evil.example' });
    expect(stranger.status).toBe(403);
    expect(stranger.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('is asked for by browsers beforehand', async () => {
    await world.token({ origins: SITE });
    const preflight = (origin: string) =>
      fetch(`${world.address}/api/v1/ask`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST' },
      });
    const allowed = await preflight(SITE);
    expect(allowed.status).toBe(204);
    expect(allowed.headers.get('access-control-allow-headers')).toContain('authorization');
    expect((await preflight('https://evil.example')).status).toBe(403);
  });

  it('lets no page read what the token of a program opens', async () => {
    const secret = await world.token();
    const answered = await sender('/search?q=ferry')(secret, page);
    expect(answered.headers.get('access-control-allow-origin')).toBeNull();
  });
});
