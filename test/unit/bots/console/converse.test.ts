import { PassThrough, Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { consoleRequest, converse } from '../../../../src/bots/console/converse.ts';
import type { Library } from '../../../../src/qa/library/library.ts';
import type { Question } from '../../../../src/qa/types.ts';
import { createLogger } from '../../../../src/telemetry/logger.ts';
import { makeAnswered, makeExtract, makeLibrary } from '../../../support/library.ts';

const SCOPE = { collections: ['public'] };

const talk = async (typed: string, answer?: Library['answer']) => {
  const asked: Question[] = [];
  const library = makeLibrary(async (question, scope) => {
    asked.push(question);
    return answer
      ? answer(question, scope)
      : makeAnswered(makeExtract('The west grew by 6.7% a year.', '6.7%'), {
          next: { entities: [`after ${asked.length}`], terms: [] },
        });
  });
  const output = new PassThrough();
  output.setEncoding('utf8');
  await converse(
    {
      library: () => library,
      logger: createLogger({ level: 'silent', write: () => {}, redact: (line) => line }),
      now: () => 0,
    },
    { input: Readable.from([typed]), output, style: { width: 80, isStyled: false } },
  );
  output.end();
  let shown = '';
  for await (const chunk of output) shown += chunk;
  return { shown, asked };
};

describe('converse', () => {
  it('answers line after line and remembers what the conversation is about', async () => {
    const { shown, asked } = await talk('how fast?\nand since when?\n');
    expect(shown.match(/> The west grew by 6\.7% a year\./gu)).toHaveLength(2);
    expect(asked[0]).not.toHaveProperty('context');
    expect(asked[1]?.context).toEqual({ entities: ['after 1'], terms: [] });
    expect(shown).toContain('Goodbye.');
  });

  it('ends when the asker leaves', async () => {
    const { asked } = await talk('exit\nhow fast?\n');
    expect(asked.filter(({ text }) => text === 'how fast?')).toEqual([]);
  });

  it('goes on after a failure', async () => {
    const { shown } = await talk('one\ntwo\n', async () => {
      throw new Error('broken');
    });
    expect(shown.match(/Something went wrong/gu)).toHaveLength(2);
  });

  it('shows help for an empty line', async () => {
    expect((await talk('\n')).shown).toContain('/ask question');
  });
});

describe('consoleRequest', () => {
  it('takes a line for a question, and a line that starts with a slash for a command', () => {
    expect(consoleRequest('how fast?', '1', SCOPE)).toMatchObject({
      command: 'ask',
      options: { question: 'how fast?' },
    });
    expect(consoleRequest(' /ASK how fast? ', '1', SCOPE)).toMatchObject({
      command: 'ask',
      options: { question: 'how fast?' },
    });
    expect(consoleRequest('/help', '1', SCOPE)).toMatchObject({ command: 'help', options: {} });
    expect(consoleRequest('/usr/bin is what?', '1', SCOPE)).toMatchObject({ command: 'ask' });
  });
});
