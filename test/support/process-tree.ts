import { readdirSync, readFileSync } from 'node:fs';

/** A process as Linux tells of it. Source: proc(5). */
export interface SeenProcess {
  readonly pid: number;
  /** Its arguments, blank between them. */
  readonly command: string;
  /** Memory in bytes that is its own: what it shares with others counts in parts. */
  readonly bytes: number;
}

const BYTES_IN_KB = 1024;

/** What a process says of itself; empty once it has ended. */
const told = (pid: number, file: string): string => {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
};

const parentOf = (pid: number): number =>
  Number(/^PPid:\s+(\d+)$/mu.exec(told(pid, 'status'))?.[1]);

const see = (pid: number): SeenProcess => ({
  pid,
  command: told(pid, 'cmdline').replaceAll('\0', ' ').trim(),
  bytes: Number(/^Pss:\s+(\d+) kB$/mu.exec(told(pid, 'smaps_rollup'))?.[1] ?? 0) * BYTES_IN_KB,
});

/** A process and those that it has started, itself first. */
export const processTree = (pid: number): readonly SeenProcess[] => {
  const started = readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .map(Number)
    .filter((one) => parentOf(one) === pid);
  return [see(pid), ...started.map(see)];
};

/** Clock ticks a second. Source: sysconf(3), `_SC_CLK_TCK`, 100 on Linux. */
const TICKS = 100;

/** The time a process has computed so far, in milliseconds; `undefined` where the system does not tell. */
export const computedMs = (pid: number): number | undefined => {
  // Behind the name, which may hold blanks: the 12th and 13th fields.
  const fields = told(pid, 'stat').split(') ').at(-1)?.split(' ') ?? [];
  const ticks = Number(fields[11]) + Number(fields[12]);
  return Number.isNaN(ticks) ? undefined : (ticks / TICKS) * 1_000;
};
