import { describe, expect, it } from 'vitest';
import { ConfigError } from '../../../src/config/config-error.ts';
import { readEnvironment } from '../../../src/config/environment.ts';

const problemsOf = (action: () => void): readonly ConfigError[] => {
  try {
    action();
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
};

describe('readEnvironment', () => {
  it('takes a blank variable for an unset one', () => {
    const reader = readEnvironment({ A: '  ', B: ' b ' });
    expect(reader.optional('A')).toBeUndefined();
    expect(reader.text('A', 'fallback')).toBe('fallback');
    expect(reader.optional('B')).toBe('b');
    expect(() => reader.check()).not.toThrow();
  });

  it('reads numbers, choices, flags and addresses', () => {
    const reader = readEnvironment({ N: '8080', C: 'Info', F: 'off', U: 'http://[::1]:9/api/' });
    expect(reader.integer('N', { min: 0, max: 65_535, fallback: 1 })).toBe(8080);
    expect(reader.choice('C', ['info', 'warn'])).toBe('info');
    expect(reader.flag('F', true)).toBe(false);
    expect(reader.url('U')).toBe('http://[::1]:9/api');
    expect(() => reader.check()).not.toThrow();
  });

  it('names every wrong variable at once, with its remedy and without its value', () => {
    const reader = readEnvironment({
      N: '70000',
      C: 'loud',
      F: 'maybe',
      U: 'ftp://secret.example',
    });
    expect(reader.integer('N', { min: 0, max: 65_535, fallback: 1 })).toBe(1);
    reader.choice('C', ['info', 'warn']);
    expect(reader.flag('F', true)).toBe(true);
    expect(reader.url('U')).toBeUndefined();
    const problems = problemsOf(() => reader.check());
    expect(problems.map((problem) => problem.variable)).toEqual(['N', 'C', 'F', 'U']);
    const told = problems.map((problem) => problem.message).join('\n');
    expect(told).toContain('0 to 65535');
    expect(told).toContain('info, warn');
    expect(told).not.toMatch(/70000|loud|maybe|secret/u);
  });

  it('gives a group whole, or names what is missing of a half-set one', () => {
    expect(readEnvironment({}).group(['A', 'B'])).toBeUndefined();
    expect(readEnvironment({ A: '1', B: '2' }).group(['A', 'B'])).toEqual({ A: '1', B: '2' });
    const half = readEnvironment({ A: '1' });
    expect(half.group(['A', 'B'])).toBeUndefined();
    const [problem] = problemsOf(() => half.check());
    expect(problem).toMatchObject({ code: 'CONFIG_MISSING', variable: 'B' });
    expect(problem?.remedy).toContain('together with A');
  });
});
