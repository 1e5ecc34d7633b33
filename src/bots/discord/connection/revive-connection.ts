/** When a connection counts as stuck. */
export interface Watch {
  readonly everyMs: number;
  /** discord.js reconnects by itself within seconds; this long means that it will not. */
  readonly afterMs: number;
}

export const STUCK: Watch = { everyMs: 30_000, afterMs: 10 * 60_000 };

/** Calls `revive` each time the connection has been down for `afterMs`, until the signal ends it. */
export const reviveConnection = (
  isDown: () => boolean,
  revive: () => void,
  signal: AbortSignal,
  { everyMs, afterMs }: Watch = STUCK,
): void => {
  let downMs = 0;
  const look = setInterval(() => {
    downMs = isDown() ? downMs + everyMs : 0;
    if (downMs < afterMs) return;
    downMs = 0;
    revive();
  }, everyMs);
  look.unref();
  signal.addEventListener('abort', () => clearInterval(look), { once: true });
};
