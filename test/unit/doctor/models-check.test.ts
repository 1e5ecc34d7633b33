import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { modelsCheck } from '../../../src/doctor/models-check.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'newsdesk-models-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const look = async (environment: Readonly<Record<string, string>>): Promise<string> => {
  const DATABASE_URL = `file:${join(folder, 'newsdesk.db')}`;
  const findings = await modelsCheck.run({ DATABASE_URL, ...environment });
  return findings.map(({ kind, what }) => `${kind}: ${what}`).join('\n');
};

describe('modelsCheck', () => {
  it('says that the encoder works, how long a question takes and what is kept', async () => {
    expect(await look({ READER: 'off' })).toMatch(
      /^ok: The encoder works: 384 numbers a passage, a question in \d+ ms\.\nnote: 0 meanings .*\noff: READER is off/u,
    );
  });

  it('says what is wrong with an encoder of the operator', async () => {
    expect(await look({ ENCODER_MODEL: folder, READER: 'off' })).toMatch(
      /^problem: .*vocab\.txt: passages are found by their words alone\.\noff/u,
    );
  });

  it('says what is switched off', async () => {
    expect(await look({ ENCODER: 'off', READER: 'off' })).toMatch(/^off: ENCODER.*\noff: READER/u);
  });
});
