import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TOOLS } from '../../src/mcp/tools/tools.ts';
import { type StartedPrograms, startPrograms } from '../support/start-programs.ts';
import { PROBES, SECRET, twoCollections } from '../support/two-collections.ts';

// The official client speaks to the server over both transports, in both eras of the protocol.

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

type Era = 'legacy' | 'auto';
const ERAS: readonly Era[] = ['legacy', 'auto'];

let world: StartedPrograms;
let folder: string;
beforeAll(async () => {
  world = await startPrograms({ library: await twoCollections() });
  folder = mkdtempSync(join(tmpdir(), 'newsdesk-mcp-'));
  mkdirSync(join(folder, 'articles', 'coast'), { recursive: true });
  writeFileSync(
    join(folder, 'articles', 'coast', 'ferry.md'),
    '---\ntitle: The ferry\nsource: https://herald.example/ferry\n---\n\nThe ferry to Saltmouth takes 40 minutes, said Ester Quill, the mayor.\n\nOutput of the mill rose by 6.5% in 2021, Ines Falk said.\n',
  );
});
afterAll(async () => {
  await world.stop();
  rmSync(folder, { recursive: true });
});

const clients: Client[] = [];
afterAll(async () => {
  for (const client of clients) await client.close();
});

const newClient = (era: Era): Client => {
  const client = new Client(
    { name: 'test', version: '1.0.0' },
    { versionNegotiation: { mode: era } },
  );
  clients.push(client);
  return client;
};

const httpTransport = (secret: string | undefined) =>
  new StreamableHTTPClientTransport(new URL(`${world.address}/mcp`), {
    requestInit: secret === undefined ? {} : { headers: { authorization: `Bearer ${secret}` } },
  });

const overHttp = async (era: Era, wish = {}): Promise<Client> => {
  const client = newClient(era);
  await client.connect(httpTransport(await world.token(wish)));
  return client;
};

const overStdio = async (era: Era): Promise<Client> => {
  const client = newClient(era);
  const { PATH = '', HOME = '' } = process.env;
  await client.connect(
    new StdioClientTransport({
      command: process.execPath,
      args: [join(ROOT, 'bin/newsdesk-mcp.js')],
      env: { PATH, HOME, CORPUS_DIR: join(folder, 'articles'), READER: 'off' },
      cwd: folder,
      stderr: 'inherit',
    }),
  );
  return client;
};

/** One call of each tool, and what its text and data hold. */
const CALLS: Readonly<
  Record<string, { readonly given: object; readonly text: RegExp; readonly data: object }>
> = {
  ask: {
    given: { question: 'How long does the ferry take?' },
    text: /40 minutes[\s\S]*Ester Quill[\s\S]*https:\/\/herald\.example\/ferry/u,
    data: {
      kind: 'figure',
      text: '40 minutes',
      citations: [{ documentId: 'coast/ferry', speaker: 'Ester Quill' }],
    },
  },
  search_passages: {
    given: { query: 'ferry', limit: 1 },
    text: /ferry to Saltmouth[\s\S]*coast\/ferry/u,
    data: { passages: [{ documentId: 'coast/ferry' }] },
  },
  get_article: {
    given: { id: 'coast/ferry' },
    text: /takes 40 minutes/u,
    data: { id: 'coast/ferry', title: 'The ferry' },
  },
  figure: {
    given: { topic: 'output mill 2021' },
    text: /6\.5%/u,
    data: { kind: 'found', figure: { text: '6.5%', value: 6.5 } },
  },
  list_topics: { given: {}, text: /output/iu, data: {} },
};

const TRANSPORTS = [
  { name: 'streamable HTTP', open: overHttp },
  { name: 'stdio', open: overStdio },
];
const WAYS = TRANSPORTS.flatMap(({ name, open }) => ERAS.map((era) => ({ name, era, open })));

