import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** `npm start` in a process of its own, serving platforms. */
export interface StartedProcess {
  /** Everything it has logged so far. */
  log(): string;
  /** The logged events so far. */
  events(): readonly Readonly<Record<string, unknown>>[];
  /** Sends a signal; resolves to the exit code. */
  end(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): Promise<number | null>;
  /** Ends it in whatever state it is. */
  kill(): void;
}

/** Starts the product with these variables, a store of its own unless they name one, and nothing else of the developer's own environment. */
export const startProcess = (environment: Readonly<Record<string, string>>): StartedProcess => {
  const { PATH = '', HOME = '' } = process.env;
  const folder = mkdtempSync(join(tmpdir(), 'newsdesk-process-'));
  const store = { DATABASE_URL: `file:${join(folder, 'newsdesk.db')}` };
  const child = spawn(
    process.execPath,
    // One process, so that a signal reaches the product itself.
    ['--import', 'tsx', join(ROOT, 'src/main.ts')],
    {
      cwd: ROOT,
      env: { PATH, HOME, ...store, ...environment },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  child.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    log += text;
  });
  const exited = once(child, 'exit');
  return {
    log: () => log,
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
    kill: () => child.kill('SIGKILL'),
  };
};
