import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** By its address, so that it is found from any working folder. */
const TSX = import.meta.resolve('tsx');

/** What is started: the sources, or the build in the folder that NEWSDESK_BUILT names. */
const entryOf = (built: string | undefined): readonly string[] =>
  built === undefined
    ? ['--import', TSX, join(ROOT, 'src/main.ts')]
    : [resolve(ROOT, built, 'main.js')];

/** `npm start` in a process of its own, serving platforms. */
export interface StartedProcess {
  readonly pid: number;
  /** Everything it has logged so far. */
  log(): string;
  /** Everything it has printed so far. */
  printed(): string;
  /** What it has printed once that matches. Rejects when it ends before. */
  prints(pattern: RegExp): Promise<RegExpExecArray>;
  /** What it has logged once that matches. Rejects when it ends before. */
  logs(pattern: RegExp): Promise<RegExpExecArray>;
  /** The logged events so far. */
  events(): readonly Readonly<Record<string, unknown>>[];
  /** Sends a signal; resolves to the exit code. */
  end(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): Promise<number | null>;
  /** Resolves to the exit code, however it ends. */
  readonly ended: Promise<number | null>;
  /** Ends it in whatever state it is. */
  kill(): void;
}

/** Starts the product with these variables, a store of its own unless they name one, and nothing else of the developer's own environment. */
export const startProcess = (
  environment: Readonly<Record<string, string>>,
  cwd: string = ROOT,
): StartedProcess => {
  const { PATH = '', HOME = '' } = process.env;
  const folder = mkdtempSync(join(tmpdir(), 'newsdesk-process-'));
  const store = { DATABASE_URL: `file:${join(folder, 'newsdesk.db')}` };
  const child = spawn(
    process.execPath,
    // One process, so that a signal reaches the product itself.
    entryOf(process.env.NEWSDESK_BUILT),
    {
      cwd,
      // Any free port: processes of other tests run beside it.
      env: { PATH, HOME, PORT: '0', ...store, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  child.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    log += text;
  });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
  });
  const exited = once(child, 'exit');
  /** What it has written to one of its outputs, once that matches. */
  const writes = async (
    output: Readable,
    written: () => string,
    pattern: RegExp,
  ): Promise<RegExpExecArray> => {
    for (;;) {
      const match = pattern.exec(written());
      if (match !== null) return match;
      const next = once(output, 'data');
      if ((await Promise.race([next, exited.then(() => 'exited')])) === 'exited') {
        throw new Error(`it ended without writing ${pattern}: ${log}`);
      }
    }
  };
  return {
    pid: child.pid ?? 0,
    log: () => log,
    printed: () => printed,
    prints: (pattern) => writes(child.stdout, () => printed, pattern),
    logs: (pattern) => writes(child.stderr, () => log, pattern),
    events: () =>
      log
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line)),
    end: async (signal) => {
      child.kill(signal);
      const [code] = await exited;
      return code;
    },
    ended: exited.then(([code]) => code),
    kill: () => child.kill('SIGKILL'),
  };
};
