import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerPage, LEAVE, SOURCED } from '../support/answers.ts';
import { runScript } from '../support/run-script.ts';

const folder = mkdtempSync(join(tmpdir(), 'newsdesk-check-'));
const write = (file: string, text: string): void => writeFileSync(join(folder, file), text);
const check = (...args: readonly string[]) =>
  runScript('src/cli/corpus-check.ts', {
    args: ['--corpus', folder, ...args],
    environment: { ENCODER: 'off' },
  });

beforeAll(() => {
  mkdirSync(join(folder, '_answers'));
  write('leave.md', LEAVE);
  write('_answers/leave.md', answerPage(SOURCED));
  write('_glossary.md', '# Words\n\n## PTO\n\nPaid time off.\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('npm run corpus:check', { timeout: 120_000 }, () => {
  it('ends with 0 where what editors wrote stands', async () => {
    const { code, stdout } = await check();
    expect(stdout).toContain('2 articles in');
    expect(stdout).toContain('1 verified answers');
    expect(code).toBe(0);
  });

  it('ends with 1, and says so to programs, where an answer has lost what it rests on or a name has two meanings', async () => {
    write('leave.md', LEAVE.replace('25', '26'));
    write(
      '_glossary.md',
      '# Words\n\n## PTO\n\nPaid time off.\n\n## Leave\n\nAliases: PTO\n\nAny.\n',
    );
    const { code, stdout } = await check('--json');
    expect(JSON.parse(stdout)).toMatchObject({
      articles: 2,
      verified: { answers: 1, findings: [{ kind: 'words-changed', file: '_answers/leave.md' }] },
      glossary: { terms: 2, clashes: [{ name: 'pto' }] },
    });
    expect(code).toBe(1);
    expect((await check()).stdout).toContain('Verified answers to be mended (1):');
  });

  it('names a thousand variants, two answers to a question and names that lead in a circle, and loses none', async () => {
    const variants = Array.from({ length: 1_000 }, (_, n) => `  - Way ${n} to ask?`).join('\n');
    const quoted = 'sources: [{ article: leave.md, words: days of annual leave }]';
    write('_answers/leave.md', answerPage(quoted));
    write('_answers/twice.md', answerPage(quoted, 'Ask me.'));
    const many = `variants:\n${variants}\n${quoted}`;
    write('_answers/many.md', answerPage(many).replace('How many days of leave', 'How many ways'));
    write(
      '_glossary.md',
      '# Words\n\n## PTO\n\nAliases: off\n\nA.\n\n## Off\n\nAliases: PTO\n\nB.\n',
    );
    const { code, stdout } = await check('--json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      verified: { answers: 3, findings: [{ kind: 'same-question' }] },
      glossary: { terms: 2, clashes: [{ name: 'pto' }, { name: 'off' }] },
    });
    expect((await check()).stdout).toContain(
      '_answers/many.md: it has 1001 questions: the first 100 count',
    );
  });
});
