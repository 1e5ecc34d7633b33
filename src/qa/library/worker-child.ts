import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** A process that does one job at a time: what breaks it breaks nothing else. */
export interface WorkerChild<Job, Reply> {
  /**
   * Does a job; the process starts where there is none. Resolves to the first reply that `isLast`, all of them go to
   * `onReply` in their order. Rejects, and ends the process, where it takes too long, too much memory, or breaks.
   * @throws {ProcessKilled} where somebody outside ended it
   */
  run(job: Job, withinMs: number, onReply: (reply: Reply) => void): Promise<Reply>;
  /** Starts the process where there is none: there will be a job soon. */
  warm(): void;
  end(): Promise<void>;
}

export interface WorkerChildOptions<Reply> {
  /** The module that the process runs, by its address: a `.ts` of the sources or a `.js` of a build. */
  readonly entry: URL;
  /** Of the process as a whole, in megabytes; given to the entry as its only argument, and kept by it. */
  readonly memoryMb: number;
  /** Whether a reply ends its job. */
  isLast(reply: Reply): boolean;
}

/** What the entry says first, once it can take jobs: what a job may take does not begin before. */
export const WORKER_READY = 'ready';
/** Starting takes half a second, and much longer where many programs want the processor. */
const START_MS = 120_000;
/** A process that has had nothing to do for this long is ended: its models take memory. */
const IDLE_MS = 60_000;
/** The share of a process's memory that may be JavaScript's own objects. */
const HEAP_SHARE = 0.8;

const ENDED = 'the process that reads articles has ended';
const TOO_MUCH = 'it takes more memory than an article should';

const startProcess = (entry: URL, memoryMb: number): ChildProcess => {
  // A build is plain JavaScript; the sources need tsx.
  const loader = entry.pathname.endsWith('.ts') ? ['--import', import.meta.resolve('tsx')] : [];
  const heapMb = Math.floor(memoryMb * HEAP_SHARE);
  return fork(fileURLToPath(entry), [String(memoryMb)], {
    execArgv: [...loader, `--max-old-space-size=${heapMb}`],
    // No token and no key is within reach of what reads a file; what the system itself needs it adds.
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
};

/** What the guard of memory ends a process by: nobody else sends it, and a system that is short of memory sends another. */
export const GUARD_SIGNAL = 'SIGUSR2';

/** Somebody outside ended the process, an operator or the system: the same job may well be done by the next one. */
export class ProcessKilled extends Error {
  constructor() {
    super('something outside ended the process that reads articles');
    this.name = 'ProcessKilled';
  }
}

/** Why a process ended that was not ended here: its guard kills it for memory, and Node aborts for it. */
const causeOf = (code: number | null, signal: NodeJS.Signals | null): Error => {
  if (signal === GUARD_SIGNAL || signal === 'SIGABRT' || code === 134) return new Error(TOO_MUCH);
  return signal === 'SIGKILL' ? new ProcessKilled() : new Error(ENDED);
};

interface Conversation<Reply> {
  readonly job: object;
  /** How long the process may take to be ready, where it is not. */
  readonly startMs: number | undefined;
  readonly withinMs: number;
  isLast(reply: Reply): boolean;
  /** Ends the process, which has taken too long. */
  end(): void;
  /** Whether it is ended here, for good. */
  isEnding(): boolean;
}

/** Gives a process a job, once it is ready; resolves to its last reply. */
const converse = <Reply extends object>(
  child: ChildProcess,
  { job, startMs, withinMs, isLast, end, isEnding }: Conversation<Reply>,
): Promise<Reply> =>
  new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined;
    const settle = (done: () => void): void => {
      clearTimeout(timer);
      child.off('message', onMessage).off('error', onError).off('exit', onExit);
      done();
    };
    const limit = (ms: number, what: string): void => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        settle(() => reject(new Error(`${what} takes longer than ${ms / 1000} seconds`)));
        end();
      }, ms);
    };
    const begin = (): void => {
      limit(withinMs, 'it');
      // A process that ended just now tells so by `exit`.
      child.send(job, () => {});
    };
    const onMessage = (message: unknown): void => {
      const reply = message as Reply | typeof WORKER_READY; // sent by the entry, which knows no other
      if (reply === WORKER_READY) begin();
      else if (isLast(reply)) settle(() => resolve(reply));
    };
    const onError = (error: Error): void => settle(() => reject(error));
    const onExit = (code: number | null, signal: NodeJS.Signals | null): void =>
      settle(() => reject(isEnding() ? new Error(ENDED) : causeOf(code, signal)));
    child.on('message', onMessage).on('error', onError).on('exit', onExit);
    if (startMs === undefined) begin();
    else limit(startMs, 'starting the process that reads articles');
  });

/** The process starts when there is a job, and again after one that broke it. */
export const createWorkerChild = <Job extends object, Reply extends object>({
  entry,
  memoryMb,
  isLast,
}: WorkerChildOptions<Reply>): WorkerChild<Job, Reply> => {
  let running: ChildProcess | undefined;
  /** Those that have not said yet that they are ready. */
  const starting = new WeakSet<ChildProcess>();
  /** Those that are ended here. */
  const ending = new WeakSet<ChildProcess>();
  let idle: NodeJS.Timeout | undefined;
  /** Whether the process of a job keeps this one from ending. */
  const hold = (child: ChildProcess, holds: boolean): void => {
    child[holds ? 'ref' : 'unref']();
    child.channel?.[holds ? 'ref' : 'unref']();
  };
  const end = async (): Promise<void> => {
    const last = running;
    running = undefined;
    clearTimeout(idle);
    if (last === undefined || last.exitCode !== null || last.signalCode !== null) return;
    ending.add(last);
    hold(last, true);
    await new Promise<void>((resolve) => {
      last.once('exit', () => resolve());
      last.kill('SIGKILL');
    });
  };
  const start = (): ChildProcess => {
    if (running !== undefined) return running;
    const child = startProcess(entry, memoryMb);
    const forget = (): void => {
      if (running === child) running = undefined;
    };
    child.on('error', forget).on('exit', forget);
    starting.add(child);
    child.once('message', () => starting.delete(child));
    running = child;
    return child;
  };
  const rest = (child: ChildProcess): void => {
    hold(child, false);
    clearTimeout(idle);
    idle = setTimeout(() => void end(), IDLE_MS).unref();
  };
  const run: WorkerChild<Job, Reply>['run'] = async (job, withinMs, onReply) => {
    clearTimeout(idle);
    const child = start();
    hold(child, true);
    const isStarting = starting.has(child);
    const last = await converse<Reply>(child, {
      job,
      startMs: isStarting ? START_MS : undefined,
      withinMs,
      isLast: (reply) => {
        onReply(reply);
        return isLast(reply);
      },
      end: () => void end(),
      isEnding: () => ending.has(child),
    });
    rest(child);
    return last;
  };
  return {
    run,
    warm: () => {
      if (running === undefined) rest(start());
    },
    end,
  };
};
