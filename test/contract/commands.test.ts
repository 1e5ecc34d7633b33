import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/bots/commands/commands.ts';
import { handleRequest } from '../../src/bots/requests/handle-request.ts';
import { loadCorpus } from '../../src/qa/corpus/folder/load-corpus.ts';
import { buildLibrary } from '../../src/qa/library/build-library.ts';
import { createLogger } from '../../src/telemetry/logger.ts';

const { documents } = await loadCorpus('corpus');
const library = await buildLibrary(documents);
const empty = await buildLibrary([]);

const run = (command: string, options: Record<string, string>, isEmpty = false) =>
  handleRequest(
    {
      key: '1',
      platform: 'contract',
      command,
      options,
      userKey: 'u',
      conversationKey: 'c',
      isDirect: true,
      visibility: 'public',
    },
    {
      library: () => (isEmpty ? empty : library),
      logger: createLogger({ level: 'silent', write: () => {}, redact: (line) => line }),
      now: () => 0,
    },
  );

const HOSTILE = [
  '',
  ' ',
  '\u0000\u001b[31m\u0007',
  '🎉👩‍👩‍👧',
  '‮مرحبا כמה',
  '<!channel> @everyone [a](http://x) `*_~|>',
  'growth '.repeat(6000),
  'growth '.repeat(500),
  '"',
  'by:"',
  '?',
  '__proto__',
];

describe.each(COMMANDS)('the command $name', ({ name, description, options }) => {
  // Source: Discord's reference of application commands, the narrower of the two platforms.
  it('has a name and descriptions that every platform takes', () => {
    expect(name).toMatch(/^[a-z][a-z-]{0,31}$/u);
    expect(description.length).toBeGreaterThan(0);
    expect(description.length).toBeLessThanOrEqual(100);
    expect(options.length).toBeLessThanOrEqual(25);
    for (const option of options) {
      expect(option.name).toMatch(/^[a-z][a-z-]{0,31}$/u);
      expect(option.description.length).toBeGreaterThan(0);
      expect(option.description.length).toBeLessThanOrEqual(100);
    }
    const required = options.map((option) => option.required);
    expect(required, 'required options stand first').toEqual([...required].sort().reverse());
    expect(new Set(options.map((option) => option.name)).size).toBe(options.length);
  });

  const text = options.find((option) => option.kind === 'text')?.name;

  it.each(HOSTILE)('gives %.20j a clear reply', async (hostile) => {
    const { card } = await run(name, text === undefined ? {} : { [text]: hostile });
    const isFailure = card.kind === 'notice' && card.tone === 'problem';
    expect(isFailure, JSON.stringify(card).slice(0, 300)).toBe(false);
  });

  it('replies without its options, and to options it does not have', async () => {
    for (const given of [{}, { nonsense: 'x', toString: 'y' }]) {
      const { card } = await run(name, given);
      expect(card.kind === 'notice' && card.tone === 'problem').toBe(false);
    }
  });

  it('replies over a corpus without articles', async () => {
    const { card } = await run(name, text === undefined ? {} : { [text]: 'growth' }, true);
    expect(card.kind === 'notice' && card.tone === 'problem').toBe(false);
  });
});

it('has no two commands of one name', () => {
  expect(new Set(COMMANDS.map(({ name }) => name)).size).toBe(COMMANDS.length);
});
