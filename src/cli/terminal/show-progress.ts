import type { Writable } from 'node:stream';
import type { LoadStage } from '../opening/open-live-library.ts';

/** Loading that takes less than this is not worth a line, in milliseconds. */
const QUIET_MS = 1_000;
const EVERY_MS = 100;
const LOG_EVERY_MS = 10_000;
const BAR_WIDTH = 30;

const NAMES = { reading: 'Reading', analysing: 'Analysing', encoding: 'Encoding' } as const;

const countsOf = ({ stage, done, total }: LoadStage): string =>
  `${done.toLocaleString('en')} of ${total.toLocaleString('en')} ${stage === 'encoding' ? 'passages' : 'articles'}`;

/** How far loading is, in words. */
export const progressLine = (stage: LoadStage): string =>
  `${NAMES[stage.stage]} ${countsOf(stage)}`;

const barOf = (stage: LoadStage): string => {
  const { done, total } = stage;
  const filled = total === 0 ? BAR_WIDTH : Math.round((BAR_WIDTH * done) / total);
  const bar = `${'█'.repeat(filled)}${'░'.repeat(BAR_WIDTH - filled)}`;
  return `${NAMES[stage.stage].padEnd(NAMES.analysing.length)} ${bar} ${countsOf(stage)}`;
};

/** Shows how far loading is: a bar on a terminal, a log line from time to time elsewhere. */
export interface ShownProgress {
  show(stage: LoadStage): void;
  /** Takes the bar away. */
  end(): void;
}

/** @param output where a bar is drawn if it is a terminal; if not, `log` is told every ten seconds. */
export const showProgress = (
  output: Writable & { readonly isTTY?: boolean },
  log: (stage: LoadStage) => void,
): ShownProgress => {
  const terminal = output.isTTY === true ? output : undefined;
  const started = performance.now();
  let shownAt = started + QUIET_MS - EVERY_MS;
  let loggedAt = started;
  let isDrawn = false;
  return {
    show: (stage) => {
      const now = performance.now();
      if (terminal === undefined) {
        if (now - loggedAt < LOG_EVERY_MS) return;
        loggedAt = now;
        log(stage);
      } else if (now - shownAt >= EVERY_MS) {
        shownAt = now;
        isDrawn = true;
        terminal.write(`\r\u001b[2K${barOf(stage)}`);
      }
    },
    end: () => {
      if (isDrawn) terminal?.write('\r\u001b[2K');
    },
  };
};
