import { describe, expect, it } from 'vitest';
import { reportCrash } from '../../../../src/cli/terminal/end-on-crash.ts';

const QUESTION = 'Who fired the mayor of Saltmouth?';

/** What Node says of a text that is no JSON, which it quotes. */
const parseFailure = (): unknown => {
  try {
    return JSON.parse(QUESTION);
  } catch (error) {
    return error;
  }
};

describe('a crash', () => {
  it('is told by its kind and where it came from, without the words that it quotes', () => {
    const failure = parseFailure();
    expect(String(failure)).toContain('Who fired');
    const report = reportCrash(failure);
    expect(report).toMatchObject({ type: 'SyntaxError' });
    expect(report.frames[0]).toMatch(/^at JSON\.parse/u);
    expect(JSON.stringify(report)).not.toContain('fired');
  });

  it('passes over lines of a message that look like places', () => {
    const report = reportCrash(new Error(`first\n    at ${QUESTION}\n    at another`));
    expect(report.frames.length).toBeGreaterThan(0);
    expect(JSON.stringify(report)).not.toContain('Saltmouth');
    expect(JSON.stringify(report)).not.toContain('another');
  });

  it('tells its causes in the same way, and does not follow them for ever', () => {
    const first = Object.assign(new Error(QUESTION), { code: '42P01' });
    const error = new RangeError(QUESTION, { cause: first });
    first.cause = error;
    expect(reportCrash(error)).toMatchObject({
      type: 'RangeError',
      cause: { type: 'Error', code: '42P01' },
    });
    expect(JSON.stringify(reportCrash(error))).not.toContain('Saltmouth');
  });

  it.each([
    [QUESTION, 'string'],
    [{ question: QUESTION }, 'object'],
    [undefined, 'undefined'],
  ])('tells of what is no error its type alone', (thrown, type) => {
    expect(reportCrash(thrown)).toEqual({ type, frames: [] });
  });

  it('takes no words for a name or a code', () => {
    const error = Object.assign(new Error('x'), { name: QUESTION, code: QUESTION });
    expect(JSON.stringify(reportCrash(error))).not.toContain('Saltmouth');
  });
});
