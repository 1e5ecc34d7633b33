import { describe, expect, it } from 'vitest';
import { readSources } from '../support/sources.ts';

const SOURCES = readSources();

const isPlatformFolder = (path: string): boolean =>
  /^src\/bots\/(?!buttons\/|commands\/|lines\/|operator\/|presentation\/|requests\/|scopes\/)[^/]+\//u.test(
    path,
  );
const platformOf = (path: string): string | undefined => /^src\/bots\/([^/]+)\//u.exec(path)?.[1];

/** A folder of the house, and what it may import. A file belongs to the first layer whose `owns` it fits. */
interface Layer {
  readonly name: string;
  readonly owns: RegExp;
  /** Folders and files, besides the layer itself. */
  readonly files: readonly RegExp[];
  /** `node:` stands for Node's own modules; "any" leaves them open. */
  readonly packages: readonly RegExp[] | 'any';
}

const NODE = /^node:$/u;
const QA = /^src\/qa\//u;
const EVALUATION = /^evaluation\//u;
/** What is started by name: it may do what the console does. */
const EVALUATION_ENTRIES =
  /^evaluation\/(?:(?:eval|eval-[a-z]+|sample-figures)|bench\/[^/]+|baselines\/(?:eval-baselines|rank-in-child))\.ts$/u;
const CONFIG = /^src\/config\//u;
const STORE = /^src\/store\//u;
const STORE_INTERFACE = /^src\/store\/store\.ts$/u;
const SEAMS =
  /^src\/bots\/(?:platform|scopes\/channel-settings|requests\/(?:bot-request|handle-request|parse-filters|request-text))\.ts$/u;
/** What every request passes through, whichever platform it comes from. */
const REQUESTS = /^src\/bots\/(?:(?:operator|requests|scopes)\/)?[^/]+\.ts$/u;
const PRESENTATION = /^src\/bots\/presentation\//u;
/** What a page is written with, whoever serves it. */
const PAGE_MARKUP = /^src\/bots\/web\/(?:markup\/html|serving\/responses)\.ts$/u;
const WIDGET = /^src\/widget\//u;
const LINES = /^src\/bots\/lines\//u;
const BUTTONS = /^src\/bots\/buttons\//u;
const COMMANDS = /^src\/bots\/commands\//u;
const PLATFORM_SDKS = /^(?:@slack\/|@discordjs\/|discord)/u;

