import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeToken } from '../../../src/bots/operator/make-token.ts';
import { programsCheck } from '../../../src/doctor/programs-check.ts';
import { openStoreBeside } from '../../../src/store/open-store.ts';
import { makeAnswered, makeExtract, makeLibrary } from '../../support/library.ts';
import { type StartedPrograms, startPrograms } from '../../support/start-programs.ts';

const folder = mkdtempSync(join(tmpdir(), 'newsdesk-programs-'));
const DATABASE_URL = `file:${join(folder, 'newsdesk.db')}`;

let world: StartedPrograms;
beforeAll(async () => {
  const library = makeLibrary(async () => makeAnswered(makeExtract('It grew.', 'grew')));
  world = await startPrograms({ library });
});
afterAll(async () => {
  await world.stop();
  rmSync(folder, { recursive: true });
});

const check = (environment: Readonly<Record<string, string>> = {}) =>
  programsCheck.run({ DATABASE_URL, PORT: new URL(world.address).port, ...environment });

describe('the check of programs', () => {
  it('is off beside a platform, unless the API is switched on', async () => {
    const [finding] = await check({ DISCORD_TOKEN: 'x' });
    expect(finding).toMatchObject({ kind: 'off', what: expect.stringContaining('API=on') });
  });

  it('says how to make a token, counts those there are, and finds what serves them', async () => {
    expect(await check()).toMatchObject([
      { kind: 'note', remedy: expect.stringContaining('npm run tokens') },
      { kind: 'ok', what: expect.stringContaining('/api/v1 asks for a token') },
      { kind: 'ok', what: expect.stringContaining('/mcp asks for a token') },
    ]);
    const store = await openStoreBeside({
      url: DATABASE_URL,
      secret: undefined,
      retention: { keepsQuestions: false, days: 1 },
      now: Date.now,
    });
    const wish = { name: 'a', collections: 'public', perMinute: '1', isOperator: false };
    await makeToken(store, { ...wish, origins: '' }, Date.now);
    await makeToken(store, { ...wish, origins: 'https://a.example' }, Date.now);
    await store.close();
    expect(await check()).toMatchObject([{ kind: 'ok', what: '2 tokens, 1 of sites.' }, {}, {}]);
  });

  it('says when nothing answers', async () => {
    const findings = await check({ PORT: '1' });
    expect(findings.at(-1)).toMatchObject({
      kind: 'note',
      what: expect.stringContaining('Nothing'),
    });
  });

  it('warns of tokens that travel in the clear', async () => {
    const open = await check({ PUBLIC_URL: 'http://news.example.org' });
    expect(open).toContainEqual(expect.objectContaining({ kind: 'problem' }));
    const listening = await check({ HOST: '0.0.0.0' });
    expect(listening).toContainEqual(
      expect.objectContaining({ remedy: expect.stringContaining('PUBLIC_URL') }),
    );
  });
});
