import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** By its address, so that it is found from any working folder; in this process, not through one more. */
const TSX = import.meta.resolve('tsx');

const KEPT = `file:${join(tmpdir(), 'newsdesk-tests', 'newsdesk.db')}`;

/** What a script printed, and how it ended. */
export interface ScriptResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ScriptOptions {
  readonly args?: readonly string[];
  /** Written to standard input, which is then closed. */
  readonly input?: string;
  /** Variables beside PATH and HOME: nothing of the developer's own environment leaks in. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** Runs one of the project's scripts from its sources in a process of its own, without a terminal. */
export const runScript = (script: string, options: ScriptOptions = {}): Promise<ScriptResult> =>
  new Promise((resolve, reject) => {
    const { PATH = '', HOME = '' } = process.env;
    const child = spawn(
      process.execPath,
      ['--import', TSX, join(ROOT, script), ...(options.args ?? [])],
      {
        cwd: options.cwd ?? ROOT,
        // What is kept of a test's articles is not kept in the repository.
        env: { PATH, HOME, DATABASE_URL: KEPT, ...options.environment },
      },
    );
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
    child.stdin.on('error', () => {});
    child.stdin.end(options.input ?? '');
  });
