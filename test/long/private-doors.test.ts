import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/bots/commands/commands.ts';
import type { BotServices } from '../../src/bots/platform.ts';
import { complete } from '../../src/bots/requests/complete.ts';
import { handleRequest } from '../../src/bots/requests/handle-request.ts';
import { loadLibraryTools } from '../../src/qa/library/build-library.ts';
import { createLiveLibrary, type LiveLibrary } from '../../src/qa/library/live-library.ts';
import type { Document } from '../../src/qa/types.ts';
import { createLogger } from '../../src/telemetry/logger.ts';
import { makeArticle } from '../support/articles.ts';
import { createRandom } from '../support/fuzz/random.ts';
import { type StartedPrograms, startPrograms } from '../support/start-programs.ts';
import { type StartedWeb, startWeb } from '../support/start-web.ts';

/**
 * Every door that is open to all, asked in two worlds that differ by what is private: minutes.
 * NEWSDESK_PROBES sets how often each door is asked.
 */
const PROBES = Number(process.env.NEWSDESK_PROBES ?? 500);
/** An article comes to belong elsewhere after so many probes of a door. */
const MOVE_EVERY = 25;

/** States that nobody is answered from any more are let go of this soon, and are surely gone by then. */
const RETIRE_MS = 5;
const RETIRED_MS = 100;

const FERRY = makeArticle(
  [
    'The ferry to Saltmouth takes 40 minutes, said Ester Quill, the mayor. It carried 212 passengers in 2021.',
    'Output of the mill rose by 6.5% in 2021 after 4.5% in 2020, Ines Falk said.',
  ],
  { id: 'ferry', title: 'The ferry' },
);
/** Moves to and fro. */
const HARBOUR = makeArticle(
  [
    'The harbour of Aldwick has 38 staff. Output of its mill rose by 2.25% in 2022, Tom Reyes said.',
  ],
  { id: 'harbour', title: 'The harbour of Aldwick' },
);
/** What is in one of the worlds alone. */
const PLANT = makeArticle(
  [
    'Output of the zephyrium plant at Blackthorn rose by 38.25% in 2021, said Odo Quillane, its director.',
    'The plant has 4,711 staff. The ferry to Varnham takes 4,711 minutes, Odo Quillane said.',
  ],
  { id: 'plant', title: 'Zephyrium plans of Blackthorn', collection: 'board' },
);

const WORDS =
  'what who how many when did the output of ferry mill harbour plant staff rise zephyrium blackthorn quillane varnham aldwick director 2021 2022 38.25 4711 minutes'.split(
    ' ',
  );

interface World {
  readonly live: LiveLibrary;
  readonly services: BotServices;
  readonly web: StartedWeb;
  readonly programs: StartedPrograms;
  readonly token: string;
}

const openWorld = async (documents: readonly Document[]): Promise<World> => {
  const tools = await loadLibraryTools();
  const live = await createLiveLibrary({ documents, rejected: [] }, tools, { retireMs: RETIRE_MS });
  await live.prepare({ collections: ['public'] });
  const services = {
    library: live.current,
    ready: live.prepare,
    corpus: live.status,
    // Days and ages are told as they were at one moment.
    now: () => 1_700_000_000_000,
    logger: createLogger({ level: 'silent', write: () => {}, redact: (line) => line }),
  };
  const web = await startWeb({
    articles: { 'a.md': 'One.' },
    services: { ...services, now: Date.now },
  });
  const programs = await startPrograms({ library: live.current(), services });
  return {
    ...{ live, web, programs, token: await programs.token() },
    services: { ...services, store: web.store },
  };
};

let withPrivate: World;
let without: World;
beforeAll(async () => {
  withPrivate = await openWorld([FERRY, HARBOUR, PLANT]);
  without = await openWorld([FERRY, HARBOUR]);
}, 180_000);
afterAll(async () => {
  for (const { web, programs } of [withPrivate, without]) {
    await web?.stop();
    await programs?.stop();
  }
});

