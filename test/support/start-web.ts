import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { editorServices } from '../../src/bots/editors-desk.ts';
import type { OperatorAccess } from '../../src/bots/operator/operator-access.ts';
import type { BotServices } from '../../src/bots/platform.ts';
import { web } from '../../src/bots/web/web.ts';
import { createHttpServer } from '../../src/http/server.ts';
import { createFolderSource } from '../../src/qa/corpus/folder/folder-source.ts';
import { readArticle } from '../../src/qa/corpus/folder/read-article.ts';
import { buildLibrary } from '../../src/qa/library/build-library.ts';
import type { Store } from '../../src/store/store.ts';
import { createLogger } from '../../src/telemetry/logger.ts';
import { openTestStore } from './open-test-store.ts';

/** The page over a folder of articles of its own, behind the real server. */
export interface StartedWeb {
  readonly address: string;
  /** The folder of its articles. */
  readonly folder: string;
  readonly store: Store;
  /** The headers of a browser that gave `OPERATOR_TOKEN`. */
  operator(): Promise<{ readonly cookie: string }>;
  /** Writes an article anew; the library goes on with what it was loaded from. */
  write(file: string, text: string): void;
  stop(): Promise<void>;
}

/** A question that somebody asked in vain, as it is kept. */
export const askedInVain = (text: string) => ({
  questionId: text,
  platform: 'slack',
  command: 'ask',
  outcome: 'abstained',
  text,
});

/** What whoever gives it is the operator by. */
export const OPERATOR_TOKEN = 'a token nobody would guess';

export interface StartWebOptions {
  /** By file name. */
  readonly articles: Readonly<Record<string, string>>;
  readonly hasPage?: boolean;
  /** How somebody becomes the operator; by `OPERATOR_TOKEN` unless told. */
  readonly access?: OperatorAccess;
  readonly services?: Partial<BotServices>;
}

/** Serves the page, or the viewer alone, over these articles. */
export const startWeb = async ({
  articles,
  hasPage = true,
  access = { kind: 'token', token: OPERATOR_TOKEN },
  services: given = {},
}: StartWebOptions): Promise<StartedWeb> => {
  const folder = mkdtempSync(join(tmpdir(), 'newsdesk-web-'));
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  for (const [file, text] of Object.entries(articles)) write(file, text);
  const source = createFolderSource(folder, { read: readArticle });
  const library = await buildLibrary((await source.load()).documents);
  const store = await openTestStore();
  const logger = createLogger({ level: 'silent', write: () => {}, redact: (line) => line });
  const services: BotServices = {
    library: () => library,
    logger,
    now: Date.now,
    store,
    reread: source.reread,
    operatorAccess: access,
    ...editorServices(
      () => library,
      () => store,
      folder,
    ),
    ...given,
  };
  const bot = await web.connect({ WEB: hasPage ? 'on' : 'off', API: 'on' }, services);
  const server = createHttpServer({
    host: '127.0.0.1',
    port: 0,
    publicUrl: undefined,
    trustsProxy: true,
    routes: bot?.routes ?? [],
    logger,
  });
  await server.start();
  const address = server.address() ?? '';
  return {
    address,
    folder,
    operator: async () => {
      const admitted = await fetch(`${address}/operator`, {
        method: 'POST',
        body: new URLSearchParams({ token: OPERATOR_TOKEN }),
        redirect: 'manual',
      });
      return { cookie: cookieOf(admitted) };
    },
    store,
    write,
    stop: async () => {
      await server.stop();
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
};

/** What a browser keeps of a reply. */
export const cookieOf = (response: Response): string =>
  (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';

/** As a request looks that came from elsewhere, through a proxy. */
export const FROM_ELSEWHERE = { 'x-forwarded-for': '203.0.113.9' } as const;
