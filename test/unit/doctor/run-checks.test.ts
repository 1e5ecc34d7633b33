import { describe, expect, it } from 'vitest';
import { ConfigError } from '../../../src/config/config-error.ts';
import type { Check } from '../../../src/doctor/check.ts';
import { runChecks } from '../../../src/doctor/run-checks.ts';
import { countProblems, showReports } from '../../../src/doctor/show-reports.ts';

const fine: Check = { name: 'Fine', run: async () => [{ kind: 'ok', what: 'All is well.' }] };
const refusing: Check = {
  name: 'Refusing',
  run: async () => {
    throw new ConfigError('CONFIG_INVALID', 'PORT', 'set it to a number');
  },
};
const failing: Check = {
  name: 'Failing',
  run: async () => {
    throw new Error('the disk is gone');
  },
};
const hanging: Check = { name: 'Hanging', run: () => new Promise(() => {}) };

describe('the doctor', () => {
  it('shows wrong variables, failures and hangs as problems, and keeps no check back', async () => {
    const reports = await runChecks([refusing, failing, hanging, fine], {}, 20);
    expect(reports.map(({ findings }) => findings[0]?.kind)).toEqual([
      'problem',
      'problem',
      'problem',
      'ok',
    ]);
    expect(countProblems(reports)).toBe(3);
    const screen = showReports(reports, 80);
    expect(screen).toContain('PROBLEM  PORT is wrong.');
    expect(screen).toContain('-> Set it to a number.');
    expect(screen).toContain('the disk is gone');
    expect(screen).toContain('3 problems to mend.');
  });

  it('breaks lines at the width of the screen', () => {
    const words = 'a few words that go on '.repeat(20).trim();
    const reports = [{ name: 'Long', findings: [{ kind: 'note', what: words } as const] }];
    const lines = showReports(reports, 60).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(60);
    expect(lines.join(' ').replace(/\s+/gu, ' ')).toContain(words);
  });
});
