import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnswerLine } from '../../src/bots/lines/answer-line.ts';
import { runScript, type ScriptOptions } from '../support/run-script.ts';

// Every test starts a process that loads the language model: about a second each.

const FIELDS = [
  'question',
  'kind',
  'text',
  'sentence',
  'form',
  'shown',
  'section',
  'label',
  'confidence',
  'probability',
  'score',
  'citations',
  'figure',
  'reason',
  'nearest',
  'didYouMean',
  'verified',
  'elapsedMs',
];
const CITATION_FIELDS = [
  'documentId',
  'title',
  'publisher',
  'publishedOn',
  'quote',
  'start',
  'end',
  'answerStart',
  'answerEnd',
  'speaker',
  'role',
  'mode',
  'url',
  'section',
];

const ARTICLE = `---
title: Harbour bridge opens
publisher: Coast Herald
date: 2024-05-02
source: https://herald.example/bridge
---

The new harbour bridge is 1,240 metres long, the engineer Ines Falk said on Thursday.

It cost 310 million euros and took six years to build.
`;
const HOSTILE = `---
title: "Notes \\e[31mred"
---

The \u001b[2Jlighthouse keeper\u0007 paints \u202Ethe lantern every spring, ${'and nobody knows why. '.repeat(10)}
`;

let corpus = '';

beforeAll(() => {
  corpus = mkdtempSync(join(tmpdir(), 'newsdesk-'));
  writeFileSync(join(corpus, 'bridge.md'), ARTICLE);
  writeFileSync(join(corpus, 'lighthouse.md'), HOSTILE);
});
afterAll(() => {
  rmSync(corpus, { recursive: true });
});

const ask = (args: readonly string[], options: ScriptOptions = {}) =>
  runScript('src/cli/ask.ts', { ...options, args: ['--corpus', corpus, ...args] });

const askLines = async (
  input: string,
  args: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {},
) => {
  const { stdout, stderr, code } = await ask(['--json', ...args], { input, environment });
  expect(code, stderr).toBe(0);
  expect(stdout === '' || stdout.endsWith('\n')).toBe(true);
  return stdout
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as AnswerLine);
};