describe.each(WAYS)('over $name, in the $era era', ({ era, open }) => {
  let client: Client;
  beforeAll(async () => {
    client = await open(era);
  }, 60_000);

  it('lists every tool as reading only, with schemas, and calls each', async () => {
    expect(client.getInstructions()).toContain('own words');
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(TOOLS.map(({ name }) => name));
    for (const { name, inputSchema, outputSchema, annotations, description } of tools) {
      expect(inputSchema.type, name).toBe('object');
      expect(outputSchema?.type, name).toBe('object');
      expect(annotations).toMatchObject({ readOnlyHint: true, openWorldHint: false });
      expect(description?.length).toBeGreaterThan(30);
      const expected = CALLS[name];
      if (expected === undefined) throw new Error(`${name} is called by no test`);
      // The client checks what comes back by the schema it was told.
      const result = await client.callTool({ name, arguments: { ...expected.given } });
      expect(result.isError ?? false, JSON.stringify(result.content)).toBe(false);
      const [first] = result.content;
      expect(first?.type === 'text' ? first.text : '').toMatch(expected.text);
      expect(result.structuredContent).toMatchObject(expected.data);
    }
  });

  it('lists and reads articles as resources, and gives its prompts', async () => {
    const { resources } = await client.listResources();
    const uri = 'newsdesk://articles/coast%2Fferry';
    expect(resources.map((resource) => resource.uri)).toContain(uri);
    const { contents } = await client.readResource({ uri });
    expect(contents).toMatchObject([{ uri, text: expect.stringContaining('40 minutes') }]);
    await expect(client.readResource({ uri: 'newsdesk://articles/none' })).rejects.toThrow();
    const { prompts } = await client.listPrompts();
    expect(prompts.map(({ name }) => name)).toEqual(['answer_from_articles', 'check_claim']);
    const prompt = await client.getPrompt({
      name: 'check_claim',
      arguments: { claim: 'It rose.' },
    });
    expect(JSON.stringify(prompt.messages)).toContain('It rose.');
  });

  it('says in words why a call gets nothing', { timeout: 60_000 }, async () => {
    const gone = await client.callTool({ name: 'get_article', arguments: { id: 'none' } });
    expect(gone).toMatchObject({ isError: true });
    expect(JSON.stringify(gone.content)).toContain('no such article');
    const wrong = await client.callTool({
      name: 'search_passages',
      arguments: { query: 'x', limit: 99 },
    });
    expect(wrong).toMatchObject({ isError: true });
    const none = await client.callTool({
      name: 'ask',
      arguments: { question: 'Who is the pope?' },
    });
    expect(none.structuredContent).toMatchObject({ kind: 'abstention', text: null });
  });
});

