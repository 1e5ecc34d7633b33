import { ConfigError } from '../config/config-error.ts';
import type { Environment } from '../config/environment.ts';
import type { Check, Finding } from './check.ts';

/** What one check found. */
export interface Report {
  readonly name: string;
  readonly findings: readonly Finding[];
}

/** A check that takes longer says so instead: nobody waits for a doctor. */
const LIMIT_MS = 15_000;

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What a check that threw stands for. */
const findingsOf = (error: unknown): readonly Finding[] => {
  if (error instanceof ConfigError) {
    return error.problems.map(({ code, variable, remedy }) => ({
      kind: 'problem',
      what: `${variable} is ${code === 'CONFIG_MISSING' ? 'missing' : 'wrong'}.`,
      remedy: `${capitalised(remedy)}.`,
    }));
  }
  const why = error instanceof Error ? error.message : String(error);
  return [
    { kind: 'problem', what: `This could not be checked: ${why}.`, remedy: 'Run it once more.' },
  ];
};

const runOne = async (
  { name, run }: Check,
  environment: Environment,
  limitMs: number,
): Promise<Report> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no result in ${limitMs / 1000} s`)), limitMs);
  });
  try {
    return { name, findings: await Promise.race([run(environment), late]) };
  } catch (error) {
    return { name, findings: findingsOf(error) };
  } finally {
    clearTimeout(timer);
  }
};

/** Runs the checks side by side; one that fails or hangs becomes a problem and keeps no other back. */
export const runChecks = (
  checks: readonly Check[],
  environment: Environment,
  limitMs = LIMIT_MS,
): Promise<readonly Report[]> =>
  Promise.all(checks.map((check) => runOne(check, environment, limitMs)));
