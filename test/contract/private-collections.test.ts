import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/bots/commands/commands.ts';
import type { BotServices } from '../../src/bots/platform.ts';
import type { BotRequest } from '../../src/bots/requests/bot-request.ts';
import { complete } from '../../src/bots/requests/complete.ts';
import { handleRequest } from '../../src/bots/requests/handle-request.ts';
import { loadLibraryTools } from '../../src/qa/library/build-library.ts';
import { createLiveLibrary } from '../../src/qa/library/live-library.ts';
import { createLogger } from '../../src/telemetry/logger.ts';
import { makeArticle } from '../support/articles.ts';
import { openTestStore } from '../support/open-test-store.ts';

/** Words, names and numbers that stand in the private articles and nowhere else. */
const SECRET =
  /zephyrium|blackthorn|quillane|ombrecht|varnham|(?<![\d.])(?:4,?711|38\.25|81\.25)(?!\d)|cassowary|budgetary/iu;

const PUBLIC = [
  makeArticle(
    [
      'The ferry to Saltmouth takes 40 minutes, said Ester Quill, the mayor. It carried 212 passengers in 2021.',
      'Output of the mill rose by 6.5% in 2021 after 4.5% in 2020, Ines Falk said.',
    ],
    { id: 'ferry', title: 'The ferry' },
  ),
];
const PRIVATE = [
  makeArticle(
    [
      'Output of the zephyrium plant at Blackthorn rose by 38.25% in 2021, said Odo Quillane, its director.',
      'The plant has 4,711 staff. Cassowary Ombrecht said that output will grow by 81.25% in 2022.',
      'The ferry to Varnham takes 4,711 minutes, Odo Quillane said.',
    ],
    { id: 'plant', title: 'Zephyrium plans of Blackthorn', collection: 'board' },
  ),
  makeArticle(['Budgetary output of the mill rose by 38.25% in 2021, Cassowary Ombrecht said.'], {
    id: 'mill-board',
    title: 'Budgetary notes',
    collection: 'board',
  }),
];

const tools = await loadLibraryTools();
const store = await openTestStore();
afterAll(() => store.close());

const live = await createLiveLibrary({ documents: PUBLIC, rejected: [] }, tools, { retireMs: 5 });
await live.prepare({ collections: ['public'] });
await live.prepare({ collections: ['public', 'board'] });
// They come later, so that what is worked in is looked at as well.
await live.apply({ changed: PRIVATE, removed: [], rejected: [] });
await store.channels.set('T:board', { collections: 'public, board' });

const lines: string[] = [];
const services: BotServices = {
  library: live.current,
  ready: live.prepare,
  corpus: live.status,
  store,
  logger: createLogger({ level: 'info', write: (line) => lines.push(line), redact: (l) => l }),
  now: Date.now,
};

let count = 0;
const send = (given: Partial<BotRequest>) => {
  count += 1;
  return handleRequest(
    {
      key: `${count}`,
      platform: 'test',
      command: 'ask',
      options: {},
      userKey: 'T:U',
      conversationKey: `T:open:${count}`,
      channelKey: 'T:open',
      isDirect: false,
      visibility: 'public',
      ...given,
    },
    services,
  );
};

/** The card without what the asker typed: that comes back in titles and notes. */
const shown = (reply: unknown, typed: string): string => {
  const text = JSON.stringify(reply);
  const words = typed.split(/[^\p{L}\p{N}.,]+/u).filter((word) => SECRET.test(word));
  return words.reduce((rest, word) => rest.replaceAll(word, ''), text);
};

const WORDS =
  'what who how much many when did does the output of ferry mill plant grow rise take zephyrium zephirium blackthorn blakthorn quillane quilane ombrecht cassowary cassowery varnham staff director budgetary budgettary 2021 2022 38.25 4711 said minutes saltmouth'.split(
    ' ',
  );

const asked = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 7 })
  .map((words) => words.join(' '));

const place = fc.constantFrom<Partial<BotRequest>>(
  {},
  { isDirect: true, channelKey: 'T:direct' },
  // A direct message is public even where its key looks like the channel's.
  { isDirect: true, channelKey: 'T:board' },
  { channelKey: 'T:other' },
);

describe('a private collection', () => {
  const commands = COMMANDS.filter(({ name }) => name !== 'forget');

  it('is there for its own channel', async () => {
    const { card } = await send({
      options: { question: 'How many staff does the zephyrium plant have?' },
      channelKey: 'T:board',
    });
    expect(JSON.stringify(card)).toContain('4,711 staff');
    const board = { collections: ['public', 'board'] };
    const typing = { command: 'figure', option: 'topic', typed: 'zeph', scope: board };
    expect(complete(typing, services).join()).toMatch(/zephyrium/iu);
  });

  it.each(commands)(
    'shows nowhere outside its channels in what /$name gives',
    async ({ name, options }) => {
      const [first] = options;
      await fc.assert(
        fc.asyncProperty(asked, place, async (typed, where) => {
          const given = first === undefined ? {} : { [first.name]: typed };
          const reply = await send({ command: name, options: given, ...where });
          expect(shown(reply, typed)).not.toMatch(SECRET);
          for (const { kind, ref } of reply.card.actions) {
            const pressed = await send({ press: { action: kind, ref }, command: kind, ...where });
            expect(shown(pressed, typed)).not.toMatch(SECRET);
          }
        }),
        { numRuns: 40 },
      );
    },
  );

  it('shows in no completion, whatever is typed', async () => {
    const completed = COMMANDS.flatMap(({ name, options }) =>
      options.flatMap((option) =>
        option.completes === undefined ? [] : [{ command: name, option: option.name }],
      ),
    );
    expect(completed.length).toBeGreaterThan(0);
    for (const typing of completed) {
      for (const word of ['', ...WORDS]) {
        for (let length = 0; length <= word.length; length += 1) {
          const found = complete({ ...typing, typed: word.slice(0, length) }, services);
          expect(found.join(' ')).not.toMatch(SECRET);
        }
      }
    }
  });

  it('changes no weight, spelling or count outside', async () => {
    const before = await createLiveLibrary({ documents: PUBLIC, rejected: [] }, tools);
    const scope = { collections: ['public'] };
    await fc.assert(
      fc.asyncProperty(asked, async (text) => {
        const with_ = await live.current().answer({ text }, scope);
        const without = await before.current().answer({ text }, scope);
        const { retrievalMs: _, answerMs: __, ...trace } = with_.trace;
        const { retrievalMs: ___, answerMs: ____, ...expected } = without.trace;
        expect(with_.answer).toEqual(without.answer);
        expect(trace).toEqual(expected);
      }),
      { numRuns: 60 },
    );
    expect(live.current().figures.topics(scope)).toEqual(before.current().figures.topics(scope));
  });

  it('is closed again when its articles move out of reach', async () => {
    await store.channels.set('T:was-board', { collections: 'board' });
    const question = 'How many staff does the zephyrium plant have?';
    const inside = await send({ options: { question }, channelKey: 'T:was-board' });
    expect(JSON.stringify(inside)).toContain('4,711 staff');
    await store.channels.set('T:was-board', {});
    const more = inside.card.actions.find(({ kind }) => kind === 'why');
    const press = { action: 'why' as const, ref: more?.ref ?? '' };
    const after = await send({ press, command: 'why', channelKey: 'T:was-board' });
    expect(JSON.stringify(after.card)).not.toMatch(SECRET);
  });

  it('leaves no word in the log', () => {
    expect(lines.length).toBeGreaterThan(100);
    expect(lines.join('')).not.toMatch(/zephyrium|quillane|ombrecht|4,711/iu);
  });
});