/** What is random, or the time it took, in one form. */
const plain = (text: string): string =>
  text
    .replaceAll(/"(\w*Ms|since)":[\d.]+/gu, '"$1":0')
    // A sum in another order differs in its last digits, which nobody is shown.
    .replaceAll(/-?\d+\.\d{9,}(?:e-?\d+)?/gu, (number) => Number(number).toPrecision(6))
    .replaceAll(/(?<![\w-])[\w-]{16,64}(?![\w-])/gu, (key) => (/[\dA-Z]/u.test(key) ? 'KEY' : key))
    .replaceAll(/127\.0\.0\.1:\d+/gu, 'HERE');

let client = 0;
const read = async (response: Promise<Response>): Promise<string> => {
  const got = await response;
  return plain(`${got.status} ${await got.text()}`);
};

const page =
  (path: (typed: string) => string) =>
  ({ web }: World, typed: string) =>
    read(fetch(`${web.address}${path(typed)}`, { headers: from(), redirect: 'manual' }));
/** Each from another client, so that none is told to wait. */
const from = (): Record<string, string> => {
  client += 1;
  return { 'x-forwarded-for': `10.0.${(client >> 8) % 256}.${client % 256}` };
};
const enc = encodeURIComponent;

const program =
  (path: (typed: string) => string, body?: (typed: string) => unknown) =>
  ({ programs, token }: World, typed: string) =>
    read(
      fetch(`${programs.address}${path(typed)}`, {
        ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body(typed)) }),
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          accept: 'application/json, text/event-stream',
        },
      }),
    );

const tool = (name: string, given: (typed: string) => object) =>
  program(
    () => '/mcp',
    (typed) => ({
      ...{ jsonrpc: '2.0', id: 1, method: 'tools/call' },
      params: { name, arguments: given(typed) },
    }),
  );

type Door = (world: World, typed: string, probe: number) => Promise<string>;

const IDS = ['ferry', 'harbour', 'plant'];
const idFor = (typed: string): string => IDS[typed.length % IDS.length] ?? '';

const command =
  (name: string, option: string | undefined): Door =>
  async ({ services }, typed, probe) => {
    const reply = await handleRequest(
      {
        ...{ key: `${name} ${probe}`, platform: 'test', command: name },
        options: option === undefined ? {} : { [option]: typed },
        ...{ userKey: 'T:U', conversationKey: `T:open:${name}:${probe}`, channelKey: 'T:open' },
        ...{ isDirect: probe % 2 === 0, visibility: 'public' },
      },
      services,
    );
    return plain(JSON.stringify(reply));
  };

const completing =
  (name: string, option: string): Door =>
  async ({ services }, typed) =>
    JSON.stringify(complete({ command: name, option, typed: typed.slice(0, 5) }, services));

const DOORS: readonly (readonly [string, Door])[] = [
  ['the page', page(() => '/')],
  [
    'asking on the page',
    ({ web }, typed) =>
      read(
        fetch(`${web.address}/ask`, {
          method: 'POST',
          body: new URLSearchParams({ question: typed }),
          headers: { ...from(), 'x-newsdesk-part': '1' },
        }),
      ),
  ],
  [
    'completing on the page',
    page((typed) => `/complete?text=${enc(`/figure ${typed.slice(0, 6)}`)}`),
  ],
  ['the list of articles', page((typed) => `/articles?search=${enc(typed)}`)],
  ['an article', page((typed) => `/articles/${idFor(typed)}`)],
  ['figures on the page', page((typed) => `/figures?topic=${enc(typed)}`)],
  ['gaps', page(() => '/gaps')],
  [
    'POST /ask',
    program(
      () => '/api/v1/ask',
      (question) => ({ question }),
    ),
  ],
  ['GET /search', program((typed) => `/api/v1/search?q=${enc(typed)}`)],
  ['GET /figure', program((typed) => `/api/v1/figure?topic=${enc(typed)}`)],
  ['GET /figures', program((typed) => `/api/v1/figures?topic=${enc(typed)}`)],
  ['GET /articles', program(() => '/api/v1/articles')],
  ['GET /articles/{id}', program((typed) => `/api/v1/articles/${idFor(typed)}`)],
  ['GET /topics', program(() => '/api/v1/topics')],
  ['the tool ask', tool('ask', (question) => ({ question }))],
  ['the tool search_passages', tool('search_passages', (query) => ({ query }))],
  ['the tool figure', tool('figure', (topic) => ({ topic }))],
  ['the tool get_article', tool('get_article', (typed) => ({ id: idFor(typed) }))],
  ['the tool list_topics', tool('list_topics', () => ({}))],
  ...COMMANDS.filter(({ name }) => name !== 'forget').map(
    ({ name, options }) => [`/${name}`, command(name, options[0]?.name)] as const,
  ),
  ...COMMANDS.flatMap(({ name, options }) =>
    options
      .filter(({ completes }) => completes !== undefined)
      .map(
        (option) =>
          [`completing ${option.name} of /${name}`, completing(name, option.name)] as const,
      ),
  ),
];