describe('ask --json', () => {
  it('writes one object a line, in order, with every field on each', {
    timeout: 20_000,
  }, async () => {
    const questions = [
      'How long is the harbour bridge?',
      '',
      'hi',
      'Who is the president of Atlantis?',
      '🎉🎉🎉',
      'מה אורך הגשר?',
      'bridge \u2028 cost \u0000 \u001b[31m',
      'by:"Ines Falk" bridge',
      `<!channel> @everyone ${'bridge '.repeat(6000)}`,
    ];
    const lines = await askLines(`${questions.join('\r\n')}\n`);
    expect(lines.map(({ question }) => question)).toEqual(questions);
    for (const line of lines) {
      expect(Object.keys(line)).toEqual(FIELDS);
      for (const citation of [...line.citations, ...line.nearest]) {
        expect(Object.keys(citation)).toEqual(CITATION_FIELDS);
      }
      expect(['extract', 'figure', 'abstention']).toContain(line.kind);
      expect(line.score).toBeGreaterThanOrEqual(0);
      expect(line.score).toBeLessThanOrEqual(1);
      expect(line.elapsedMs).toBeGreaterThanOrEqual(0);
      const isAbstention = line.kind === 'abstention';
      expect(line.reason === null).toBe(!isAbstention);
      expect(line.text === null).toBe(isAbstention);
      expect(line.sentence === null).toBe(isAbstention);
      expect(line.confidence === null).toBe(isAbstention);
      expect(line.citations.length > 0).toBe(!isAbstention);
    }
  });

  it('cites the sentence with its article and who said it', { timeout: 20_000 }, async () => {
    const [line] = await askLines('How long is the harbour bridge?');
    const [citation] = line?.citations ?? [];
    expect(line?.sentence).toBe(
      'The new harbour bridge is 1,240 metres long, the engineer Ines Falk said on Thursday.',
    );
    expect(line?.text).toContain('1,240');
    expect(citation).toMatchObject({
      documentId: 'bridge',
      title: 'Harbour bridge opens',
      publisher: 'Coast Herald',
      publishedOn: '2024-05-02',
      quote: line?.sentence,
      url: 'https://herald.example/bridge',
    });
    const { start = 0, answerStart = 0, answerEnd = 0, quote = '' } = citation ?? {};
    expect(quote.slice(answerStart - start, answerEnd - start)).toBe(line?.text);
  });

  it('answers all of a large input, however it is cut', { timeout: 30_000 }, async () => {
    const questions = Array.from({ length: 2000 }, (_, index) => `How long is bridge ${index}? é`);
    // Where the lines are cut has nothing to do with how spans are read.
    const lines = await askLines(questions.join('\n'), [], { READER: 'off' });
    expect(lines.map(({ question }) => question)).toEqual(questions);
  });

  it('writes nothing for no input', { timeout: 20_000 }, async () => {
    expect(await askLines('')).toEqual([]);
  });

  it('answers where it would abstain when told to always answer', { timeout: 20_000 }, async () => {
    const question = 'How long was the bridge of Atlantis in 1812?\nzzyzx qwrtp';
    const [told, gibberish] = await askLines(question, ['--always-answer']);
    expect((await askLines(question))[0]?.kind).toBe('abstention');
    expect(told?.kind).not.toBe('abstention');
    expect(gibberish?.kind).toBe('abstention');
  });

  it('ends quietly when whoever reads has gone', { timeout: 20_000 }, async () => {
    const command = `yes "How long is the harbour bridge?" | head -5000 | "${process.execPath}" node_modules/tsx/dist/cli.mjs src/cli/ask.ts --json --corpus "${corpus}" | head -1`;
    const child = spawn('bash', ['-c', command]);
    let stderr = '';
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect(code).toBe(0);
    expect(stderr).toBe('');
  });
});

describe('ask', () => {
  it('prints a readable answer without escape codes where there is no terminal', {
    timeout: 20_000,
  }, async () => {
    const { stdout, code } = await ask(['How long is the harbour bridge?']);
    expect(code).toBe(0);
    expect(stdout).toContain('  > The new harbour bridge is 1,240 metres long');
    expect(stdout).toContain('Ines Falk');
    expect(stdout).toContain('Harbour bridge opens · Coast Herald · 2024-05-02');
    expect(stdout).not.toContain('\u001b');
  });

  it('shows how the answer came about when asked to explain', { timeout: 20_000 }, async () => {
    const { stdout } = await ask(['--explain', 'How', 'long', 'is', 'the', 'bridge?']);
    expect(stdout).toContain('Looked for:');
    expect(stdout).toContain('1. ');
  });

  it('lets no control character of an article or a question reach the terminal', {
    timeout: 20_000,
  }, async () => {
    const { stdout } = await ask(['--explain', 'what does the \u001b[31mlighthouse keeper paint?']);
    expect(stdout).toContain('lighthouse keeper');
    expect(stdout.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202E]/u);
  });

  it('says how to use it when there is neither a question nor a terminal', {
    timeout: 20_000,
  }, async () => {
    const { stdout, code } = await runScript('src/cli/ask.ts');
    expect(code).toBe(0);
    expect(stdout).toContain('npm run ask -- "question"');
  });

  it('refuses an unknown option by name', { timeout: 20_000 }, async () => {
    const { stderr, code } = await ask(['--jsno']);
    expect(code).toBe(2);
    expect(stderr).toContain('--jsno');
  });

  it('names a corpus folder that is not there', { timeout: 20_000 }, async () => {
    const { stderr, stdout, code } = await ask(['--corpus', join(corpus, 'nowhere'), 'bridge']);
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain('nowhere');
    expect(stderr).not.toContain('    at ');
  });
});