describe('the gate of /mcp', () => {
  const post = (headers: Readonly<Record<string, string>>, method = 'tools/list') =>
    fetch(`${world.address}/mcp`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        ...headers,
      },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method }),
    });

  it('asks for a token', async () => {
    const refused = await post({});
    expect(refused.status).toBe(401);
    expect(refused.headers.get('www-authenticate')).toMatch(/^Bearer realm="newsdesk"/u);
    const wrong = await post({ authorization: `Bearer nd_${'0'.repeat(43)}` });
    expect(wrong.status).toBe(401);
    expect(wrong.headers.get('www-authenticate')).toContain('invalid_token');
    await expect(newClient('auto').connect(httpTransport(undefined))).rejects.toThrow(
      /401|authoriz/iu,
    );
  });

  it('lets in no page of another site, no token of one, and no name that is not this machine’s', async () => {
    const authorization = `Bearer ${await world.token()}`;
    expect((await post({ authorization })).status).toBe(200);
    expect((await post({ authorization, origin: 'http://localhost:6274' })).status).toBe(200);
    expect((await post({ authorization, origin: 'https://evil.example' })).status).toBe(403);
    expect((await post({ authorization, origin: 'null' })).status).toBe(403);
    const site = await world.token({ origins: 'http://localhost:8080' });
    const page = await post({ authorization: `Bearer ${site}`, origin: 'http://localhost:8080' });
    expect(page.status).toBe(403);
    const { request } = await import('node:http');
    const status = await new Promise((resolve, reject) => {
      const asked = request(`${world.address}/mcp`, {
        method: 'POST',
        headers: { host: 'evil.example', authorization },
      });
      asked
        .on('response', (response) => resolve(response.statusCode))
        .on('error', reject)
        .end('{}');
    });
    expect(status).toBe(421);
  });

  it('has no sessions to open or end', async () => {
    const authorization = `Bearer ${await world.token()}`;
    for (const method of ['GET', 'DELETE'])
      expect(
        (await fetch(`${world.address}/mcp`, { method, headers: { authorization } })).status,
      ).toBe(405);
  });

  it('takes no more messages of a token than anybody needs', async () => {
    const still = await startPrograms({
      library: await twoCollections(),
      store: world.store,
      services: { now: () => 1_700_000_000_000 },
    });
    const headers = { authorization: `Bearer ${await world.token()}` };
    const statuses = new Map<number, number>();
    let last = new Response();
    for (let count = 0; count < 601; count += 1) {
      last = await fetch(`${still.address}/mcp`, { headers });
      statuses.set(last.status, (statuses.get(last.status) ?? 0) + 1);
    }
    expect([...statuses]).toEqual([
      [405, 600],
      [429, 1],
    ]);
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
    await still.stop();
  });

  it('answers a hundred calls at once, and says when to call again where that is too many', async () => {
    const many = async (wish: object) => {
      const client = await overHttp('auto', wish);
      const given = { name: 'search_passages', arguments: { query: 'ferry' } };
      return Promise.all(Array.from({ length: 100 }, () => client.callTool(given)));
    };
    expect((await many({})).filter(({ isError }) => isError === true)).toEqual([]);
    const limited = await many({ perMinute: '20' });
    const refused = limited.filter(({ isError }) => isError === true);
    expect(refused.length).toBeGreaterThan(70);
    expect(JSON.stringify(refused[0]?.content)).toMatch(/again in (?:a second|\d+ seconds)/u);
  });
});

describe('a client with a token', () => {
  it('sees no word of a collection that is not its own, in any tool, resource or completion', async () => {
    const client = await overHttp('auto');
    const shown: string[] = [];
    const keep = (given: object, result: object): void => {
      const words = JSON.stringify(given)
        .split(/[^\p{L}\d]+/u)
        .filter((word) => SECRET.test(word));
      shown.push(
        words.reduce(
          (left, word) => left.replaceAll(new RegExp(word, 'giu'), ''),
          JSON.stringify(result),
        ),
      );
    };
    for (const probe of PROBES) {
      const calls = [
        { name: 'ask', arguments: { question: probe } },
        { name: 'ask', arguments: { question: probe, article: 'plant' } },
        { name: 'search_passages', arguments: { query: probe, limit: 25 } },
        { name: 'figure', arguments: { topic: probe } },
      ];
      for (const call of calls) keep(call, await client.callTool(call));
    }
    for (const id of ['plant', 'mill-board'])
      keep({ id }, await client.callTool({ name: 'get_article', arguments: { id } }));
    keep({}, await client.callTool({ name: 'list_topics', arguments: {} }));
    keep({}, await client.listResources());
    const ref = { type: 'ref/resource' as const, uri: 'newsdesk://articles/{id}' };
    for (const value of ['', 'p', 'mill'])
      keep({}, await client.complete({ ref, argument: { name: 'id', value } }));
    for (const text of shown) expect(text).not.toMatch(SECRET);
    await expect(client.readResource({ uri: 'newsdesk://articles/plant' })).rejects.toThrow();
    const board = await overHttp('auto', { collections: 'public, board' });
    const { contents } = await board.readResource({ uri: 'newsdesk://articles/plant' });
    expect(JSON.stringify(contents)).toMatch(SECRET);
  });
});
