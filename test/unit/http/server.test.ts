import { request as send } from 'node:http';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import type { Client, Route } from '../../../src/bots/route.ts';
import { ConfigError } from '../../../src/config/config-error.ts';
import { createHttpServer, type HttpServer, type ServerOptions } from '../../../src/http/server.ts';
import { createLogger } from '../../../src/telemetry/logger.ts';
import { sendRaw } from '../../support/fuzz/raw-http.ts';

const logger = createLogger({ level: 'silent', write: () => {}, redact: (line) => line });
const running: HttpServer[] = [];

const serve = async (
  routes: readonly Route[],
  options: Partial<ServerOptions> = {},
): Promise<string> => {
  const server = createHttpServer({
    host: '127.0.0.1',
    port: 0,
    publicUrl: undefined,
    trustsProxy: false,
    routes,
    logger,
    ...options,
  });
  await server.start();
  running.push(server);
  return server.address() ?? '';
};

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
});

/** fetch may not choose its Host header. */
const getAs = (address: string, headers: Record<string, string>) =>
  new Promise<{ status: number | undefined; body: string }>((resolve, reject) => {
    const request = send(address, { headers }, (response) => {
      text(response).then((body) => resolve({ status: response.statusCode, body }), reject);
    });
    request.on('error', reject);
    request.end();
  });

const hello: Route = { path: '/hello', handle: async () => new Response('hello') };
const who = (seen: Client[]): Route => ({
  path: '/who',
  handle: async (_, client) => {
    seen.push(client);
    return new Response('');
  },
});