const LAYERS: readonly Layer[] = [
  { name: 'the vocabulary', owns: /^src\/qa\/types\.ts$/u, files: [], packages: [] },
  {
    name: 'readers',
    owns: /^src\/qa\/corpus\/(?:(?:[^/]+\/)?[^/]*-reader|html\/html-tree|docx\/shown-xml|records\/csv-rows|markdown\/(?:dialects\/)?[^/]*)\.ts$/u,
    files: [QA],
    packages: 'any',
  },
  {
    name: 'qa',
    owns: QA,
    files: [QA],
    packages: [NODE, /^(?:minisearch|onnxruntime-node|wink-nlp|wink-eng-lite-web-model|porter2)$/u],
  },
  { name: 'config', owns: CONFIG, files: [], packages: [NODE] },
  {
    name: 'store',
    owns: STORE,
    files: [
      /^src\/qa\/types\.ts$/u,
      /^src\/qa\/encoding\/(?:byte-vector|vector-cache)\.ts$/u,
      CONFIG,
    ],
    packages: 'any',
  },
  {
    name: 'presentation',
    owns: PRESENTATION,
    files: [QA],
    packages: [NODE, /^intl-messageformat$/u],
  },
  {
    name: 'lines',
    owns: LINES,
    files: [QA, PRESENTATION],
    packages: [NODE],
  },
  {
    name: 'commands',
    owns: COMMANDS,
    files: [QA, PRESENTATION, SEAMS, STORE_INTERFACE],
    packages: [NODE],
  },
  {
    name: 'buttons',
    owns: /^src\/bots\/buttons\//u,
    files: [
      QA,
      PRESENTATION,
      COMMANDS,
      SEAMS,
      STORE_INTERFACE,
      /^src\/bots\/(?:requests\/place|scopes\/resolve-scope)\.ts$/u,
    ],
    packages: [NODE, /^pino$/u],
  },
  { name: 'requests', owns: REQUESTS, files: [/^src\//u], packages: 'any' },
  {
    name: 'platforms',
    owns: /^src\/bots\/[^/]+\//u,
    files: [QA, CONFIG, STORE, LINES, PRESENTATION, COMMANDS, BUTTONS, REQUESTS],
    packages: 'any',
  },
  {
    name: 'the widget',
    owns: WIDGET,
    files: [/^src\/bots\/route\.ts$/u, PAGE_MARKUP],
    packages: [NODE],
  },
  {
    name: 'the API',
    owns: /^src\/api\//u,
    files: [
      QA,
      CONFIG,
      STORE_INTERFACE,
      LINES,
      PRESENTATION,
      COMMANDS,
      BUTTONS,
      REQUESTS,
      PAGE_MARKUP,
      WIDGET,
    ],
    packages: [NODE, /^(?:hono|@hono\/zod-openapi)$/u],
  },
  {
    name: 'MCP',
    owns: /^src\/mcp\//u,
    files: [
      CONFIG,
      PRESENTATION,
      COMMANDS,
      /^src\/api\/(?:access|bodies)\/|^src\/api\/web-request\.ts$/u,
      REQUESTS,
      /^src\/bots\/console\/render-console\.ts$/u,
    ],
    packages: [NODE, /^(?:@modelcontextprotocol\/server|@hono\/zod-openapi)$/u],
  },
  { name: 'measuring', owns: EVALUATION_ENTRIES, files: [/^src\//u, EVALUATION], packages: 'any' },
  {
    name: 'evaluation',
    owns: EVALUATION,
    files: [QA],
    packages: [NODE, /^(?:csv-parse|minisearch|porter2)$/u],
  },
  {
    name: 'the corpus feed',
    owns: /^src\/corpus-feed\//u,
    files: [QA, STORE],
    packages: [NODE, /^pg$/u],
  },
  {
    name: 'editors',
    owns: /^src\/editors\//u,
    files: [QA, STORE_INTERFACE],
    packages: [NODE],
  },
  { name: 'the edge', owns: /^src\//u, files: [/^src\//u], packages: 'any' },
];

const layerOf = (path: string): Layer | undefined => LAYERS.find(({ owns }) => owns.test(path));

describe('the layers', () => {
  it('finds the sources and what they import', () => {
    expect(SOURCES.length).toBeGreaterThan(40);
    expect(SOURCES.flatMap(({ files }) => files).length).toBeGreaterThan(100);
    const paths = new Set(SOURCES.map(({ path }) => path));
    for (const file of SOURCES.flatMap(({ files }) => files)) {
      expect(paths.has(file) || file.endsWith('.json'), file).toBe(true);
    }
  });

  it.each(SOURCES)('keeps $path inside its layer', ({ path, files, packages }) => {
    const layer = layerOf(path);
    if (layer === undefined) throw new Error(`${path} belongs to no layer`);
    const isOwn = (file: string): boolean =>
      layerOf(file) === layer &&
      (layer.name !== 'platforms' || platformOf(file) === platformOf(path));
    const strangers = files.filter(
      (file) => !isOwn(file) && !layer.files.some((allowed) => allowed.test(file)),
    );
    expect(strangers, `${layer.name} may not import these files`).toEqual([]);
    const allowed = layer.packages;
    const foreign =
      allowed === 'any'
        ? []
        : packages.filter((name) => !allowed.some((pattern) => pattern.test(name)));
    expect(foreign, `${layer.name} may not import these packages`).toEqual([]);
  });

  it('lets no platform import another', () => {
    const crossing = SOURCES.filter(({ path }) => isPlatformFolder(path)).flatMap(
      ({ path, files }) =>
        files
          .filter((file) => isPlatformFolder(file) && platformOf(file) !== platformOf(path))
          .map((file) => `${path} -> ${file}`),
    );
    expect(crossing).toEqual([]);
  });

  it('keeps every platform to its own SDK, and the rest away from them', () => {
    const users = SOURCES.filter(({ packages }) =>
      packages.some((name) => PLATFORM_SDKS.test(name)),
    );
    for (const { path, packages } of users) {
      const platform = platformOf(path) ?? 'none';
      const sdks = packages.filter((name) => PLATFORM_SDKS.test(name));
      expect(
        sdks.filter((name) => !name.includes(platform)),
        path,
      ).toEqual([]);
    }
  });

  it('loads no SDK before a platform is known to be configured', () => {
    const seen = new Set<string>();
    const visit = (path: string): void => {
      if (seen.has(path)) return;
      seen.add(path);
      for (const loaded of SOURCES.find((file) => file.path === path)?.loads ?? []) visit(loaded);
    };
    visit('src/main.ts');
    expect(seen).toContain('src/bots/platforms.ts');
    expect(seen).toContain('wink-nlp');
    const late = /^(?:@modelcontextprotocol\/|@hono\/zod-openapi$|zod$)/u;
    const early = [...seen].filter((name) => PLATFORM_SDKS.test(name) || late.test(name));
    expect(early).toEqual([]);
  });

  it.each([
    ['wink-nlp', 'src/qa/analysis/english.ts'],
    ['wink-eng-lite-web-model', 'src/qa/analysis/english.ts'],
    ['minisearch', 'src/qa/retrieval/text-search.ts'],
    ['onnxruntime-node', 'src/qa/encoding/onnx-runtime.ts'],
    ['intl-messageformat', 'src/bots/presentation/words/words.ts'],
  ])('names %s in %s alone', (name, owner) => {
    const importers = SOURCES.filter(({ packages }) => packages.includes(name));
    // The bench and the measurements compare the core with a bare index.
    const paths = importers.map(({ path }) => path).filter((path) => !EVALUATION.test(path));
    expect(paths).toEqual([owner]);
  });

  /** The entry of a process that reads articles, and what keeps it within its limits. */
  const OWN_PROCESS = ['src/qa/library/corpus-worker.ts', 'src/qa/library/memory-guard.ts'];

  it('reads files in a process with limits only, whoever asks for them', () => {
    const readers = SOURCES.filter(
      ({ path, text }) =>
        !path.startsWith('src/qa/corpus/') &&
        !EVALUATION.test(path) &&
        /\breadArticle\b|\bloadCorpus\b/u.test(text) &&
        !path.startsWith('src/corpus-feed/') &&
        !path.startsWith('src/bots/'),
    );
    // Measuring reads articles that it has made up.
    expect(readers.map(({ path }) => path)).toEqual(['src/qa/library/corpus-worker.ts']);
  });

  it('touches the process in main.ts, cli and what measures only', () => {
    const offenders = SOURCES.filter(
      ({ path, text }) =>
        path !== 'src/main.ts' &&
        !OWN_PROCESS.includes(path) &&
        !path.startsWith('src/cli/') &&
        !EVALUATION_ENTRIES.test(path) &&
        /\bprocess\.|from 'node:process'/u.test(text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gmu, '')),
    );
    expect(offenders.map(({ path }) => path)).toEqual([]);
  });

  it('has no drawer for leftovers', () => {
    const drawers = SOURCES.map(({ path }) => path).filter((path) =>
      /(?:^|[/-])(?:utils?|helpers?|managers?|common|misc|shared)(?:[-./]|$)/u.test(path.slice(4)),
    );
    expect(drawers).toEqual([]);
  });
});