/** What is open to all: the plant is there in both worlds as long as it is, and in one alone while it is the board's. */
const MOVES: readonly ((isOpen: boolean) => Promise<unknown>)[] = [
  (isOpen) => moveBoth({ ...HARBOUR, collection: isOpen ? 'public' : 'board' }),
  async (isOpen) => {
    const plant = { ...PLANT, collection: isOpen ? 'public' : 'board' };
    const elsewhere = isOpen
      ? { changed: [plant], removed: [], rejected: [] }
      : { changed: [], removed: [PLANT.id], rejected: [] };
    await Promise.all([
      withPrivate.live.apply({ changed: [plant], removed: [], rejected: [] }),
      without.live.apply(elsewhere),
    ]);
  },
];
const moveBoth = (document: Document) =>
  Promise.all(
    [withPrivate, without].map(({ live }) =>
      live.apply({ changed: [document], removed: [], rejected: [] }),
    ),
  );

/** Whether each of what moves is open to all now. */
const isOpen = [true, false];
const moveOne = async (at: number): Promise<void> => {
  isOpen[at] = isOpen[at] !== true;
  await MOVES[at]?.(isOpen[at]);
  // Until the state before is let go of, scores count what it held: in both worlds, but not for equally long.
  await sleep(RETIRED_MS);
};

describe('a private article', () => {
  it.each(DOORS)(
    `changes nothing in ${PROBES} replies, while articles move: %s`,
    {
      timeout: 30 * 60_000,
    },
    async (name, door) => {
      const random = createRandom(name.length);
      for (let probe = 0; probe < PROBES; probe += 1) {
        if (probe % MOVE_EVERY === MOVE_EVERY - 1) await moveOne(random.below(MOVES.length));
        const typed = Array.from({ length: 1 + random.below(6) }, () => random.pick(WORDS)).join(
          ' ',
        );
        const [one, other] = [
          await door(withPrivate, typed, probe),
          await door(without, typed, probe),
        ];
        expect(one, typed).toBe(other);
      }
    },
  );

  it('is shown while it is open to all, and no longer than that', async () => {
    const look = page(() => '/articles/plant');
    if (isOpen[1] !== true) await moveOne(1);
    expect(await look(withPrivate, '')).toMatch(/^200 [\s\S]*4,711 staff/u);
    // Asked while it is being taken away: as it was, or as it is, and nothing between.
    const whileMoving = Promise.all(Array.from({ length: 50 }, () => look(withPrivate, '')));
    await moveOne(1);
    for (const reply of await whileMoving) expect(reply).toMatch(/^(?:200 [\s\S]*4,711|40[34] )/u);
    const after = await look(withPrivate, '');
    expect(after).toMatch(/^40[34] /u);
    expect(after).not.toMatch(/4,711|zephyrium|quillane/iu);
  });
});