describe('the HTTP server', () => {
  it('serves the routes of several bots, and everything below a path that ends in a star', async () => {
    const below: Route = {
      path: '/articles/*',
      handle: async (request) => new Response(new URL(request.url).pathname),
    };
    const address = await serve([hello, below]);
    expect(await (await fetch(`${address}/hello`)).text()).toBe('hello');
    expect(await (await fetch(`${address}/articles/a/b~2`)).text()).toBe('/articles/a/b~2');
    expect((await fetch(`${address}/elsewhere`)).status).toBe(404);
    expect((await fetch(`${address}/hello`, { method: 'HEAD' })).status).toBe(200);
  });

  it('hands over the body as it was sent, whatever is in it', async () => {
    const bytes = new Uint8Array([0xff, 0x00, 0x0d, 0x0a, 0xe2, 0x80]);
    const address = await serve([
      {
        path: '/raw',
        method: 'POST',
        handle: async (request) => new Response(await request.arrayBuffer()),
      },
    ]);
    const response = await fetch(`${address}/raw`, { method: 'POST', body: bytes });
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes);
    expect((await fetch(`${address}/raw`)).status).toBe(404);
  });

  it.each([
    ['that says how long it is', (body: string) => body],
    ['that does not say how long it is', (body: string) => new Blob([body]).stream()],
  ])('refuses a body %s and is too long', async (_, bodyOf) => {
    const address = await serve([
      {
        path: '/raw',
        bodyMaxBytes: 10,
        handle: async (request) => new Response(await request.text()),
      },
    ]);
    const post = (body: string) =>
      fetch(`${address}/raw`, {
        method: 'POST',
        body: bodyOf(body),
        duplex: 'half',
      } as RequestInit);
    expect(await (await post('0123456789')).text()).toBe('0123456789');
    expect((await post('0123456789a')).status).toBe(413);
  });

  it('takes no request that breaks off for a failure', async () => {
    const lines: string[] = [];
    const heard = createLogger({
      level: 'debug',
      write: (line) => lines.push(line),
      redact: (line) => line,
    });
    const address = await serve([hello], { logger: heard });
    const cut = 'POST /hello HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: 9\r\n\r\nhalf';
    await sendRaw(Number(new URL(address).port), Buffer.from(cut), 10_000);
    await Promise.all(running.splice(0).map((server) => server.stop()));
    expect(lines.join('')).toContain('http request broke off');
    expect(lines.join('')).not.toContain('http request failed');
  });

  it('answers 500 for a handler that fails, without its words, and goes on', async () => {
    const failing: Route = { path: '/fails', handle: () => Promise.reject(new Error('secret')) };
    const address = await serve([failing, hello]);
    const response = await fetch(`${address}/fails`);
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('secret');
    expect((await fetch(`${address}/hello`)).status).toBe(200);
  });

  it('has no answer guessed at by a browser, also where a request is refused before any route', async () => {
    const address = await serve([hello]);
    const port = Number(new URL(address).port);
    for (const host of ['127.0.0.1', '127.0.0.1/[[<x>', 'a b']) {
      const request = Buffer.from(
        `GET /hello HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`,
      );
      const { status, headers } = await sendRaw(port, request, 10_000);
      expect([200, 400]).toContain(status);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  it('takes no foreign name on loopback, but this machine, PUBLIC_URL and signed routes', async () => {
    const signed: Route = { ...hello, path: '/signed', isTakenUnderAnyHost: true };
    const address = await serve([hello, signed], { publicUrl: 'https://news.example.org/desk' });
    const status = async (path: string, host: string) =>
      (await getAs(`${address}${path}`, { host })).status;
    expect(await status('/hello', 'localhost:3000')).toBe(200);
    expect(await status('/hello', 'LOCALHOST.')).toBe(200);
    expect(await status('/hello', 'news.example.org')).toBe(200);
    expect(await status('/hello', 'evil.example.com')).toBe(421);
    expect(await status('/hello', 'localhost.evil.example.com')).toBe(421);
    expect(await status('/signed', 'evil.example.com')).toBe(200);
  });

  it('believes the last name in X-Forwarded-For, only where a proxy is trusted', async () => {
    const seen: Client[] = [];
    const address = await serve([who(seen)], { trustsProxy: true });
    await getAs(`${address}/who`, { 'x-forwarded-for': '198.51.100.1, 203.0.113.9' });
    expect(seen).toEqual([{ address: '203.0.113.9' }]);
    const other = await serve([who(seen)]);
    await getAs(`${other}/who`, { 'x-forwarded-for': '203.0.113.9' });
    expect(seen.at(-1)).toEqual({ address: '127.0.0.1' });
  });

  it('names the variable and the remedy when its port is taken', async () => {
    const port = Number(new URL(await serve([hello])).port);
    const error = await serve([hello], { port }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ConfigError);
    expect(error).toMatchObject({ variable: 'PORT', remedy: expect.stringContaining('free port') });
  });

  it('lets nobody keep others out, or those who ask, by connections that ask nothing', {
    timeout: 60_000,
  }, async () => {
    const address = await serve([hello]);
    const { port, hostname } = new URL(address);
    const idle: Socket[] = [];
    let ended = 0;
    for (let n = 0; n < 1_100; n += 1) {
      const socket = connect(Number(port), hostname).on('error', () => {});
      socket.on('close', () => {
        ended += 1;
      });
      idle.push(socket);
      if (n % 50 === 0) expect((await fetch(`${address}/hello`)).status).toBe(200);
    }
    expect((await fetch(`${address}/hello`)).status).toBe(200);
    // The share of one address; the connections of those who asked are among them.
    while (ended < 850) await new Promise((resolve) => setImmediate(resolve));
    for (const socket of idle) socket.destroy();
  });

  it('finishes what is in flight when it is told to stop, and takes nothing new', async () => {
    let arrived = (): void => {};
    let release = (): void => {};
    const inFlight = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const slow: Route = {
      path: '/slow',
      handle: async () => {
        arrived();
        await released;
        return new Response('done');
      },
    };
    const address = await serve([slow]);
    const response = fetch(`${address}/slow`);
    await inFlight;
    const stopped = running.splice(0)[0]?.stop();
    await expect(fetch(`${address}/slow`)).rejects.toThrow();
    release();
    expect(await (await response).text()).toBe('done');
    await stopped;
  });
});
